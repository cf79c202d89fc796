#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableView>

#include "gui/app/main_window.h"
#include "gui/document/objects.h"
#include "gui/document/words.h"
#include "gui/models/object_table_model.h"
#include "gui/models/replace_value.h"
#include "gui/models/scenario_tree_model.h"
#include "gui/models/tree_filter.h"
#include "gui/views/object_commands.h"
#include "gui/views/twins/json_twin.h"
#include "gui/views/twins/table_twin.h"
#include "sim/scenario/model/scenario.h"
#include "tests/gui/application.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/support/run_program.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

std::string token(const ScenarioDocument& document, const char* pointer) {
  const Node* node = find_node(document.root(), pointer);
  return node ? node->token : "absent";
}

const std::string halls =
    R"({"id": "x", "rack_types": [{"id": "r1"}], "halls": [
  {"id": "a", "rows": [{"id": "row-1", "racks": [{"rack_type": "r1", "count": 3}]}, {"id": "row-2", "racks": []}]},
  {"id": "b", "rows": [{"id": "row-1", "racks": [{"rack_type": "r1", "count": 5}]}]}]})";

int column_of(const ObjectTableModel& table, const std::string& key) {
  for (int column = 0; column < table.columnCount(); ++column)
    if (table.key_of_column(column) == key) return column;
  FAIL(key);
  return -1;
}

std::vector<int> editable_columns(const ObjectTableModel& table) {
  std::vector<int> columns;
  for (int column = 1; column < table.columnCount(); ++column) columns.push_back(column);
  return columns;
}

}  // namespace

TEST_CASE("objects are pasted with ids of their own, next to what is selected or into what can hold them") {
  application();
  ScenarioDocument document;
  open_text(document, halls);
  const QByteArray row = copy_objects(document, {"/halls/0/rows/0", "/halls/0/rows/0/racks/0"});  // the second lies within the first
  CHECK(row.count("\"list\"") == 1);

  // Behind a selected object of the sort.
  Pasted pasted = paste_objects(document, row, "/halls/0/rows/0");
  CHECK(pasted.pointers == QStringList{"/halls/0/rows/1"});
  CHECK(token(document, "/halls/0/rows/1/id") == "\"row-3\"");  // row-1 and row-2 are taken
  CHECK(token(document, "/halls/0/rows/1/racks/0/count") == "3");
  CHECK(token(document, "/halls/0/rows/2/id") == "\"row-2\"");
  // Into the list that a selected hall has.
  pasted = paste_objects(document, row, "/halls/1");
  CHECK(pasted.pointers == QStringList{"/halls/1/rows/1"});
  // Where nothing is selected: the list that it came from.
  pasted = paste_objects(document, row, "");
  CHECK(pasted.pointers == QStringList{"/halls/0/rows/3"});
  CHECK(document.undo_stack().count() == 3);
  while (document.undo_stack().canUndo()) document.undo_stack().undo();
  CHECK(document.text() == halls);

  for (const char* wrong : {"", "x", "{}", R"({"objects": [{"list": "/nowhere", "value": {}}]})", R"({"objects": [1, {"list": 2}]})"}) {
    CAPTURE(wrong);
    pasted = paste_objects(document, wrong, "");
    CHECK(pasted.pointers.isEmpty());
    CHECK(document.text() == halls);
  }
}

