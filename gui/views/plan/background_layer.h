#pragma once
// The picture below the plan: read in the background, kept in sizes that suit what is seen, and drawn between the floor and its racks.
#include <QDateTime>
#include <QImage>
#include <QObject>

#include "gui/views/plan/plan_layers.h"

namespace icctwin::gui {

/// The picture of the hall that is shown.
class BackgroundPicture : public QObject {
  Q_OBJECT

 public:
  explicit BackgroundPicture(PlanState& state, QObject* parent = nullptr);

  bool is_reading() const { return reading_; }
  bool empty() const { return sizes_.empty(); }
  /// Of the whole picture [px of the file].
  QSizeF size() const { return sizes_.front().size(); }
  /// The smallest one that is at least so wide, or the largest there is.
  const QImage& at_least(double width_px) const;

 signals:
  void changed();

 private:
  void follow();
  void take(const QString& path, std::vector<QImage> sizes);

  PlanState& state_;
  QString path_;
  QDateTime written_;  ///< one that is drawn anew is read anew, with the next edit of a hall
  bool reading_ = false;
  std::vector<QImage> sizes_;  ///< each half as wide as the one before
};

class BackgroundLayer : public PlanLayer {
 public:
  BackgroundLayer(PlanState& state, const BackgroundPicture& picture) : PlanLayer(state), picture_(picture) {}

 protected:
  void paint_frame(const PlanFrame& frame, const FloorHall& hall) override;

 private:
  const BackgroundPicture& picture_;
};

}  // namespace icctwin::gui
