#!/usr/bin/python3
"""Writes the reports of a run in every format and holds them against each other.

    report_formats.py ICCTWIN SCENARIO SCRATCH [TEMPLATE...]

Text and numbers must be the same in HTML, PDF, XLSX and CSV; every page says that it is simulated; HTML has no script and fetches nothing.
Prints what is wrong; exit status 1 if anything is.
"""
import csv
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys

import openpyxl

SIMULATED = {"en": "simulated values, not measured", "zh": "仿真值，非实测值"}
NUMBER = re.compile(r"^\u2212?[\d,\u2009]*\d(\.\d+)?$")
faults = []


def check(good, what):
    if not good:
        faults.append(what)


def closed_up(text):
    return re.sub(r"\s+", "", text)


def plain(runs):
    return "".join(run[0] for run in runs)


def number_of(text):
    return float(text.replace("\u2212", "-").replace(",", "").replace("\u2009", ""))


class Page(html.parser.HTMLParser):
    """Nesting, forbidden elements, and all text."""

    def __init__(self):
        super().__init__()
        self.open, self.text = [], []

    def handle_starttag(self, tag, attributes):
        check(tag not in ("script", "link", "iframe", "img", "object"), f"HTML: <{tag}>")
        for name, value in attributes:
            check(not name.startswith("on"), f"HTML: attribute {name}")
            check(name not in ("src", "href") or value.startswith("#"), f"HTML: {name}={value}")
        if tag not in ("meta", "col"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, f"HTML: </{tag}> closes something else")

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def pdf_pages(file):
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def check_document(folder, name, language):
    document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    tables = {block["label"]: block for block in document["blocks"] if block["type"] == "table" and block["label"]}
    labels = list(tables) + [block["label"] for block in document["blocks"] if block["type"] == "figure"]
    check(tables, f"{name}: no tables")

    pages = pdf_pages(folder / f"{name}.pdf")
    for i, page in enumerate(pages):
        check(SIMULATED[language] in page, f"{name}.pdf: page {i + 1} does not say that it is simulated")
        number = f"page {i + 1} of {len(pages)}" if language == "en" else f"第 {i + 1} 页 共 {len(pages)} 页"
        check(closed_up(number) in closed_up(page), f"{name}.pdf: page {i + 1} has no number")
    words = set(" ".join(pages).replace("\u00a0", " ").split())
    text = closed_up("".join(pages))
    for block in document["blocks"]:
        if block["type"] == "heading":
            check(closed_up(block["text"]) in text, f"{name}.pdf: no heading {block['text']}")
    fonts = subprocess.run(["pdffonts", folder / f"{name}.pdf"], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    check(fonts and all(line.split()[-5] == "yes" for line in fonts), f"{name}.pdf: a font is not embedded")
    check((folder / f"{name}.pdf").read_bytes().count(b"/Title <FEFF") == sum(b["type"] == "heading" for b in document["blocks"]),
          f"{name}.pdf: not one bookmark for each heading")

    page = Page()
    page.feed((folder / f"{name}.html").read_text(encoding="utf-8"))
    check(not page.open, f"{name}.html: <{page.open[-1:]}> stays open")
    html_text = closed_up("".join(page.text))

    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    titles = {sheet["A1"].value.split(" ")[0] + " " + sheet["A1"].value.split(" ")[1]: sheet for sheet in book.worksheets[2:]}
    check(sorted(titles) == sorted(labels), f"{name}.xlsx: sheets {sorted(titles)} for {sorted(labels)}")
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as source:
        lines = list(csv.reader(source))
    starts = {line[0]: at for at, line in enumerate(lines) if line and line[0] in labels}
    check(sorted(starts) == sorted(labels), f"{name}.csv: {sorted(starts)} for {sorted(labels)}")

    numbers = 0
    for label, table in tables.items():
        sheet = titles.get(label)
        check(closed_up(label + table["title"]) in html_text, f"{name}.html: no {label} {table['title']}")
        for i, row in enumerate(table["rows"]):
            for j, cell in enumerate(row["cells"]):
                shown = plain(cell)
                where = f"{label} row {i + 1} column {j + 1}: {shown}"
                check(closed_up(shown) in html_text, f"{name}.html: {where}")
                if not NUMBER.match(shown):
                    continue
                numbers += 1
                value, decimals = number_of(shown), len(shown.partition(".")[2])
                check(shown.replace("\u2009", "") in words or closed_up(shown) in text, f"{name}.pdf: {where}")
                if sheet is None or label not in starts:
                    continue
                in_sheet, in_csv = sheet.cell(i + 3, j + 1).value, lines[starts[label] + 2 + i][j]
                if isinstance(in_sheet, str):  # a number that is a name
                    check(in_sheet == shown == in_csv, f"{name}: {where} is {in_sheet} in XLSX, {in_csv} in CSV")
                    continue
                # The exact value is within half of the last digit shown.
                for kind, exact in (("xlsx", in_sheet), ("csv", in_csv)):
                    check(abs(float(exact) - value) <= 0.5000001 * 10.0**-decimals, f"{name}.{kind}: {where} is {exact}")
    check(numbers > 10, f"{name}: only {numbers} numbers in tables")
    return len(pages), numbers


def main(program, scenario, scratch, templates):
    folder = pathlib.Path(scratch)
    shutil.rmtree(folder, ignore_errors=True)  # what another build wrote may differ
    folder.mkdir(parents=True)
    run = folder / "run"
    subprocess.run([program, "run", scenario, "--out", run, "--force", "--no-report", "--quiet"], check=True, stderr=subprocess.DEVNULL)
    for template in templates:
        for language in SIMULATED:
            name = f"{template}-{language}"
            for ending in ("html", "pdf", "xlsx", "csv", "json"):
                for _ in range(2 if ending in ("pdf", "xlsx") else 1):  # the same bytes again
                    file = folder / f"{name}.{ending}"
                    before = file.read_bytes() if file.exists() else None
                    subprocess.run([program, "report", run, "--lang", language, "--format", ending, "--out", file]
                                   + (["--template", template] if template != "report" else []), check=True, stdout=subprocess.DEVNULL)
                    check(before in (None, file.read_bytes()), f"{name}.{ending}: other bytes for the same run")
            pages, numbers = check_document(folder, name, language)
            print(f"{name}: {pages} pages, {numbers} numbers in tables")
            if template == "summary":
                check(pages <= 2, f"{name}: {pages} pages")
    for fault in faults[:50]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:] or ["report"]))
