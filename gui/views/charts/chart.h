#pragma once
// A chart on a card: title, unit, what can be done with it. What is drawn below the title is the business of the kinds of charts.
#include <QWidget>

#include "gui/models/results/data_table.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace icctwin::gui {

class ElidedLabel;

class Chart : public QWidget {
  Q_OBJECT

 public:
  /// `id` names files that are written; `remark` stands behind the title: unit, resolution.
  Chart(QString id, const QString& title, const QString& remark = {}, QWidget* parent = nullptr);

  const QString& id() const { return id_; }
  QString title() const;
  void set_title(const QString& title, const QString& remark);
  /// What the chart says, in words, for those who cannot see it.
  void set_description(const QString& text) { setAccessibleDescription(text); }
  /// A widget in the title row before the actions.
  void add_control(QWidget* control);

  /// The values that are shown, complete and in the units of the file.
  virtual DataTable data() const = 0;

  /// The chart with its title, so many times as sharp as on the screen.
  QImage picture(double scale = 2);
  /// By the ending of the name: PNG (so many times as sharp), SVG or PDF. An empty text, or why it was not written.
  QString save_picture(const QString& file, double scale = 1);
  QString save_data(const QString& file) const;

  QMenu* menu() const { return menu_; }

 protected:
  /// Below the title.
  void set_content(QWidget* content);
  /// Draws title and content upon a device, whose units are pixels of the screen times the scale.
  virtual void paint_upon(QPaintDevice& device, const QSize& size, double scale) = 0;
  /// For that: the title at the top left.
  void paint_title(QPainter& painter, const QSize& size) const;
  int content_top() const;
  QRect content_rect(const QSize& size) const;

  void paintEvent(QPaintEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void make_actions();
  void ask_and_save_picture(const char* ending, double scale);
  void ask_and_save_data();
  void tell_failure(const QString& reason);

  QString id_;
  QLabel* title_;
  ElidedLabel* remark_;
  QHBoxLayout* head_;
  QMenu* menu_;
};

}  // namespace icctwin::gui
