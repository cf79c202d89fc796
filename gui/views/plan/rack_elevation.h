#pragma once
// The elevation of a rack: its front with the scale of units at the left, and the same as a list for the keyboard and for readers.
#include <QDialog>
#include <optional>

#include "gui/models/rack_front.h"
#include "gui/models/sheet_names.h"

namespace icctwin::gui {

/// The front, drawn; read-only.
class RackFrontView : public QWidget {
 public:
  RackFrontView(RackFront front, SheetNames names, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  /// The device that stands out; -1: none.
  void mark(int device);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QRectF box(const RackDevice& device) const;
  void paint_device(QPainter& painter, const RackDevice& device, bool marked) const;

  RackFront front_;
  SheetNames names_;
  int marked_ = -1;
};

class RackElevation : public QDialog {
 public:
  /// `power_w`: of the rack at the instant of the slider, where a run tells it.
  RackElevation(const RackFront& front, const SheetNames& names, std::optional<double> power_w, const QString& instant,
                QWidget* parent = nullptr);

 private:
  QWidget* make_list(const RackFront& front, const SheetNames& names);

  RackFrontView* view_;
};

}  // namespace icctwin::gui
