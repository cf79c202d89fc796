#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "gui/document/words.h"
#include "gui/models/checker.h"
#include "gui/models/inspector_model.h"
#include "gui/models/problem_model.h"
#include "gui/models/scenario_tree_model.h"
#include "sim/scenario/model/scenario.h"
#include "tests/gui/application.h"
#include "tests/gui/documents.h"
#include "tests/support/rounds.h"
#include "tests/support/run_program.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// Rows of a tree as lines: what two models must agree on.
void lines(const QAbstractItemModel& model, const QModelIndex& parent, QString indent, QStringList& out) {
  for (int row = 0; row < model.rowCount(parent); ++row) {
    const QModelIndex index = model.index(row, 0, parent);
    out << indent + index.data().toString() + QStringLiteral(" | ") + index.data(detail_role).toString() + QStringLiteral(" | ") +
               index.data(pointer_role).toString();
    lines(model, index, indent + QStringLiteral("  "), out);
  }
}

QStringList lines_of(const QAbstractItemModel& model) {
  QStringList out;
  lines(model, {}, {}, out);
  return out;
}

/// Makes the document hold one object of every type that the root reaches, and tells the pointer of each once.
class EveryType {
 public:
  EveryType(ScenarioDocument& document, std::function<void(const std::string& pointer, const Type&)> visit)
      : document_(document), visit_(std::move(visit)) {}

  void walk(const std::string& pointer, const Type& type) {
    switch (type.kind) {
      case Kind::optional:
        return walk(pointer, type.item());
      case Kind::list:
        if (is_single(type.item())) return;
        if (seen_.contains(&type.item())) return;
        REQUIRE(document_.insert(pointer, 0, new_value(type.item())));
        return walk(pointer + "/0", type.item());
      case Kind::variant:
        for (const Alternative& kind : type.alternatives) {
          if (seen_.contains(&kind.type())) continue;
          REQUIRE(document_.set_kind(pointer, std::string(kind.tag)));
          walk(pointer, kind.type());
        }
        return;
      case Kind::object:
        if (!seen_.insert(&type).second) return;
        visit_(pointer, type);
        for (const Field& field : type.fields) walk(pointer + "/" + std::string(field.key), field.type());
        return;
      default:
        return;
    }
  }
  std::size_t types() const { return seen_.size(); }

 private:
  ScenarioDocument& document_;
  std::function<void(const std::string&, const Type&)> visit_;
  std::set<const Type*> seen_;
};

/// Another value that the field's range allows, as somebody would type it.
QString typed_for(const Field& field, const Type& type, const QModelIndex& row) {
  switch (type.kind) {
    case Kind::boolean:
      return row.data(Qt::EditRole).toString() == "yes" ? "no" : "yes";
    case Kind::choice:
      return QString::fromUtf8(type.choices.back().value.data(), static_cast<int>(type.choices.back().value.size()));
    case Kind::text:
      return "typed \"text\" 文";
    case Kind::list:
      return type.item().kind == Kind::text ? "a, b" : type.item().kind == Kind::choice ? QString() : "1, 2";
    default: {
      const double low = std::isfinite(field.min) ? field.min : 0;
      const double value = std::isfinite(field.max) ? (low + field.max) / 2 : low + 7;
      // In the unit of the field, not in the one that it is shown in.
      const QString unit = QString::fromUtf8(field.unit.data(), static_cast<int>(field.unit.size()));
      return QString::number(type.kind == Kind::integer ? std::floor(value) : value, 'g', 15) + (unit == "1" ? QString() : " " + unit);
    }
  }
}

}  // namespace

TEST_CASE("the tree keeps to the rules of models, and to the document, through random edits") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/center_2000.json");
  ScenarioTreeModel tree(document);
  QAbstractItemModelTester rules(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
  RandomEdits edit(document, 11);
  std::mt19937 random(5);
  for (int step = 0; step < rounds(400); ++step) {
    edit();
    if (random() % 4 == 0 && document.undo_stack().canUndo()) document.undo_stack().undo();
    if (random() % 8 == 0 && document.undo_stack().canRedo()) document.undo_stack().redo();
    const ScenarioTreeModel fresh(document);
    REQUIRE(lines_of(tree) == lines_of(fresh));
  }
  open(document, "scenarios/start/one_rack.json");
  CHECK(lines_of(tree) == lines_of(ScenarioTreeModel(document)));
}