TEST_CASE("references among pasted objects follow their new ids, and a renamed object is still referred to") {
  application();
  ScenarioDocument document;
  const std::string text = R"({"id": "x", "node_types": [{"id": "n"}], "rack_types": [{"id": "r", "node_type": "n"}]})";
  open_text(document, text);
  const QByteArray both = copy_objects(document, {"/rack_types/0", "/node_types/0"});
  CHECK(paste_objects(document, both, "").pointers.size() == 2);
  CHECK(token(document, "/node_types/1/id") == "\"n-2\"");
  CHECK(token(document, "/rack_types/1/node_type") == "\"n-2\"");
  CHECK(token(document, "/rack_types/0/node_type") == "\"n\"");
  document.undo_stack().undo();
  REQUIRE(document.text() == text);

  set_language(Language::en);
  CHECK(rename_object(document, "/node_types/0", "server"));
  CHECK(token(document, "/rack_types/0/node_type") == "\"server\"");
  CHECK(document.undo_stack().count() == 1);
  document.undo_stack().undo();
  CHECK(document.text() == text);
  REQUIRE(document.insert("/node_types", 1, R"({"id": "m"})"));
  CHECK_FALSE(rename_object(document, "/node_types/0", "m"));  // taken
  CHECK_FALSE(rename_object(document, "/node_types/0", ""));
  CHECK_FALSE(rename_object(document, "/node_types", "x"));
}

TEST_CASE("names by a pattern have numbers with so many digits") {
  CHECK(name_by_pattern("A{n:2}", "x", 7) == "A07");
  CHECK(name_by_pattern("{name}-{n}", "row", 12) == "row-12");
  CHECK(name_by_pattern("{n:3}/{n}", "x", 5) == "005/5");
  CHECK(name_by_pattern("plain", "x", 1) == "plain");
  CHECK(name_by_pattern("{n", "x", 1) == "{n");
  CHECK(name_by_pattern("{nothing}", "x", 1) == "{nothing}");
}

TEST_CASE("items are moved within their list and to others of their sort, together and in one command") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"halls": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]})");
  const std::string before = document.text();
  const auto ids = [&] {
    std::string out;
    for (const auto& hall : document.root().member("halls")->children) out += hall->member("id")->plain();
    return out;
  };
  CHECK(move_objects(document, {"/halls/0"}, "/halls", 3) == QStringList{"/halls/2"});
  CHECK(ids() == "bcad");
  CHECK(move_objects(document, {"/halls/3", "/halls/1"}, "/halls", 0) == QStringList{"/halls/0", "/halls/1"});
  CHECK(ids() == "cdba");
  CHECK(move_objects(document, {"/halls/0", "/halls/1"}, "/halls", 4) == QStringList{"/halls/2", "/halls/3"});
  CHECK(ids() == "bacd");
  CHECK(document.undo_stack().count() == 3);
  CHECK_FALSE(document.move("/halls/0", "/workload", 0));
  while (document.undo_stack().canUndo()) document.undo_stack().undo();
  CHECK(document.text() == before);

  open_text(document, halls);
  ScenarioTreeModel tree(document);
  QAbstractItemModelTester rules(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const std::unique_ptr<QMimeData> dragged(tree.mimeData({tree.index_of("/halls/0/rows/0")}));
  CHECK(tree.canDropMimeData(dragged.get(), Qt::MoveAction, 1, 0, tree.index_of("/halls/1/rows")));
  CHECK_FALSE(tree.canDropMimeData(dragged.get(), Qt::MoveAction, 0, 0, tree.index_of("/halls")));
  tree.dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, tree.index_of("/halls/1/rows"));
  CHECK(find_node(document.root(), "/halls/1/rows")->children.size() == 2);
  CHECK(find_node(document.root(), "/halls/0/rows")->children.size() == 1);
  document.undo_stack().undo();
  CHECK(document.text() == halls);
}

TEST_CASE("one field is replaced in many objects where it has a value, compared as what it means") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"halls": [{"id": "a", "width_mm": 12000}, {"id": "b", "width_mm": 9000}, {"id": "c"}]})");
  const QStringList all = {"/halls/0", "/halls/1", "/halls/2"};
  ReplaceResult result = replace_values(document, all, "width_mm", QStringLiteral("12 m"), "15 m");
  CHECK(result.changed == 1);
  CHECK(result.left == 2);
  CHECK(token(document, "/halls/0/width_mm") == "15000");
  CHECK(token(document, "/halls/1/width_mm") == "9000");
  result = replace_values(document, all, "width_mm", std::nullopt, "*2");
  CHECK(result.changed == 3);
  CHECK(token(document, "/halls/1/width_mm") == "18000");
  CHECK(document.undo_stack().count() == 2);
  result = replace_values(document, all, "width_mm", std::nullopt, "wide");
  CHECK(result.changed == 0);
  CHECK_FALSE(result.problem.isEmpty());
  CHECK(document.undo_stack().count() == 2);
}

