#pragma once
// Checks the scenario after each edit, away from the window's thread, as `icctwin check` does.
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <string>
#include <vector>

#include "gui/models/sheet_names.h"
#include "models/base/describe.h"
#include "models/base/diagnostics.h"

namespace icctwin {
struct LoadedScenario;
struct Plan;
}  // namespace icctwin

namespace icctwin::gui {

struct Diagrams;
class ScenarioDocument;

/// A size of the center that follows from the scenario.
struct Fact {
  Text title;
  double value = 0;
  std::string_view unit;   ///< of the value; empty: a count
  std::string names = {};  ///< what it is of: models, sites
  Text remark = {};        ///< with the names in the place of %1
  double share = -1;       ///< of a whole, 0 to 1; below 0: none
};

struct RackPlace {
  std::string id, type;
  double x_mm = 0, y_mm = 0;  ///< its corner, from the corner of the hall; y to the north
  double width_mm = 600, depth_mm = 1200, rotation_deg = 0;
  std::string group;  ///< JSON pointer of the group that it belongs to
  // Of its type at full load; 0 where nothing is stated.
  double design_w = 0, liquid_w = 0, rated_w = 0;
  int accelerators = 0, nodes = 0;
  std::string node_type;
  std::string cdu;  ///< that serves it; empty: none
  double throttle_c = 0;
};

struct HallPlan {
  std::string name, name_zh;
  double width_mm = 0, depth_mm = 0;
  std::vector<RackPlace> racks;
};

struct CheckResult {
  std::vector<Problem> problems;
  bool usable = false;          ///< a run may start
  std::string scenario_sha256;  ///< what runs are known by; empty where it is not usable
  std::string canonical;        ///< every value, also by default, as manifests keep it; empty where it cannot be read
  std::vector<Fact> facts;
  std::vector<HallPlan> halls;
  std::shared_ptr<const Diagrams> diagrams;  ///< nullptr where there is no plan
  /// What the scenario was read as and resolved to; nullptr where it is not usable.
  std::shared_ptr<const LoadedScenario> loaded;
  std::shared_ptr<const Plan> plan;
  SheetNames names;  ///< of the data sheets in use
};

/// The halls of a plan with every rack in its place.
std::vector<HallPlan> halls_of(const Plan& plan);

/// Checks a text whose files lie below a folder.
CheckResult check_scenario(const std::string& text, const std::string& name, const std::string& folder);

class Checker : public QObject {
  Q_OBJECT

 public:
  explicit Checker(ScenarioDocument& document, QObject* parent = nullptr);
  ~Checker() override;

  /// Checks at once; without this a check follows 300 ms after the last edit.
  void check_now();
  const CheckResult& result() const { return *result_; }
  bool is_pending() const { return wait_.isActive() || running_; }

 signals:
  void checked();

 private:
  void take(const std::shared_ptr<const CheckResult>& result, quint64 number);

  ScenarioDocument& document_;
  QTimer wait_;
  std::shared_ptr<const CheckResult> result_;
  quint64 asked_ = 0;
  bool running_ = false;
};

}  // namespace icctwin::gui
