#include "gui/views/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "gui/views/elided_label.h"
#include "gui/views/paint_card.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

QToolButton* make_link(const QString& text, const QString& tip, std::function<void()> act) {
  auto* link = new QToolButton;
  link->setObjectName(QStringLiteral("link"));
  link->setText(text);
  link->setToolTip(tip);
  link->setAccessibleName(text);
  link->setFocusPolicy(Qt::TabFocus);
  QObject::connect(link, &QToolButton::clicked, link, [act = std::move(act)] { act(); });
  return link;
}

QLabel* make_chip(const QString& text, const char* kind) {
  auto* chip = new QLabel(text);
  const QString name = QString::fromLatin1(kind);
  chip->setObjectName(name.isEmpty() ? QStringLiteral("chip") : name);
  return chip;
}

Card::Card(const QString& title, const QString& subtitle, QWidget* parent)
    : QFrame(parent),
      row_(new QHBoxLayout),
      column_(new QVBoxLayout(this)),
      title_(new QLabel(title)),
      subtitle_(new ElidedLabel(subtitle, Face::table)) {
  setObjectName(QStringLiteral("card"));
  setAccessibleName(title);
  column_->setContentsMargins(1, 4, 1, 6);
  column_->setSpacing(2);
  title_->setFont(face(Face::strong));
  row_->setContentsMargins(12, 0, 8, 0);
  row_->setSpacing(8);
  row_->addWidget(title_);
  row_->addWidget(subtitle_, 1);
  auto* head = new QWidget;
  head->setMinimumHeight(30);
  head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  head->setLayout(row_);
  column_->addWidget(head);
}

void Card::set_title(const QString& text) {
  title_->setText(text);
  setAccessibleName(text);
}

void Card::set_subtitle(const QString& text) { subtitle_->set_text(text); }

void Card::add_control(QWidget* control) { row_->addWidget(control); }

QToolButton* Card::add_link(const QString& text, const QString& tip, std::function<void()> act) {
  QToolButton* link = make_link(text, tip, std::move(act));
  add_control(link);
  return link;
}

void Card::add(QWidget* body, int stretch) {
  auto* inset = new QWidget;
  auto* row = new QHBoxLayout(inset);
  row->setContentsMargins(12, 0, 12, 4);
  row->addWidget(body);
  column_->addWidget(inset, stretch);
}

void Card::add_wide(QWidget* body, int stretch) { column_->addWidget(body, stretch); }

void Card::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_card(painter, rect());
}

}  // namespace icctwin::gui