TEST_CASE("the table shows every object of a sort over all lists, and sorting never changes what a row refers to") {
  application();
  set_language(Language::en);
  ScenarioDocument document;
  open_text(document, halls);
  ObjectTableModel table(document);
  QAbstractItemModelTester rules(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
  table.show(item_type_of(document.root(), "/halls/0/rows/0/racks/0"));
  REQUIRE(table.rowCount() == 2);
  CHECK(table.index(0, 0).data().toString().contains(QStringLiteral("a › row-1")));
  const int count = column_of(table, "count");
  table.sort(count, Qt::DescendingOrder);
  CHECK(table.index(0, count).data() == "5");
  CHECK(table.pointer_of_row(0) == "/halls/1/rows/0/racks/0");
  REQUIRE(table.setData(table.index(0, count), "1", Qt::EditRole));
  CHECK(token(document, "/halls/1/rows/0/racks/0/count") == "1");
  CHECK(token(document, "/halls/0/rows/0/racks/0/count") == "3");
  CHECK(table.pointer_of_row(0) == "/halls/1/rows/0/racks/0");  // the row stays where it is until it is sorted again
  const QPersistentModelIndex kept = table.index(0, count);
  table.sort(count, Qt::AscendingOrder);
  CHECK(table.pointer_of_row(kept.row()) == "/halls/1/rows/0/racks/0");
  table.set_filter("row-1");
  CHECK(table.rowCount() == 2);
  table.set_filter("b ›");
  CHECK(table.rowCount() == 1);
  table.set_filter({});
  // An object that goes takes its row along.
  REQUIRE(document.remove("/halls/0"));
  CHECK(table.rowCount() == 1);
  document.undo_stack().undo();
  CHECK(table.rowCount() == 2);
  CHECK_FALSE(table.setData(table.index(0, count), "many", Qt::EditRole));
}

TEST_CASE("kinds of an object share a table: fields that a kind does not have are closed") {
  application();
  ScenarioDocument document;
  open_text(document, R"({"workload": [{"type": "synthetic", "id": "s"}, {"type": "trace", "id": "t"}]})");
  ObjectTableModel table(document);
  QAbstractItemModelTester rules(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
  table.show(item_type_of(document.root(), "/workload/0"));
  const int file = column_of(table, "file"), jobs = column_of(table, "span_s"), kind = column_of(table, "type");
  CHECK_FALSE((table.flags(table.index(0, file)) & Qt::ItemIsEditable));
  CHECK((table.flags(table.index(1, file)) & Qt::ItemIsEditable));
  CHECK((table.flags(table.index(0, jobs)) & Qt::ItemIsEditable));
  REQUIRE(table.setData(table.index(0, kind), "trace", Qt::EditRole));
  CHECK((table.flags(table.index(0, file)) & Qt::ItemIsEditable));
}

TEST_CASE("blocks are pasted and filled down, rows beyond the last become objects, and rejected cells are told") {
  application();
  set_language(Language::en);
  ScenarioDocument document;
  open_text(document, R"({"halls": [{"id": "a"}, {"id": "b"}, {"id": "c"}]})");
  const std::string before = document.text();
  ObjectTableModel table(document);
  table.show(item_type_of(document.root(), "/halls/0"));
  const int width = column_of(table, "width_mm"), depth = column_of(table, "depth_mm"), id = column_of(table, "id");
  auto rejected = table.paste(1, {width, depth}, "10 m\t20000\nwide\t30000\n");
  REQUIRE(rejected.size() == 1);
  CHECK(rejected[0].line == 2);
  CHECK(rejected[0].text == "wide");
  CHECK_FALSE(rejected[0].reason.isEmpty());
  CHECK(rejected_words(rejected).contains("line 2"));
  CHECK(token(document, "/halls/1/width_mm") == "10000");
  CHECK(token(document, "/halls/2/depth_mm") == "30000");
  CHECK(document.undo_stack().count() == 1);
  table.fill_down({1, 2}, {id, width, depth});
  CHECK(token(document, "/halls/2/width_mm") == "10000");
  CHECK(token(document, "/halls/2/id") == "\"c\"");  // ids stay their own
  table.clear({1, 2}, {width, depth});
  CHECK(token(document, "/halls/1/width_mm") == "absent");
  rejected = table.paste(2, {id, width}, "c\t1000\nd\t2000\nc\t3000\n");
  CHECK(rejected.empty());
  REQUIRE(table.rowCount() == 5);
  CHECK(token(document, "/halls/3/id") == "\"d\"");
  CHECK(token(document, "/halls/4/id") == "\"c-2\"");  // an id that is taken becomes a free one
  CHECK(token(document, "/halls/4/width_mm") == "3000");
  CHECK(document.undo_stack().count() == 4);
  while (document.undo_stack().canUndo()) document.undo_stack().undo();
  CHECK(document.text() == before);
}

TEST_CASE("a job table from a spreadsheet becomes jobs, its first line naming the columns") {
  application();
  set_language(Language::en);
  ScenarioDocument document;
  open_text(document, R"({"workload": [{"type": "list", "id": "l", "jobs": []}]})");
  ObjectTableModel table(document);
  const Place list = document.place("/workload/0/jobs");
  table.show(&list.type->item());
  QStringList made;
  const auto rejected =
      table.paste_new("/workload/0/jobs", editable_columns(table),
                      "id\tsubmit_s\tduration_s\taccelerators\tcolour\r\nj1\t0\t2 h\t8\tred\r\nj2\t600\t30 min\tmany\tblue\r\n", made);
  CHECK(made == QStringList{"/workload/0/jobs/0", "/workload/0/jobs/1"});
  CHECK(token(document, "/workload/0/jobs/0/duration_s") == "7200");
  CHECK(token(document, "/workload/0/jobs/1/duration_s") == "1800");
  REQUIRE(rejected.size() == 2);
  CHECK(rejected[0].column == "colour");  // no such column
  CHECK(rejected[1].line == 3);
  CHECK(rejected[1].text == "many");
  CHECK(document.undo_stack().count() == 1);
}

TEST_CASE("what a table copies is what it pastes") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/mixed_week.json");
  ObjectTableModel table(document);
  for (const ObjectSort& sort : sorts_of_objects(document.root())) {
    if (sort.count == 0) continue;
    table.show(sort.item);
    std::vector<int> rows;
    for (int row = 0; row < table.rowCount(); ++row) rows.push_back(row);
    std::vector<int> columns;
    for (const int column : editable_columns(table)) columns.push_back(column);
    const QString text = table.as_table(rows, columns, false);
    const auto rejected = table.paste(0, columns, text);
    for (const RejectedCell& cell : rejected) {
      // A field that a kind does not have is empty, so nothing is rejected at all.
      CAPTURE(cell.column.toStdString());
      CAPTURE(cell.text.toStdString());
      CHECK(cell.reason.isEmpty());
    }
    CHECK(table.as_table(rows, columns, false) == text);
  }
}

TEST_CASE("the clipboard carries objects and a table of them, in the window and to spreadsheets") {
  const Home home;
  MainWindow window;
  open_text(window.document(), halls);
  window.select("/halls/0/rows/0");
  window.commands()["edit.copy"]->trigger();
  const QMimeData* clip = QApplication::clipboard()->mimeData();
  REQUIRE(clip->hasFormat(objects_mime_type));
  CHECK(clip->text().startsWith("id\t"));
  CHECK(clip->text().contains("row-1"));
  window.select("/halls/1/rows/0");
  window.commands()["edit.paste"]->trigger();
  CHECK(window.selected() == "/halls/1/rows/1");
  CHECK(token(window.document(), "/halls/1/rows/1/id") == "\"row-2\"");
  window.commands()["edit.cut"]->trigger();
  CHECK(find_node(window.document().root(), "/halls/1/rows")->children.size() == 1);
  window.commands()["edit.undo"]->trigger();
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == halls);
  window.select("/halls/0/rows/0");
  window.commands()["edit.select_same"]->trigger();
  CHECK(window.bench().selection().size() == 3);
  CHECK(window.selected() == "/halls/0/rows/0");
  // A table of rows from another program, while a list is selected.
  window.select("/halls/0/rows");
  QApplication::clipboard()->setText("id\tcount\nnew-row\t2\n");
  window.commands()["edit.paste"]->trigger();
  CHECK(token(window.document(), "/halls/0/rows/2/id") == "\"new-row\"");
}

