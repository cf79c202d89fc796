#pragma once
// What the parts of the sweep page are put together from.
#include <QLabel>

namespace icctwin::gui {

inline constexpr int sweep_gap = 10;

inline QLabel* sweep_note(const QString& text) {
  auto* label = new QLabel(text);
  label->setObjectName(QStringLiteral("muted"));
  label->setWordWrap(true);
  return label;
}

}  // namespace icctwin::gui
