#include <doctest/doctest.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/inventory_draft.h"
#include "gui/views/import/import_dialog.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

const char* const five_racks =
    "hall,row,rack,rack_type\n"
    "B,B1,1,h100_8x4_air\n"
    "B,B1,2,h100_8x4_air\n"
    "B,B1,3,no_such_rack\n"
    "B,B2,1,cpu_rack\n"
    "B,B2,1,cpu_rack\n";

}  // namespace

TEST_CASE("an inventory is applied as one command, and rejected rows can be corrected and read again") {
  const Home home;
  set_language(Language::en);
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(home.scenario(), problems));
  const std::string before = document.text();
  write_file(home / "racks.csv", five_racks);
  InventoryDraft draft(document);
  REQUIRE(draft.read(q(home.file("racks.csv"))));
  CHECK(draft.format() == InventoryFormat::racks);
  CHECK(draft.inventory().accepted() == 3);
  CHECK(draft.inventory().rejected.size() == 2);
  REQUIRE(draft.apply());
  CHECK(document.undo_stack().count() == 1);
  REQUIRE(find_node(document.root(), "/halls/1/rows/0/racks/0/count"));
  CHECK(find_node(document.root(), "/halls/1/id")->plain() == "B");
  // The rejected rows, with the unknown type corrected.
  QString rejected = draft.rejected_csv();
  write_file(home / "rejected.csv", rejected.replace("no_such_rack", "cpu_rack").toStdString());
  InventoryDraft again(document);
  REQUIRE(again.read(q(home.file("rejected.csv"))));
  CHECK(again.inventory().rejected.empty());
  document.undo_stack().undo();
  CHECK(document.text() == before);
}

TEST_CASE("what the window exports it imports again without loss") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(q(home.put(shipped("scenarios/cases/center_2000.json"), "center.json"))));
  REQUIRE(window.export_to(q(home.file("racks.csv")), false));
  REQUIRE(window.export_to(q(home.file("inventory.json")), true));
  const CheckResult first = check_scenario(window.document().text(), "a", home.path().string().c_str());
  REQUIRE(first.halls.size() == 1);
  for (const char* file : {"racks.csv", "inventory.json"}) {
    CAPTURE(file);
    InventoryDraft draft(window.document());
    REQUIRE(draft.read(q(home.file(file))));
    CHECK(draft.inventory().racks == 63);
    REQUIRE(draft.apply());
    const CheckResult now = check_scenario(window.document().text(), "a", home.path().string().c_str());
    REQUIRE(now.halls.size() == 1);  // the hall of the same id was replaced
    REQUIRE(now.halls[0].racks.size() == 63);
    CHECK(now.usable);
    bool same = now.halls[0].width_mm == first.halls[0].width_mm;
    for (std::size_t i = 0; i < 63; ++i) {
      const RackPlace &a = first.halls[0].racks[i], &b = now.halls[0].racks[i];
      same = same && a.id == b.id && a.type == b.type && std::abs(a.x_mm - b.x_mm) < 1e-6 && std::abs(a.y_mm - b.y_mm) < 1e-6;
    }
    CHECK(same);
  }
}

TEST_CASE("the dialog goes through its four steps and tells what was read and rejected, in both languages") {
  const Home home;
  Workbench bench;
  Diagnostics problems;
  REQUIRE(bench.document().load(home.scenario(), problems));
  write_file(home / "racks.csv", five_racks);
  for (const Language language : {Language::zh, Language::en}) {
    set_language(language);
    ImportDialog dialog(bench);
    dialog.setStyleSheet(style_sheet());
    dialog.show();
    QPushButton* next = nullptr;
    for (QPushButton* one : dialog.findChildren<QPushButton*>())
      if (one->isDefault()) next = one;
    REQUIRE(next);
    CHECK_FALSE(next->isEnabled());  // no file yet
    REQUIRE(dialog.choose_file(q(home.file("racks.csv"))));
    for (int step = 0; step < 3; ++step) {
      CHECK(dialog.current_step() == step);
      keep_picture(dialog, QStringLiteral("import-%1-%2").arg(step + 1).arg(language == Language::zh ? "zh" : "en"));
      QTest::keyClick(&dialog, Qt::Key_Return);
    }
    keep_picture(dialog, QStringLiteral("import-4-%1").arg(language == Language::zh ? "zh" : "en"));
    CHECK(next->text() == words({"Apply anyway", "仍然应用"}));
    next->click();
    CHECK(dialog.outcome() == words({"Imported racks.csv: 3 read, 2 rejected.", "已导入 racks.csv：读入 3 行，拒绝 2 行。"}));
  }
  CHECK(bench.document().undo_stack().count() == 2);
}

TEST_CASE("a mapping that was corrected is kept as a profile and used for the next file") {
  const Home home;
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(home.scenario(), problems));
  write_file(home / "odd.csv", "Raum,Reihe,Schrank,Typ\nX,A,1,DGX rack\n");
  InventoryDraft draft(document);
  draft.read(q(home.file("odd.csv")));
  CHECK(draft.inventory().racks == 0);
  InventoryProfile profile;
  profile.columns = {{"hall", "Raum"}, {"row", "Reihe"}, {"rack", "Schrank"}, {"rack_type", "Typ"}};
  profile.types = {{"DGX rack", "h100_8x4_air"}};
  draft.set_profile(profile);
  CHECK(draft.inventory().racks == 1);
  CHECK_FALSE(draft.save_profile("a/b"));
  REQUIRE(draft.save_profile("ours"));
  InventoryDraft next(document);
  next.read(q(home.file("odd.csv")));
  CHECK(next.profile_names() == QStringList{"ours"});
  REQUIRE(next.load_profile("ours"));
  CHECK(next.inventory().racks == 1);
}

TEST_CASE("files that hold no inventory are told and nothing is applied") {
  const Home home;
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(home.scenario(), problems));
  for (const char* text : {"", "{", "{}", "\x01\x02"}) {
    write_file(home / "bad.csv", text);
    InventoryDraft draft(document);
    draft.read(q(home.file("bad.csv")));
    CHECK_FALSE(draft.apply());
  }
  InventoryDraft draft(document);
  CHECK_FALSE(draft.read(q(home.file("missing.csv"))));
  CHECK(draft.problems().has_errors());
  CHECK_FALSE(document.undo_stack().canUndo());
}