TEST_CASE("the table takes the place of the page, follows the selection, and gives way to pages again") {
  const Home home;
  MainWindow window;
  open_text(window.document(), halls);
  window.resize(1280, 720);
  window.show();
  window.select("/halls/0/rows/1");
  window.commands()["view.as_table"]->trigger();
  auto* table = window.findChild<QTableView*>("object_table");
  REQUIRE(table);
  CHECK(table->isVisible());
  CHECK(table->model()->rowCount() == 3);
  CHECK(table->selectionModel()->selectedRows().size() == 1);
  window.select("/halls/1/rows/0");
  CHECK(table->selectionModel()->selectedRows().front().row() == 2);
  table->selectRow(0);
  CHECK(window.selected() == "/halls/0/rows/0");
  window.commands()["view.as_json"]->trigger();
  CHECK_FALSE(table->isVisible());
  CHECK_FALSE(window.commands()["view.as_table"]->isChecked());
  window.commands()["view.as_json"]->trigger();
  CHECK_FALSE(window.findChild<QPlainTextEdit*>("json_text")->isVisible());
  CHECK(window.current_page() == Page::overview);
}

TEST_CASE("the JSON of a part is edited as one command; what is none is told and changes nothing") {
  const Home home;
  MainWindow window;
  open_text(window.document(), halls);
  window.show();
  window.select("/halls/0/rows/1");
  window.commands()["view.as_json"]->trigger();
  auto* twin = dynamic_cast<JsonTwin*>(window.findChild<QPlainTextEdit*>("json_text")->parentWidget());
  REQUIRE(twin);
  CHECK(twin->text().toPlainText() == R"({"id": "row-2", "racks": []})");
  for (const char* wrong : {"{\"id\": ", "[1]", "{} {}", "\"x\""}) {
    twin->text().setPlainText(wrong);
    CHECK_FALSE(twin->apply());
    CHECK(window.document().text() == halls);
  }
  twin->text().setPlainText("{\"id\": \"new\",\n \"racks\": [{\"rack_type\": \"r1\"}]}");
  CHECK(twin->apply());
  CHECK(token(window.document(), "/halls/0/rows/1/racks/0/rack_type") == "\"r1\"");
  CHECK(window.document().undo_stack().count() == 1);
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == halls);
  // The whole scenario.
  window.bench().select(QStringList());
  twin->text().setPlainText(R"({"id": "y", "halls": []})");
  CHECK(twin->apply());
  CHECK(token(window.document(), "/id") == "\"y\"");
  CHECK_FALSE(find_node(window.document().root(), "/rack_types"));
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == halls);
}

