#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/models/stored_scenario.h"
#include "gui/run/run_folders.h"
#include "gui/views/compare/compare_page.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/compare.h"
#include "tests/gui/application.h"
#include "tests/gui/study.h"
#include "tests/support/desk.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// With two runs: as it is, and warmer.
struct TwoRuns : Study {
  QString first = make_run("0001"), second = make_run("0002", {"--set", "/cooling/cdu/supply_c=42"});
};

/// A window on the compare page with these runs read.
struct Compared {
  explicit Compared(const TwoRuns& study, const QStringList& runs) {
    REQUIRE(window.open_file(study.file_name));
    page = dynamic_cast<ComparePage*>(window.findChild<QWidget*>(QStringLiteral("compare")));
    REQUIRE(page);
    window.resize(1280, 720);
    window.show();
    window.show_page(Page::compare);
    if (!runs.isEmpty()) window.bench().ask_comparison(runs);
    REQUIRE(wait_until([&] { return !page->is_busy() && !window.is_busy(); }));
    QApplication::processEvents();  // what was built anew becomes visible with the next events
  }
  MainWindow window;
  ComparePage* page = nullptr;
};

json compared_by_program(const QStringList& runs, const Words& more = {}) {
  Words words = {"compare"};
  for (const QString& run : runs) words.push_back(run.toStdString());
  words.insert(words.end(), {"--format", "json", "--all"});
  words.insert(words.end(), more.begin(), more.end());
  const Ended ended = icctwin_program(words);
  REQUIRE(ended.code == 0);
  return json::parse(ended.out);
}

}  // namespace

TEST_CASE("the compare page holds every number of icctwin compare, bit for bit") {
  const TwoRuns study;
  Compared on(study, {study.first, study.second});
  const json told = compared_by_program({study.first, study.second});
  const auto& found = *on.page->comparison().result()->comparison;
  CHECK(found.kpis.size() == told["kpis"].size());
  for (const KpiComparison& kpi : found.kpis) {
    CAPTURE(kpi.id);
    const json& one = told["kpis"].at(kpi.id);
    for (const std::size_t run : {0U, 1U})
      if (!one["values"][run].is_null()) CHECK(kpi.values[run] == one["values"][run].get<double>());
    if (!one["difference"][0].is_null()) CHECK(kpi.difference(1) == one["difference"][0].get<double>());
  }
  REQUIRE(found.inputs.size() == told["inputs"].size());
  CHECK(found.inputs.size() == 1);  // the supply temperature alone
  CHECK(found.inputs[0].pointer == told["inputs"][0]["pointer"].get<std::string>());
}

TEST_CASE("the table of indicators sorts by each column, keeps what there is not at the end, and copies exact numbers") {
  const TwoRuns study;
  Compared on(study, {study.first, study.second});
  KpiTableModel model;
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.show(on.page->comparison().result(), 1);
  model.set_shown(ShownKpis::all);
  CHECK(model.rowCount() == static_cast<int>(model.all_count()));
  const int difference = model.column_of(KpiTableModel::Column::difference);
  model.sort(difference, Qt::DescendingOrder);
  double before = std::numeric_limits<double>::infinity();
  bool ended = false;
  for (int r = 0; r < model.rowCount(); ++r) {
    const double value = model.index(r, difference).data(value_role).toDouble();
    if (value != value) {
      ended = true;
      continue;
    }
    CHECK_FALSE(ended);
    CHECK(value <= before);
    before = value;
  }
  model.sort(-1, Qt::AscendingOrder);
  model.set_shown(ShownKpis::key);
  CHECK(model.index(0, 0).data(pointer_role).toString() == QStringLiteral("pue"));  // first in the reports
  // PUE has no unit, so its cell of the TSV is the number of kpi.json.
  const QStringList pue = model.tsv().split('\n')[1].split('\t');
  CHECK(pue[1].toDouble() == kpi(study.first.toStdString(), "pue"));
  CHECK(pue[2].toDouble() == kpi(study.second.toStdString(), "pue"));
}

TEST_CASE("runs that do not compare carry a band that says why; runs that do carry none") {
  const TwoRuns study;
  const QString longer = study.make_run("0003", {"--set", "/simulation/duration_s=7200"});
  Compared on(study, {study.first, longer});
  const auto band = [&] {
    QString text;
    for (const QLabel* label : on.page->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QStringLiteral("W-CMP-"))) text += label->text();
    return text;
  };
  CHECK(band().contains(QStringLiteral("W-CMP-001")));  // 2 h against 1 h
  CHECK(band().contains(QStringLiteral("R-0003")));
  on.window.bench().ask_comparison({study.first, study.second});
  REQUIRE(wait_until([&] { return !on.page->is_busy(); }));
  QApplication::processEvents();
  CHECK(band().isEmpty());
}

