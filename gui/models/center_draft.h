#pragma once
// A new center while it is being put together: its choices, and what follows from them, computed away from the window's thread.
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <string>
#include <vector>

#include "gui/models/checker.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/site/shipped.h"
#include "sim/scenario/template/center_estimate.h"
#include "sim/scenario/template/center_options.h"
#include "sim/scenario/template/center_size.h"
#include "sim/scenario/template/center_templates.h"

namespace icctwin::gui {

/// What the center is made of: a line of the wizard's list.
struct CenterPart {
  Text name;
  QString count, rule;
  Text source;
};

/// A value of the site that was looked up, with where it stands.
struct SiteFact {
  QString name, value, source;
  bool unverified = false;
};

struct CenterResult {
  std::string text;  ///< of the scenario; empty where it cannot be made
  std::vector<Problem> problems;
  CenterEstimate estimate;
  std::vector<HallPlan> halls;
  std::vector<CenterPart> parts;
  std::vector<SiteFact> site;
  std::vector<FoundInput> unverified;  ///< values and defaults without a checked source
};

class CenterDraft : public QObject {
  Q_OBJECT

 public:
  explicit CenterDraft(QObject* parent = nullptr);
  ~CenterDraft() override;

  const Catalog& catalog() const { return *catalog_; }
  const std::vector<ShippedSite>& sites() const { return *sites_; }
  /// The site that is chosen; nullptr if none was shipped.
  const ShippedSite* site() const;

  const CenterTemplate& start() const { return *start_; }
  const CenterOptions& options() const { return options_; }
  CenterSize size() const { return center_size(catalog(), options_.rack_type, options_.accelerators, options_.rounding); }

  /// Takes all choices over from a template; the site too.
  void choose(const CenterTemplate& start);
  void set_site(const std::string& id);
  void set_options(const CenterOptions& options);

  /// Of the choices that held last; a picture of them may be on its way.
  const CenterResult& result() const { return *result_; }
  bool is_pending() const { return wait_.isActive() || running_; }
  /// The scenario of the choices that hold now, made at once.
  CenterResult make() const;
  /// What a template gives as it is; may be called from any thread.
  static CenterResult make_of(const CenterTemplate& start, const std::vector<ShippedSite>& sites, const Catalog& catalog);
  std::shared_ptr<const Catalog> shared_catalog() const { return catalog_; }
  std::shared_ptr<const std::vector<ShippedSite>> shared_sites() const { return sites_; }

 signals:
  /// The choices are others.
  void changed();
  /// What follows from them is there.
  void computed();

 private:
  void compute();

  std::shared_ptr<const Catalog> catalog_;
  std::shared_ptr<const std::vector<ShippedSite>> sites_;
  const CenterTemplate* start_;
  std::string site_;
  CenterOptions options_;
  std::shared_ptr<const CenterResult> result_;
  QTimer wait_;
  quint64 asked_ = 0;
  bool running_ = false;
};

}  // namespace icctwin::gui