TEST_CASE("the tree's filter names rows with what is above and below them") {
  application();
  ScenarioDocument document;
  open_text(document, halls);
  ScenarioTreeModel tree(document);
  TreeFilter filter;
  QAbstractItemModelTester rules(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
  filter.setSourceModel(&tree);
  const int all = filter.rowCount();
  filter.set_text("ROW-2");
  CHECK(filter.matches().size() == 1);
  CHECK(filter.rowCount() == 1);  // the section of halls
  REQUIRE(document.insert("/halls/0/rows", 0, R"({"id": "row-22"})"));
  filter.set_text("row-2");
  CHECK(filter.matches().size() == 2);
  filter.set_text("no such thing");
  CHECK(filter.rowCount() == 0);
  filter.set_text({});
  CHECK(filter.rowCount() == all);
}

TEST_CASE("a thousand random commands of all kinds are undone to the same bytes, and done again") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/mixed_week.json");
  const std::string before = document.text();
  RandomEdits edit(document, 29);
  std::mt19937 random(31);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  const auto some_objects = [&] {
    QStringList objects;
    const auto sorts = sorts_of_objects(document.root());
    const auto all = objects_of_type(document.root(), *sorts[below(sorts.size())].item);
    for (const std::string& one : all)
      if (below(2) == 0) objects << QString::fromStdString(one);
    return objects;
  };
  ObjectTableModel table(document);
  ScenarioTreeModel tree(document);
  QAbstractItemModelTester table_rules(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
  QAbstractItemModelTester tree_rules(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
  QByteArray clip;
  // Edits that change nothing make no command, and typing merges: until there are as many as the stack keeps.
  constexpr int wanted = 1000;
  for (int step = 0; step < 20 * wanted && document.undo_stack().index() < wanted; ++step) {
    const QStringList objects = some_objects();
    switch (below(8)) {
      case 0:
        clip = copy_objects(document, objects);
        break;
      case 1:
        // Objects hold lists that objects are pasted into: without a limit they would grow beyond all bounds.
        if (!clip.isEmpty() && document.text().size() < 40000)
          paste_objects(document, clip, objects.isEmpty() ? "" : objects.front().toStdString());
        break;
      case 2:
        if (!objects.isEmpty()) rename_object(document, objects.front().toStdString(), "renamed-" + std::to_string(step));
        break;
      case 3:
        if (!objects.isEmpty()) {
          const std::string at = objects.back().toStdString();
          move_objects(document, objects, at.substr(0, at.rfind('/')), below(3));
        }
        break;
      case 4: {
        const Type* sort = objects.isEmpty() ? nullptr : item_type_of(document.root(), objects.front().toStdString());
        if (!sort) break;
        table.show(sort);
        std::vector<int> rows, columns;
        for (int row = 0; row < std::min(table.rowCount(), 4); ++row) rows.push_back(row);
        for (int column = 1; column < table.columnCount(); ++column) columns.push_back(column);
        if (below(2) == 0)
          table.fill_down(rows, columns);
        else
          table.paste(0, columns, "a\t1\t2\tyes\n5 kW\t\t3\n");
        break;
      }
      case 5:
        replace_values(document, objects, below(2) == 0 ? "id" : "count", std::nullopt, "7");
        break;
      default:
        edit();
    }
    if (below(10) == 0 && document.undo_stack().canUndo()) document.undo_stack().undo();
    if (below(20) == 0 && document.undo_stack().canRedo()) document.undo_stack().redo();
  }
  const std::string after = document.text();
  const int count = document.undo_stack().index();
  CHECK(count == wanted);
  while (document.undo_stack().canUndo()) document.undo_stack().undo();
  CHECK(document.text() == before);
  while (document.undo_stack().index() < count) document.undo_stack().redo();
  CHECK(document.text() == after);
}

TEST_CASE("the system of units never changes the document") {
  const Home home;
  MainWindow window;
  open(window.document(), "scenarios/cases/mixed_week.json");
  const std::string before = window.document().text();
  window.show();
  window.select("/cooling/cdu");
  for (int i = 0; i < 3; ++i) {
    window.commands()["view.units_next"]->trigger();
    QApplication::processEvents();
    CHECK(window.document().text() == before);
    CHECK_FALSE(window.document().is_dirty());
  }
  CHECK(unit_system() == UnitSystem::si);
}