TEST_CASE("with one run only the page asks for a second one, which keys alone can choose") {
  const TwoRuns study;
  Compared on(study, {study.first});
  const auto list = [&] { return on.page->findChild<QListWidget*>(QStringLiteral("runs")); };
  REQUIRE(wait_until([&] { return list() && list()->count() == 1; }));
  CHECK(list()->item(0)->text().contains(QStringLiteral("R-0002")));
  on.window.commands()["results.compare"]->trigger();
  QTest::keyClick(list(), Qt::Key_Return);
  REQUIRE(wait_until([&] { return on.page->comparison().result() && on.page->comparison().result()->runs.size() == 2; }));
  CHECK(on.page->comparison().folders() == QStringList{study.first, study.second});
  CHECK(on.page->kpis().rowCount() > 5);
  for (const Language language : {Language::zh, Language::en}) {
    on.window.set_language_of_window(language);
    const auto* tabs = on.page->findChildren<QTabBar*>().back();
    CHECK(tabs->tabText(1).contains(language == Language::zh ? QStringLiteral("输入差异") : QStringLiteral("Inputs that differ")));
  }
}

TEST_CASE("a folder without results is told in the band and leaves the comparison as it was") {
  const TwoRuns study;
  Compared on(study, {study.first, study.second});
  on.page->comparison().add(q(study.file("nothing")));
  REQUIRE(wait_until([&] { return !on.page->is_busy(); }));
  CHECK(on.page->comparison().folders() == QStringList{study.first, study.second});
  CHECK_FALSE(on.page->comparison().refused().empty());
}

TEST_CASE("the explanation is that of icctwin compare --explain: its steps add up, and asking again costs nothing") {
  const TwoRuns study;
  const QString other = study.make_run("0003", {"--set", "/cooling/cdu/supply_c=42", "--set", "/cooling/facility_loop/supply_c=32"});
  Compared on(study, {study.first, other});
  on.page->explain();
  REQUIRE(on.page->explanation().is_active());
  REQUIRE(wait_until([&] { return !on.page->explanation().is_active(); }, 120000));
  CAPTURE(on.page->explanation().problem().toStdString());
  const Attribution* found = on.page->explanation().result();
  REQUIRE(found);
  REQUIRE(found->steps.size() == 2);         // two inputs in two groups
  CHECK(on.page->explanation().all() == 1);  // the last scenario is the second run itself
  const json told = compared_by_program({study.first, other}, {"--explain", "--inputs", study.path().string()});
  for (const AttributedKpi& kpi : found->kpis) {
    CAPTURE(kpi.id);
    const json& values = told["attribution"]["kpis"].at(kpi.id)["values"];
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!values[i].is_null()) CHECK(kpi.values[i] == values[i].get<double>());
  }
  CHECK(on.page->findChild<QWidget*>(QStringLiteral("waterfall")));
}

TEST_CASE("the scenario of a compared run becomes the current one, unsaved and under a name that no file has") {
  const TwoRuns study;
  Compared on(study, {study.first, study.second});
  on.window.commands()["compare.make_current"]->trigger();
  CHECK(on.window.document().is_dirty());
  CHECK_FALSE(QFile::exists(on.window.document().file()));
  CHECK(on.window.document().folder() == q(study.path().string()));  // so that its files are found
  const Node* supply = on.window.document().place("/cooling/cdu/supply_c").node;
  REQUIRE(supply);
  CHECK(supply->plain() == "42");
}

TEST_CASE("exports are the files of the command that the page copies") {
  const TwoRuns study;
  Compared on(study, {study.first, study.second});
  CHECK(on.page->command() == QStringLiteral("icctwin compare %1 %2").arg(study.first, study.second));
  const QString file = q(study.file("comparison.html"));
  on.page->write_file(QStringLiteral("html"), file);
  REQUIRE(wait_until([&] { return QFile::exists(file); }));
  REQUIRE(icctwin_program(
              {"compare", study.first.toStdString(), study.second.toStdString(), "--format", "html", "--out", study.file("by_hand.html")})
              .code == 0);
  CHECK(slurp(study / "comparison.html") == slurp(study / "by_hand.html"));
}
