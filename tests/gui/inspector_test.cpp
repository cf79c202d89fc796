#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/file_preview.h"
#include "gui/models/inspector_model.h"
#include "gui/models/number_lists.h"
#include "gui/views/number_table_dialog.h"
#include "gui/views/panels/inspector_panel.h"
#include "tests/gui/application.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/support/run_program.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

QModelIndex row(const InspectorModel& model, const char* pointer) {
  const int at = model.row_of(pointer);
  REQUIRE(at >= 0);
  return model.index(at);
}

const std::string three_halls =
    R"({"id": "x", "halls": [{"id": "a", "width_mm": 10000}, {"id": "b", "width_mm": 20000}, {"id": "c", "width_mm": 10000}]})";

}  // namespace

TEST_CASE("of several objects the common fields are shown, and one edit changes each of them in one command") {
  application();
  set_language(Language::en);
  ScenarioDocument document;
  open_text(document, three_halls);
  InspectorModel inspector(document);
  QAbstractItemModelTester rules(&inspector, QAbstractItemModelTester::FailureReportingMode::Fatal);
  inspector.show(QStringList{"/halls/1", "/halls/0", "/halls/2"});
  CHECK(inspector.title() == "3 selected");
  QModelIndex width = row(inspector, "/halls/1/width_mm");
  CHECK(width.data(detail_role) == "(differs)");
  CHECK(width.data(differs_role).toBool());
  CHECK(width.data(Qt::EditRole) == "");
  CHECK(row(inspector, "/halls/1/depth_mm").data(detail_role) != "(differs)");  // the default in all
  set_language(Language::zh);
  CHECK(width.data(detail_role) == QStringLiteral("（多值）"));
  set_language(Language::en);

  // Arithmetic is done with each one's own value.
  REQUIRE(inspector.setData(width, "+10%", Qt::EditRole));
  CHECK(document.place("/halls/0/width_mm").node->token == "11000");
  CHECK(document.place("/halls/1/width_mm").node->token == "22000");
  CHECK(document.place("/halls/2/width_mm").node->token == "11000");
  CHECK(document.undo_stack().count() == 1);
  document.undo_stack().undo();
  CHECK(document.text() == three_halls);

  width = row(inspector, "/halls/1/width_mm");
  REQUIRE(inspector.setData(width, "15 m", Qt::EditRole));
  for (const char* hall : {"/halls/0/width_mm", "/halls/1/width_mm", "/halls/2/width_mm"})
    CHECK(document.place(hall).node->token == "15000");
  CHECK(row(inspector, "/halls/1/width_mm").data(detail_role) == "15000");
  // What is not understood changes none of them.
  const std::string before = document.text();
  CHECK_FALSE(inspector.setData(row(inspector, "/halls/1/width_mm"), "wide", Qt::EditRole));
  CHECK(document.text() == before);
  // An empty text takes all back to the default.
  REQUIRE(inspector.setData(row(inspector, "/halls/1/width_mm"), "", Qt::EditRole));
  CHECK_FALSE(document.place("/halls/2/width_mm").node);
  CHECK(document.undo_stack().count() == 2);
}

TEST_CASE("objects of different sorts have only the fields in common that mean the same") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"id": "x", "workload": [{"type": "synthetic", "id": "a"}, {"type": "training", "id": "b", "jobs": []}]})");
  InspectorModel inspector(document);
  inspector.show(QStringList{"/workload/0", "/workload/1"});
  CHECK(inspector.row_of("/workload/0/id") >= 0);
  CHECK(inspector.row_of("/workload/0/type") >= 0);
  CHECK(inspector.index(inspector.row_of("/workload/0/type")).data(differs_role).toBool());
  CHECK(inspector.row_of("/workload/0/jobs") < 0);  // a number of one, a list of the other
  CHECK(inspector.row_of("/workload/0/span_s") < 0);
  // Lists and objects have nothing in common.
  inspector.show(QStringList{"/workload", "/workload/0"});
  CHECK(inspector.rowCount() == 0);
}

