#include "gui/models/tutorial.h"

#include <QDir>
#include <QFileInfo>
#include <cmath>
#include <cstdlib>

#include "gui/document/file_places.h"
#include "gui/document/words.h"
#include "sim/scenario/site/shipped.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin::gui {
namespace {

constexpr const char* demo_file = "cases/center_2000.json";
constexpr const char* demo_id = "center_2000";
constexpr const char* supply = "/cooling/cdu/supply_c";
constexpr double demo_supply_c = 38;

}  // namespace

const std::vector<TutorialStep>& Tutorial::steps() {
  static const std::vector<TutorialStep> all = {
      {{"Open the demo", "打开示例"},
       {"A center of 2,016 accelerators in Shanghai, cooled by cold plates. It opens as a copy.",
        "上海的 2016 卡智算中心，冷板液冷，以副本打开。"},
       {"Open the demo", "打开示例"}},
      {{"Run it", "运行"},
       {"F5 simulates a summer week. Progress stands under Runs; the window can be used meanwhile.",
        "按 F5 仿真夏季一周，进度见“运行”面板，期间可继续操作。"},
       {"Run", "运行"}},
      {{"Change the supply temperature", "修改供液温度"},
       {"Set the supply of the CDUs to 32 °C, and of the facility loop to 28 °C: colder water needs more chiller. Ctrl+Z takes a change "
        "back.",
        "将 CDU 供液温度设为 32 °C，一次侧供水设为 28 °C：水越冷，冷水机组用电越多。Ctrl+Z 可撤销。"},
       {"Show the field", "转到字段"}},
      {{"Run again", "再次运行"}, {"F5. The first run is kept.", "按 F5。第一次的结果会保留。"}, {"Run", "运行"}},
      {{"Read the PUE", "查看 PUE"},
       {"The results open by themselves, or with Ctrl+6. PUE is the energy of the whole center over that of its IT equipment.",
        "结果会自动打开，也可按 Ctrl+6。PUE 为全中心用电与 IT 设备用电之比。"},
       {"Show the results", "显示结果"}},
      {{"Compare", "对比"},
       {"Open the first run from Runs and read both, or Ctrl+7 where the comparison page is there.",
        "在“运行”面板打开第一次运行对照查看，或按 Ctrl+7 打开对比页。"},
       {"Open the first run", "打开第一次运行"}},
  };
  return all;
}

Tutorial::Tutorial(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {
  connect(&bench.document(), &ScenarioDocument::reset, this, &Tutorial::look);
  connect(&bench.document(), &ScenarioDocument::changed, this, &Tutorial::look);
  connect(&bench, &Workbench::run_shown, this, &Tutorial::look);
  connect(&bench, &Workbench::page_shown, this, [this](Page page) {
    page_ = page;
    look();
  });
}

void Tutorial::start() {
  running_ = true;
  current_ = 0;
  first_folder_.clear();
  emit advanced();
}

bool Tutorial::is_met(int step) const {
  const Node& root = bench_.document().root();
  const bool demo = root.member("id") && root.member("id")->plain() == demo_id;
  switch (step) {
    case open_demo:
      return demo;
    case first_run:
      return demo && bench_.run();
    case change_supply: {
      const Node* value = find_node(root, supply);
      return demo && value && std::abs(std::strtod(value->token.c_str(), nullptr) - demo_supply_c) > 0.5;
    }
    case second_run:
      return demo && bench_.run() && bench_.run_folder() != first_folder_;
    case read_pue:
      return bench_.run() && page_ == Page::results;
    case compare:
      return (page_ == Page::compare) || (bench_.run() && bench_.run_folder() == first_folder_);
    default:
      return false;
  }
}

void Tutorial::look() {
  if (!running_ || is_done() || !is_met(current_)) return;
  if (current_ == first_run) first_folder_ = bench_.run_folder();
  ++current_;
  emit advanced();
  look();  // the next may be done already
}

void Tutorial::open() {
  const QString file = QDir(QString::fromStdString(find_scenario_dir().string())).filePath(QLatin1String(demo_file));
  Diagnostics problems;
  const auto text = read_file(file.toStdString(), problems);
  if (!text) return bench_.tell({QStringLiteral("open"), words({"Not opened: %1", "未能打开：%1"}, sentences(problems))});
  bench_.ask_new(QString::fromStdString(with_absolute_files(*text, QFileInfo(file).absolutePath())));
}

void Tutorial::help() {
  switch (current_) {
    case open_demo:
      return open();
    case first_run:
    case second_run:
      return bench_.start_run();
    case change_supply:
      return bench_.select(std::string(supply));
    case read_pue:
      return bench_.ask_page(Page::results);
    case compare:
      return bench_.open_run(first_folder_);
    default:
      return;
  }
}

}  // namespace icctwin::gui