TEST_CASE("the inspector keeps to the rules of models through random edits and selections") {
  application();
  ScenarioDocument document;
  open(document, "scenarios/cases/center_2000.json");
  InspectorModel inspector(document);
  QAbstractItemModelTester rules(&inspector, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const ScenarioTreeModel tree(document);
  RandomEdits edit(document, 13);
  std::mt19937 random(5);
  for (int step = 0; step < rounds(400); ++step) {
    const QStringList rows = lines_of(tree);
    inspector.show(rows[static_cast<qsizetype>(random() % static_cast<unsigned>(rows.size()))].section(" | ", 2).toStdString());
    edit();
    InspectorModel fresh(document);
    fresh.show(inspector.pointer());
    REQUIRE(lines_of(inspector) == lines_of(fresh));
  }
}

TEST_CASE("every field of the description has a row with title, help, unit and editor, in both languages") {
  application();
  ScenarioDocument document;
  std::map<const Type*, std::size_t> rows;
  EveryType every(document, [&](const std::string& pointer, const Type& type) {
    InspectorModel inspector(document);
    const Place owner = document.place(pointer);
    // A small object is shown with its owner, unless it is one of several kinds.
    inspector.show(owner.type && is_small(*owner.type) && owner.field ? pointer.substr(0, pointer.rfind('/')) : pointer);
    for (const Field& field : type.fields) {
      const std::string at = pointer + "/" + std::string(field.key);
      CAPTURE(at);
      ++rows[&type];
      const Place place = document.place(at);
      REQUIRE(place.type);
      if (is_small(*place.type)) continue;  // its fields have rows, which are looked at when it is visited
      const int row = inspector.row_of(at);
      REQUIRE(row >= 0);
      const QModelIndex index = inspector.index(row);
      for (const Language language : {Language::en, Language::zh}) {
        set_language(language);
        CHECK_FALSE(index.data().toString().isEmpty());
        CHECK_FALSE(index.data(Qt::ToolTipRole).toString().isEmpty());
        if (!is_single(*place.type)) continue;
        CHECK_FALSE(index.data(help_role).toString().isEmpty());
        CHECK_FALSE(index.data(origin_role).toString().isEmpty());
        if (!field.unit.empty() && field.unit != "1") CHECK_FALSE(index.data(unit_role).toString().isEmpty());
      }
      set_language(Language::en);
      if (!is_single(*place.type) || place.type->kind == Kind::raw) continue;
      CHECK((inspector.flags(index) & Qt::ItemIsEditable));

      // An edit reaches the file, its undo takes it back, an empty text takes it back to the default.
      const QString typed = typed_for(field, *place.type, index);
      if (typed.isEmpty()) continue;
      const std::string before = document.text();
      CAPTURE(typed.toStdString());
      REQUIRE(inspector.setData(index, typed, Qt::EditRole));
      const Place given = document.place(at);
      REQUIRE(given.node);
      CHECK(given.node->kind != JsonKind::null);
      if (place.type->kind == Kind::number)
        CHECK(QString::fromStdString(given.node->token).toDouble() == typed.section(' ', 0, 0).toDouble());
      const int after = inspector.row_of(at);
      REQUIRE(after >= 0);
      CHECK(inspector.index(after).data(changed_role).toBool());
      if (document.text() != before) document.undo_stack().undo();
      CHECK(document.text() == before);
    }
  });
  every.walk("", type_of<Scenario>());
  std::size_t types = 0, fields = 0;
  for_each_object_type(type_of<Scenario>(), [&](const Type& type) {
    ++types;
    fields += type.fields.size();
  });
  CHECK(every.types() == types);  // none was left out
  std::size_t seen = 0;
  for (const auto& [type, count] : rows) seen += count;
  CHECK(seen == fields);
  MESSAGE("fields with a row and an editor: " << seen << " of " << types << " types");
}

TEST_CASE("what is shown of a field says whether the user gave it, and a default says where it comes from") {
  application();
  set_language(Language::en);
  ScenarioDocument document;
  open(document, "scenarios/start/one_rack.json");
  InspectorModel inspector(document);
  inspector.show("/cooling/cdu");
  const QModelIndex supply = inspector.index(inspector.row_of("/cooling/cdu/supply_c"));
  CHECK(supply.data(detail_role) == "38");
  CHECK(supply.data(unit_role) == "°C");
  CHECK(supply.data(origin_role) == "User");
  CHECK(inspector.setData(supply, "100 F", Qt::EditRole));  // (100 - 32) * 5 / 9 = 37.777...
  CHECK(document.place("/cooling/cdu/supply_c").node->token == "37.7777777777778");
  CHECK(inspector.setData(supply, "", Qt::EditRole));
  CHECK_FALSE(document.place("/cooling/cdu/supply_c").node);
  const QModelIndex now = inspector.index(inspector.row_of("/cooling/cdu/supply_c"));
  CHECK_FALSE(now.data(changed_role).toBool());
  CHECK_FALSE(now.data(origin_help_role).toString().isEmpty());
  CHECK_FALSE(inspector.setData(now, "warm", Qt::EditRole));
  CHECK_FALSE(inspector.setData(now, "38 kW", Qt::EditRole));
}

TEST_CASE("problems are those of the check, errors first, with sentences in the language of the window") {
  application();
  const std::string text = R"({"id": "x", "halls": [{"id": "h", "width_mm": -5}], "no_such_section": 1})";
  const CheckResult result = check_scenario(text, "x.json", source("scenarios/start").string());
  CHECK_FALSE(result.usable);
  ProblemModel problems;
  QAbstractItemModelTester rules(&problems, QAbstractItemModelTester::FailureReportingMode::Fatal);
  problems.set_problems(result.problems);
  REQUIRE(problems.rowCount() >= 2);
  CHECK(worst_by_place(problems.problems()).at("/halls/0/width_mm") == Severity::error);
  int last = 0;
  for (int row = 0; row < problems.rowCount(); ++row) {
    const int severity = problems.index(row, 0).data(severity_role).toInt();
    CHECK(severity >= last);
    last = severity;
  }
  set_language(Language::en);
  const QString english = problems.index(0, ProblemModel::sentence_column).data().toString();
  set_language(Language::zh);
  CHECK(problems.index(0, ProblemModel::sentence_column).data().toString() != english);
  set_language(Language::en);

  // The tree marks the rows on the way to a problem, and takes the marks away again.
  ScenarioDocument document;
  Diagnostics read;
  REQUIRE(document.set_text(text, "x.json", read));
  ScenarioTreeModel tree(document);
  tree.set_severities(worst_by_place(problems.problems()));
  CHECK(tree.index_of("/halls").data(severity_role).toInt() == 0);
  CHECK(tree.index_of("/halls/0/width_mm").data(pointer_role) == "/halls/0");
  CHECK(tree.index_of("/halls/0").data(severity_role).isValid());
  CHECK_FALSE(tree.index_of("/fabric").data(severity_role).isValid());
  tree.set_severities({});
  CHECK_FALSE(tree.index_of("/halls/0").data(severity_role).isValid());
}

TEST_CASE("the checker follows the last edit, and what it says of a good scenario allows a run") {
  application();
  ScenarioDocument document;
  Checker checker(document);
  open(document, "scenarios/start/one_rack.json");
  REQUIRE(wait_until([&] { return !checker.is_pending(); }));
  CHECK(checker.result().usable);
  REQUIRE_FALSE(checker.result().halls.empty());
  CHECK(checker.result().halls.front().racks.size() == 1);
  const std::string hash = checker.result().scenario_sha256;
  REQUIRE(document.set("/simulation/seed", "2"));
  REQUIRE(wait_until([&] { return !checker.is_pending(); }));
  CHECK(checker.result().scenario_sha256 != hash);
  document.undo_stack().undo();
  REQUIRE(wait_until([&] { return !checker.is_pending(); }));
  CHECK(checker.result().scenario_sha256 == hash);  // undone, the results of before are up to date again
}
