#!/usr/bin/python3
"""Runs a study of scenarios/studies and writes, or checks, its answer.

    tools/dev/studies.py [--check] [STUDY.json...]      the default is every study

A study asks a planner's question: a base scenario, variants of it as overrides, the key figures to compare, figures derived from
them, laws that the answer leans on, and the answer's sentences with places for the figures. The answer is written beside it as
STUDY.md, in English and Chinese. --check compares with the file that is there instead, and fails where they differ.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ICCTWIN_PROGRAM", str(ROOT / "build/release/bin/icctwin"))
FUNCTIONS = {"__builtins__": {"abs": abs, "max": max, "min": min}}  # of the expressions in studies, the repository's own text


def run_variant(study_file, study, variant, folder):
    """Key figures of one variant: id -> {"value", "unit", ...}."""
    base = study_file.parent / variant.get("base", study["base"])
    command = [PROGRAM, "run", str(base), "--out", str(folder), "--quiet", "--no-report"]
    if "site" in variant:
        command += ["--site", str(study_file.parent / variant["site"])]
    for assignment in study.get("set", []) + variant.get("set", []):
        command += ["--set", assignment]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise SystemExit(f"{study_file.name}: variant {variant['id']} ended with {ended.returncode}\n{ended.stderr}")
    with open(folder / "kpi.json", encoding="utf-8") as source:
        return json.load(source)["kpis"]


def number(value, digits):
    return "–" if value is None else f"{value:,.{digits}f}"


def table(study, kpis, language):
    words = {"en": ["variant"], "zh": ["方案"]}[language]
    first = kpis[study["variants"][0]["id"]]
    head = words + [f"{first[name]['title'][language]}, {first[name]['unit']}".removesuffix(", 1") for name, _ in study["kpis"]]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * len(study["kpis"])]
    for variant in study["variants"]:
        cells = [number(kpis[variant["id"]][name]["value"], digits) for name, digits in study["kpis"]]
        lines.append("| " + " | ".join([variant["name"][language]] + cells) + " |")
    return "\n".join(lines)


def answer(study_file):
    with open(study_file, encoding="utf-8") as source:
        study = json.load(source)
    kpis = {}
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {
            variant["id"]: pool.submit(run_variant, study_file, study, variant, pathlib.Path(scratch) / variant["id"])
            for variant in study["variants"]
        }
        for name, job in jobs.items():
            kpis[name] = job.result()
    places = {name: types.SimpleNamespace(**{id_: one["value"] for id_, one in values.items()}) for name, values in kpis.items()}
    for name, expression in study.get("figures", {}).items():
        figure = eval(expression, FUNCTIONS | places)
        places[name] = round(figure, 6) + 0.0 if isinstance(figure, float) else figure  # rounding noise would show as -0
    broken = [law for law in study.get("laws", []) if not eval(law, FUNCTIONS | places)]
    if broken:
        shown = "\n".join(table(study, kpis, "en").splitlines())
        raise SystemExit(f"{study_file.name}: the answer leans on what does not hold: " + "; ".join(broken) + "\n" + shown)
    parts = ["<!-- Written by tools/dev/studies.py. -->"]
    for language in ("en", "zh"):
        parts += ["# " + study["title"][language], study["question"][language], table(study, kpis, language),
                  study["answer"][language].format(**places)]
    return "\n\n".join(parts) + "\n"


def main(arguments):
    check = "--check" in arguments
    files = [pathlib.Path(one).resolve() for one in arguments if one != "--check"]
    failed = False
    for study_file in files or sorted((ROOT / "scenarios/studies").glob("*.json")):
        text = answer(study_file)
        place = study_file.with_suffix(".md")
        if not check:
            place.write_text(text, encoding="utf-8")
        elif not place.exists() or place.read_text(encoding="utf-8") != text:
            print(f"{place.name} is not what the program computes; run tools/dev/studies.py and explain what moved. Computed:\n{text}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
