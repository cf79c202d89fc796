#include <doctest/doctest.h>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/run/run_folders.h"
#include "gui/views/elided_label.h"
#include "gui/views/report/pdf_viewer.h"
#include "gui/views/report/report_page.h"
#include "tests/gui/application.h"
#include "tests/gui/study.h"
#include "tests/support/desk.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

struct Reporting {
  explicit Reporting(const Study& study) {
    REQUIRE(window.open_file(study.file_name));
    page = dynamic_cast<ReportPage*>(window.findChild<QWidget*>(QStringLiteral("report")));
    REQUIRE(page);
    window.resize(1280, 720);
    window.show();
    window.show_page(Page::report);
  }
  bool shows(const QString& text) const {
    for (const QLabel* label : page->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    for (const QWidget* widget : page->findChildren<QWidget*>())
      if (const auto* line = dynamic_cast<const ElidedLabel*>(widget); line && line->text().contains(text))
        return line->isVisible() && !line->is_cut();
    return false;
  }
  MainWindow window;
  ReportPage* page = nullptr;
};

/// What a reader of the PDF reads.
std::string text_of_pdf(const QString& file) {
  QProcess process;
  process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
  REQUIRE(process.waitForFinished());
  return process.readAllStandardOutput().toStdString();
}

}  // namespace

TEST_CASE("without a run the report page says so and builds nothing") {
  const Study study;
  Reporting on(study);
  CHECK(on.shows(QStringLiteral("Not run yet.")));
  CHECK_FALSE(on.window.commands()["report.build"]->isEnabled());
  on.window.set_language_of_window(Language::zh);
  CHECK(wait_until([&] { return on.shows(QStringLiteral("尚未运行。")); }));  // a layout shows its new widgets when events pass
}

TEST_CASE("the preview is the PDF of icctwin report: the same text, in both languages and for the summary too") {
  const Study study;
  const QString run = study.make_run("0001");
  Reporting on(study);
  on.window.bench().open_run(run);
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::ready; }));
  for (const char* language : {"en", "zh"})
    for (const char* kind : {"report", "summary"}) {
      CAPTURE(language);
      CAPTURE(kind);
      on.page->set_report_language(QLatin1String(language));
      on.page->set_kind(QLatin1String(kind));
      on.window.commands()["report.build"]->trigger();
      REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::ready; }));
      CHECK(on.page->preview().options() == on.page->options());
      const std::string by_hand = study.file("by_hand.pdf");
      REQUIRE(icctwin_program({"report", run.toStdString(), "--template", kind, "--lang", language, "--format", "pdf", "--out", by_hand})
                  .code == 0);
      const std::string text = text_of_pdf(on.page->preview().file());
      CHECK(text.size() > 500);
      CHECK(text == text_of_pdf(q(by_hand)));
      CHECK(on.page->viewer().document().pageCount() >= 1);
    }
}

TEST_CASE("keys alone build, page through and cancel a report; what was changed since is told") {
  const Study study;
  const QString run = study.make_run("0001");
  Reporting on(study);
  on.window.bench().open_run(run);
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::ready; }));
  auto* kind = on.page->findChild<QComboBox*>(QStringLiteral("template"));
  kind->setFocus();
  QTest::keyClick(kind, Qt::Key_Down);
  REQUIRE(wait_until([&] { return on.page->options().kind == QStringLiteral("summary"); }));
  CHECK(on.shows(QStringLiteral("build it anew")));
  QTest::keyClick(&on.window, Qt::Key_F7);
  CHECK(on.page->preview().state() == ReportPreview::State::building);
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::ready; }));
  CHECK_FALSE(on.shows(QStringLiteral("build it anew")));
  CHECK(on.page->viewer().document().pageCount() == 2);  // the summary has two pages
  on.page->viewer().go_to(1);
  REQUIRE(wait_until([&] { return on.page->viewer().page() == 1; }));
  QTest::keyClick(&on.window, Qt::Key_F7);
  on.window.commands()["report.cancel"]->trigger();
  REQUIRE(wait_until([&] { return on.page->preview().state() != ReportPreview::State::building; }));
}

TEST_CASE("measures of the audit are the runs that were checked, and every format is written as the command would") {
  const Study study;
  const QString run = study.make_run("0001"), other = study.make_run("0002", {"--set", "/cooling/cdu/supply_c=42"});
  Reporting on(study);
  on.window.bench().open_run(run);
  REQUIRE(wait_until([&] { return on.window.bench().run() != nullptr; }));
  on.page->set_kind(QStringLiteral("audit"));
  on.page->set_measures({other});
  CHECK(on.page->command() == QStringLiteral("icctwin report %1 --template audit --compare %2 --format pdf --lang en").arg(run, other));
  for (const char* format : {"html", "csv", "json", "xlsx"}) {
    CAPTURE(format);
    const std::string file = study.file(std::string("audit.") + format), by_hand = study.file(std::string("by_hand.") + format);
    on.page->write_file(QLatin1String(format), q(file));
    REQUIRE(wait_until([&] { return !on.page->is_writing(); }));
    REQUIRE(icctwin_program({"report", run.toStdString(), "--template", "audit", "--compare", other.toStdString(), "--format", format,
                             "--out", by_hand})
                .code == 0);
    CHECK(slurp(file) == slurp(by_hand));
  }
}

TEST_CASE("what goes wrong is told where the preview would stand, with what to do") {
  const Study study;
  const QString run = study.make_run("0001");
  Reporting on(study);
  // A program that finds no font with Chinese characters says E-DOC-002.
  const std::string file = study.file("fake");
  write_file(file, "#!/bin/sh\necho 'error E-DOC-002 report.pdf' >&2\nexit 3\n");
  QFile::setPermissions(q(file), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  qputenv("ICCTWIN_PROGRAM", file.c_str());
  on.window.bench().open_run(run);
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::no_font; }));
  CHECK(wait_until([&] { return on.shows(QStringLiteral("fonts-noto-cjk")); }));
  qputenv("ICCTWIN_PROGRAM", study.file("nowhere").c_str());
  on.page->build();
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::failed; }));
  CHECK(wait_until([&] { return on.shows(QStringLiteral("was not found")); }));
}

TEST_CASE("printing prints the PDF that is shown, page for page") {
  const Study study;
  const QString run = study.make_run("0001");
  Reporting on(study);
  on.window.bench().open_run(run);
  REQUIRE(wait_until([&] { return on.page->preview().state() == ReportPreview::State::ready; }));
  const QString printed = q(study.file("printed.pdf"));
  REQUIRE(on.page->viewer().print_to(printed));
  QPdfDocument back;
  REQUIRE(back.load(printed) == QPdfDocument::Error::None);
  CHECK(back.pageCount() == on.page->viewer().document().pageCount());
}