TEST_CASE("undo takes the bytes back and selects again what was edited together") {
  const Home home;
  MainWindow window;
  open_text(window.document(), three_halls);
  const QStringList halls = {"/halls/0", "/halls/1", "/halls/2"};
  window.bench().select(halls);
  {
    const Together together(window.document(), "Width");
    for (const QString& hall : halls) REQUIRE(window.document().set(hall.toStdString() + "/width_mm", "7000"));
  }
  window.select("/cooling");
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == three_halls);
  CHECK(QSet<QString>(window.bench().selection().begin(), window.bench().selection().end()) == QSet<QString>(halls.begin(), halls.end()));
  window.select("/cooling");
  window.commands()["edit.redo"]->trigger();
  CHECK(window.bench().selection().size() == 3);
}

TEST_CASE("groups fold, the filter finds fields, advanced ones are hidden until they are asked for, given or wrong") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/center_2000.json");
  InspectorModel inspector(document);
  QAbstractItemModelTester rules(&inspector, QAbstractItemModelTester::FailureReportingMode::Fatal);
  // Some object has a field that is advanced and not given in this scenario.
  std::string object, hidden;
  for (const char* one : {"/simulation", "/operations", "/halls/0", "/power/busway", "/cooling", "/site"})
    for (const Field& field : document.place(one).type->fields) {
      const Place place = document.place(one + std::string("/") + std::string(field.key));
      if (field.advanced && hidden.empty() && !place.given() && is_single(*place.type)) object = one, hidden = place.pointer;
    }
  REQUIRE_FALSE(hidden.empty());
  inspector.show(object);
  const int all = inspector.rowCount();
  inspector.set_advanced(false);
  CHECK(inspector.rowCount() < all);
  CHECK(inspector.row_of(hidden) < 0);
  inspector.set_problems({{hidden, "wrong"}}, {{hidden, Severity::warning}});
  CHECK(inspector.row_of(hidden) >= 0);
  CHECK(inspector.index(inspector.row_of(hidden)).data(severity_role).toInt() == 1);
  inspector.set_problems({});
  CHECK(inspector.row_of(hidden) < 0);
  CHECK(inspector.reveal(hidden));
  CHECK(inspector.row_of(hidden) >= 0);

  inspector.show("/simulation");
  inspector.set_filter("seed");
  REQUIRE(inspector.row_of("/simulation/seed") >= 0);
  CHECK(inspector.row_of("/simulation/start") < 0);
  inspector.set_filter("no such field");
  CHECK(inspector.rowCount() == 0);
  inspector.set_filter({});

  inspector.show("/cooling");
  int header = -1;
  for (int i = 0; i < inspector.rowCount(); ++i)
    if (inspector.index(i).data(row_kind_role).toInt() == static_cast<int>(RowKind::header)) header = i;
  REQUIRE(header >= 0);
  const int before = inspector.rowCount();
  inspector.toggle(header);
  CHECK(inspector.rowCount() < before);
  CHECK(inspector.index(header).data(folded_role).toBool());
  inspector.toggle(header);
  CHECK(inspector.rowCount() == before);
}

TEST_CASE("each kind of field has the editor that fits it") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/center_2000.json");
  REQUIRE(document.set_kind("/workload/0", "trace"));
  REQUIRE(document.set("/halls/0/rows/0/racks/0/count", "3"));
  const auto editor = [&](const char* pointer) { return editor_of(document.place(pointer)); };
  CHECK(editor("/simulation/start") == FieldEditor::time);
  CHECK(editor("/simulation/rack_series") == FieldEditor::choice);
  CHECK(editor("/simulation/report_languages") == FieldEditor::names);
  CHECK(editor("/simulation/duration_s") == FieldEditor::line);
  CHECK(editor("/workload/0/file") == FieldEditor::file);
  CHECK(editor("/workload/0/format") == FieldEditor::choice);
  CHECK(editor("/workload/0/node_types") == FieldEditor::names);
  CHECK(editor("/site/water_source_temperature_c") == FieldEditor::numbers);
  CHECK(editor("/halls/0/rows/0/racks/0/rack_type") == FieldEditor::reference);
}

