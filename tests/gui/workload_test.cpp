#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QTableView>
#include <numeric>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/checker.h"
#include "gui/models/source_model.h"
#include "gui/models/workload_figures.h"
#include "gui/views/panels/sources_panel.h"
#include "gui/views/workload/source_card.h"
#include "gui/views/workload_page.h"
#include "sim/results/folder/run_folder.h"
#include "sim/runner/load.h"
#include "tests/gui/application.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

CheckResult checked(const char* file) {
  const auto path = source(file);
  CheckResult result = check_scenario(slurp(path), path.filename().string(), path.parent_path().string());
  REQUIRE(result.plan);
  return result;
}

WorkloadFigures figures_of(const char* file) {
  const CheckResult result = checked(file);
  return workload_figures(*result.loaded, *result.plan, source(file).parent_path().string());
}

}  // namespace

TEST_CASE("what the sources ask for adds up to what the jobs of the plan ask for") {
  const CheckResult result = checked("scenarios/cases/mixed_week.json");
  const WorkloadFigures figures = workload_figures(*result.loaded, *result.plan, source("scenarios/cases").string());
  std::size_t jobs = 0;
  double hours = 0;
  for (const SourceFigures& one : figures.sources) {
    jobs += one.jobs;
    hours += one.accelerator_hours;
  }
  CHECK(jobs == result.plan->jobs.size());
  CHECK(hours == doctest::Approx(figures.accelerator_hours));
  // The curve over the period holds the same work: steps of an hour times accelerators.
  const double under_curve = std::accumulate(figures.wanted->begin(), figures.wanted->end(), 0.0) * figures.step_s / 3600;
  CHECK(under_curve == doctest::Approx(figures.accelerator_hours).epsilon(1e-4));  // float steps
  CHECK(figures.end_s->size() == static_cast<std::size_t>(std::ceil(figures.duration_s / figures.step_s)));
  CHECK(figures.load() == doctest::Approx(figures.accelerator_hours / (figures.accelerators * figures.duration_s / 3600)));
}

TEST_CASE("a described training shows the step time, use of the peak and memory that the estimate gives") {
  const WorkloadFigures figures = figures_of("scenarios/cases/gpt3_175b_1024_a100.json");
  REQUIRE_FALSE(figures.trainings.empty());
  const TrainingFigures& training = figures.trainings.front();
  CHECK(training.pointer.starts_with("/workload/0/jobs/0"));
  CHECK(training.accelerators == 1024);
  CHECK(training.step_s > 1);
  CHECK(training.mfu > 0.3);  // published: 0.44 to 0.52
  CHECK(training.mfu < 0.7);
  CHECK(training.used_bytes > 0);
  CHECK(training.used_bytes < training.capacity_bytes);
  CHECK_FALSE(training.layout.empty());
}

TEST_CASE("the list of sources is the one that a run writes into its manifest") {
  const Home home;
  REQUIRE(home.run(home.scenario().toStdString(), "run").code == 0);
  Diagnostics problems;
  const auto run = read_run_folder(home / "run", problems);
  REQUIRE(run);
  const CheckResult result = check_scenario(slurp(home / "center.json"), "center.json", home.path().string());
  REQUIRE(result.plan);
  const auto rows = source_rows(*result.loaded, *result.plan);
  REQUIRE(rows.size() == run->manifest.inputs.size());
  std::size_t unverified = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Manifest::Input& input = run->manifest.inputs[i];
    REQUIRE(rows[i].pointer == input.pointer);
    CHECK(rows[i].value.toStdString() == input.value);
    CHECK(rows[i].source.toStdString() == input.source);
    CHECK(rows[i].unverified == input.unverified);
    unverified += input.unverified ? 1 : 0;
  }
  SourceModel model;
  QAbstractItemModelTester rules(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_rows(rows);
  CHECK(model.unverified() == unverified);
  model.set_filter({{}, true, false});
  CHECK(model.rowCount() == static_cast<int>(unverified));
  model.set_filter({{}, false, true});
  for (int row = 0; row < model.rowCount(); ++row)
    CHECK(model.index(row, SourceModel::origin_column).data().toString().contains("Default"));
  model.set_filter({QStringLiteral("/cooling/cdu/supply_c"), false, false});
  CHECK(model.rowCount() == 1);
}

TEST_CASE("the dock of sources lists the inputs when it is looked at, and leads to their fields") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  window.commands()["view.dock_sources"]->trigger();
  auto* table = window.findChild<QTableView*>("sources");
  REQUIRE(table);
  REQUIRE(wait_until([&] { return table->model()->rowCount() > 50; }));
  for (int row = 0; row < table->model()->rowCount(); ++row)
    if (table->model()->index(row, SourceModel::place_column).data() == "/cooling/cdu/supply_c") {
      emit table->activated(table->model()->index(row, 0));
      break;
    }
  CHECK(window.selected() == "/cooling/cdu");
  CHECK(window.bench().current_field() == "/cooling/cdu/supply_c");
}

TEST_CASE("sources are added and a job table is pasted on the workload page; a card selects its source") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  window.show_page(Page::workload);
  const std::string before = window.document().text();
  auto* page = window.findChild<WorkloadPage*>("workload");
  REQUIRE(page);
  const auto cards = [&] { return page->findChildren<SourceCard*>().size(); };
  REQUIRE(wait_until([&] { return !window.is_busy() && cards() > 0; }));
  const auto cards_before = cards();  // each described job of a list has its own
  const auto count = [&] { return find_node(window.document().root(), "/workload")->children.size(); };
  const std::size_t sources = count();
  window.commands()["insert.synthetic"]->trigger();
  CHECK(count() == sources + 1);
  CHECK(window.selected() == "/workload/" + std::to_string(sources));
  // Its jobs ask for up to 1,024 servers, which one rack does not have.
  REQUIRE(window.document().set("/workload/" + std::to_string(sources) + "/nodes_max", "1"));
  REQUIRE(wait_until([&] { return !window.is_busy() && cards() == cards_before + 1; }));
  for (const std::string pointer : {"/workload/1", "/workload/0"}) {
    for (SourceCard* card : page->findChildren<SourceCard*>())
      if (card->pointer() == pointer) card->click();
    CHECK(window.selected() == pointer);
  }

  page->paste_jobs("id\tsubmit_s\tduration_s\taccelerators\nj1\t0\t3600\t8\nj2\t60\t1 h\t8\n");
  std::size_t jobs = 0;
  for (const auto& one : find_node(window.document().root(), "/workload")->children)
    if (const Node* list = one->member("jobs"); list && list->kind == JsonKind::list) jobs = std::max(jobs, list->children.size());
  CHECK(jobs >= 2);
  page->paste_jobs("no table");
  while (window.document().undo_stack().canUndo()) window.document().undo_stack().undo();
  CHECK(window.document().text() == before);
}
