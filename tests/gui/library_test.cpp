#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <memory>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/library_model.h"
#include "gui/models/roles.h"
#include "gui/views/panels/library_panel.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

QModelIndex row_of(const LibraryModel& model, const QString& key) {
  for (int row = 0; row < model.rowCount(); ++row)
    if (model.index(row).data(library_key_role).toString() == key) return model.index(row);
  return {};
}

LibraryPanel& panel_of(MainWindow& window) {
  LibraryPanel* found = nullptr;
  for (QWidget* one : window.findChildren<QWidget*>())
    if (auto* panel = dynamic_cast<LibraryPanel*>(one)) found = panel;
  REQUIRE(found);
  return *found;
}

/// A rack and a server of the user's own, in "library" beside the scenario.
void write_own_sheets(const Home& home) {
  std::filesystem::create_directories(home / "library");
  write_file(home / "library/racks.json", R"({"format": "icctwin.catalog/1", "kind": "rack_types", "entries": [
    {"id": "my_rack", "name": "My rack", "name_zh": "我的机柜", "node_type": "my_server", "node_count": 2, "source": "quotation of 2026-03-01"}]})");
  write_file(home / "library/servers.json", R"({"format": "icctwin.catalog/1", "kind": "node_types", "entries": [
    {"id": "my_server", "name": "My server", "accelerator": "h20", "accelerator_count": 8, "source": "quotation of 2026-03-01"}]})");
}

}  // namespace

TEST_CASE("the library lists the whole catalog by kind and is found by name, maker and model in both languages") {
  const Home home;
  set_language(Language::en);
  LibraryModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.load({});
  const std::size_t all = model.entries().size();
  CHECK(all > 100);  // 33 rack types, 29 servers, 38 accelerators, 10 chillers, 4 switches, 9 modules
  CHECK(model.index(0).data(library_heading_role).toBool());
  CHECK(model.index(0).data().toString() == "Racks");
  for (const auto& [words, key] :
       {std::pair{"NVL72", "rack_type/gb200_nvl72"}, std::pair{"昇腾", "rack_type/ascend_910b_8x4_air"},
        std::pair{"huawei rack", "rack_type/cloudmatrix_384_compute_rack"}, std::pair{"york_yt_1055", "chiller_record/york_yt_1055"},
        std::pair{"冷水机组", "chiller_record/york_yt_1055"}}) {
    const char* const text = words;  // clang captures no structured binding
    CAPTURE(text);
    model.search(QString::fromUtf8(text));
    CHECK(model.matches() < all);
    CHECK(row_of(model, QString::fromUtf8(key)).isValid());
  }
  const QModelIndex rack = (model.search("gb200_nvl72"), row_of(model, "rack_type/gb200_nvl72"));
  CHECK(rack.data(detail_role).toString().contains("72 cards"));
  model.search("xyz");
  CHECK(model.rowCount() == 0);
}

TEST_CASE("favourites and what was used last stand first, in this window and the next") {
  const Home home;
  set_language(Language::en);
  {
    LibraryModel model;
    model.load({});
    model.set_favourite("rack_type/gb200_nvl72", true);
    model.note_use("rack_type/cpu_rack");
    CHECK(model.index(0).data().toString() == "Favourites");
  }
  LibraryModel again;
  again.load({});
  CHECK(again.index(1).data(library_key_role).toString() == "rack_type/gb200_nvl72");
  CHECK(again.index(2).data().toString() == "Recently used");
  CHECK(again.index(3).data(library_key_role).toString() == "rack_type/cpu_rack");
  again.set_favourite("rack_type/gb200_nvl72", false);
  CHECK(again.index(0).data().toString() == "Recently used");
}

TEST_CASE("Enter places a rack type into the selected row, another type into the selected group, and makes a hall where there is none") {
  const Home home;
  MainWindow window;
  window.show();
  REQUIRE(window.open_file(home.scenario()));
  LibraryPanel& panel = panel_of(window);
  const auto place = [&](const QString& key) {
    panel.list().setCurrentIndex(row_of(panel.model(), key));
    REQUIRE(panel.list().currentIndex().isValid());
    QTest::keyClick(&panel.list(), Qt::Key_Return);
  };
  const std::string before = window.document().text();
  window.select("/halls/0/rows/0");
  place("rack_type/cpu_rack");
  CHECK(window.selected() == "/halls/0/rows/0/racks/1");
  CHECK(find_node(window.document().root(), "/halls/0/rows/0/racks/1/rack_type")->plain() == "cpu_rack");
  place("rack_type/gb200_nvl72");
  CHECK(find_node(window.document().root(), "/halls/0/rows/0/racks/1/rack_type")->plain() == "gb200_nvl72");
  window.document().undo_stack().undo();
  window.document().undo_stack().undo();
  CHECK(window.document().text() == before);
  window.bench().ask_new(R"({"format": "icctwin.scenario/1", "id": "x"})");
}