TEST_CASE("lists of one object that belong together are edited as one table, in one command") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"id": "x", "power": {"ups": {"type": "hvdc", "load_ratio": [0.2, 0.5, 1], "efficiency": [0.9, 0.95, 0.94]}}})");
  const std::string before = document.text();
  const auto columns = number_columns(document, "/power/ups/efficiency");
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].pointer == "/power/ups/load_ratio");
  CHECK(columns[1].values == std::vector<double>{0.9, 0.95, 0.94});
  NumberTableDialog dialog(document, "/power/ups/efficiency");
  dialog.paste("0.25\t0.91\n0.5\t0.95\n0.75\t0.96\n1\t0.95\n");  // a row more than there were
  dialog.accept();
  CHECK(document.text() ==
        R"({"id": "x", "power": {"ups": {"type": "hvdc", "load_ratio": [0.25, 0.5, 0.75, 1], "efficiency": [0.91, 0.95, 0.96, 0.95]}}})");
  CHECK(document.undo_stack().count() == 1);
  document.undo_stack().undo();
  CHECK(document.text() == before);
  // Cells that are no numbers are not taken over.
  NumberTableDialog wrong(document, "/power/ups/efficiency");
  wrong.paste("x\ty");
  wrong.accept();
  CHECK(document.text() == before);
  CHECK(number_columns(document, "/power/ups").empty());
}

TEST_CASE("a file of numbers is shown with its size, its columns and its values, packed or not") {
  const FilePreview weather = preview_file(QString::fromStdString(source("scenarios/weather/Shanghai_2014.csv.gz").string()));
  CHECK(weather.problem.isEmpty());
  CHECK(weather.lines > 8000);  // hours of a year and a line of names
  CHECK(weather.columns.size() > 1);
  CHECK(weather.values.size() > 8000);
  CHECK_FALSE(preview_file("/nowhere/x.csv").problem.isEmpty());
  CHECK(path_in_scenario("/a/b/c/x.csv", "/a/b") == "c/x.csv");
  CHECK(path_on_disk("c/x.csv", "/a/b") == "/a/b/c/x.csv");
}

TEST_CASE("a field is copied as an override that the command line reads") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"id": "x", "name": "it's", "cooling": {"cdu": {"supply_c": 38.50}}})");
  CHECK(InspectorPanel::as_override(document.place("/cooling/cdu/supply_c")) == "--set '/cooling/cdu/supply_c=38.50'");
  CHECK(InspectorPanel::as_override(document.place("/name")) == R"(--set '/name="it'\''s"')");
}

TEST_CASE("what is not understood is told in the band with the name of the field, and changes nothing") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  open(window.document(), "scenarios/start/one_rack.json");
  QString told;
  QObject::connect(&window.bench(), &Workbench::told, &window, [&](const Notice& notice) { told = notice.text; });
  window.show();
  window.select("/cooling/cdu/supply_c");
  auto* list = window.findChild<QListView*>("fields");
  list->setFocus();
  QTest::keyClick(list, Qt::Key_F2);
  auto* editor = list->findChild<QLineEdit*>();
  REQUIRE(editor);
  QTest::keyClicks(editor, "warm");
  QTest::keyClick(editor, Qt::Key_Return);
  REQUIRE(wait_until([&] { return !told.isEmpty(); }));
  CHECK(told.contains("warm"));
  CHECK(told.contains(list->currentIndex().data().toString()));
  CHECK_FALSE(window.document().is_dirty());
}
