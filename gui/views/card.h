#pragma once
// A card of a page: a title row with a subtitle and controls at its right, and what it shows below (visual design 3 and 6).
#include <QFrame>
#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace icctwin::gui {

class ElidedLabel;

class Card : public QFrame {
 public:
  explicit Card(const QString& title, const QString& subtitle = {}, QWidget* parent = nullptr);

  void set_title(const QString& text);
  void set_subtitle(const QString& text);
  /// At the right end of the title row.
  void add_control(QWidget* control);
  /// A command as accent text.
  QToolButton* add_link(const QString& text, const QString& tip, std::function<void()> act);
  /// Below what is there; it takes what height is left.
  void add(QWidget* body, int stretch = 1);
  /// Without the margins that text has: tables go from edge to edge.
  void add_wide(QWidget* body, int stretch = 1);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QHBoxLayout* row_;
  QVBoxLayout* column_;
  QLabel* title_;
  ElidedLabel* subtitle_;
};

/// A command as accent text, for cards and headers.
QToolButton* make_link(const QString& text, const QString& tip, std::function<void()> act);
/// The chip that says where figures stand: "ok", "warning", or "" for the plain one.
QLabel* make_chip(const QString& text, const char* kind);

}  // namespace icctwin::gui