TEST_CASE("an entry that the selection cannot take is not placed, and the banner says what to select") {
  const Home home;
  set_language(Language::en);
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(home.scenario(), problems));
  LibraryModel model;
  model.load({});
  const LibraryEntry* chiller = model.entry(row_of(model, "chiller_record/york_yt_1055"));
  REQUIRE(chiller);
  CHECK(place_entry(document, model.entries(), *chiller, "/halls/0").empty());
  CHECK_FALSE(document.undo_stack().canUndo());
  CHECK(how_to_place(LibraryKind::chiller).contains("electric_eir"));
  REQUIRE(document.set("/cooling/chiller", R"({"type": "electric_eir"})"));
  CHECK(place_entry(document, model.entries(), *chiller, "/cooling/chiller") == "/cooling/chiller/record");
  const LibraryEntry* rack = model.entry(row_of(model, "rack_type/cpu_rack"));
  Diagnostics none;
  REQUIRE(document.set_text(R"({"format": "icctwin.scenario/1", "id": "x"})", {}, none));
  CHECK(place_entry(document, model.entries(), *rack, "") == "/halls/0/rows/0/racks/0");
}

TEST_CASE("sheets of the user stand in library/ beside the scenario, and what is used is copied into it with what it needs") {
  const Home home;
  write_own_sheets(home);
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(home.scenario(), problems));
  LibraryModel model;
  model.load(document.folder());
  CHECK(model.problems().empty());
  const LibraryEntry* own = model.entry(row_of(model, "rack_type/my_rack"));
  REQUIRE(own);
  CHECK(own->own);
  CHECK(own->date == "2026-03-01");
  const std::string before = document.text();
  CHECK(place_entry(document, model.entries(), *own, "/halls/0/rows/0") == "/halls/0/rows/0/racks/1");
  CHECK(find_node(document.root(), "/rack_types/0/id")->plain() == "my_rack");
  CHECK(find_node(document.root(), "/node_types/0/id")->plain() == "my_server");
  // A second one is not copied again.
  place_entry(document, model.entries(), *own, "/halls/0/rows/0");
  CHECK(find_node(document.root(), "/rack_types")->children.size() == 1);
  document.undo_stack().undo();
  document.undo_stack().undo();
  CHECK(document.text() == before);
  write_file(home / "library/broken.json", "{");
  model.load(document.folder());
  CHECK(model.problems().has_errors());
  CHECK(row_of(model, "rack_type/my_rack").isValid());
}

TEST_CASE("without a match the library says so and offers to clear the search; what is dragged names its entry") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  window.resize(1600, 1000);
  window.show();
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return window.isActiveWindow(); }));  // else nothing in it has the focus
  LibraryPanel& panel = panel_of(window);
  panel.search().setText("xyz");
  bool said = false;
  for (QLabel* label : panel.findChildren<QLabel*>())
    said = said || label->text() == QString::fromUtf8("Nothing matches “xyz” in %1 entries.").arg(panel.model().entries().size());
  CHECK(said);
  for (QPushButton* button : panel.findChildren<QPushButton*>()) button->click();
  CHECK(panel.search().text().isEmpty());
  const QModelIndex rack = row_of(panel.model(), "rack_type/cpu_rack");
  const std::unique_ptr<QMimeData> data(panel.model().mimeData({rack}));
  CHECK(data->data(library_mime) == "rack_type/cpu_rack");
  panel.search().setText("cdu gb200");
  QTest::keyClick(&panel.search(), Qt::Key_Return);
  panel.search().setText("h100");
  QTest::keyClick(&panel.search(), Qt::Key_Return);
  CHECK(panel.list().currentIndex().isValid());
  CHECK(panel.list().hasFocus());
  keep_picture(window, "library");
}
