#include "gui/views/page_parts.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/views/elided_label.h"

namespace icctwin::gui {
namespace {

QLabel* label(const QString& text, const char* name) {
  auto* made = new QLabel(text);
  made->setObjectName(QLatin1String(name));
  return made;
}

}  // namespace

void add_header(QVBoxLayout& column, const QString& title, const QString& chip, const QString& facts) {
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  row->addWidget(label(title, "page_title"));
  if (!chip.isEmpty()) row->addWidget(label(chip, "simulated"), 0, Qt::AlignVCenter);
  row->addWidget(new ElidedLabel(facts, Face::body), 1);  // never widens the window
  column.addLayout(row);
}

void add_note(QVBoxLayout& column, const QString& text) {
  auto* band = new QFrame;
  band->setObjectName(QStringLiteral("banner"));
  auto* row = new QHBoxLayout(band);
  row->setContentsMargins(12, 7, 12, 7);
  auto* words = new QLabel(text);
  words->setWordWrap(true);
  row->addWidget(words, 1);
  column.addWidget(band);
}

void add_empty(QVBoxLayout& column, const QString& title, const QString& text) {
  column.addStretch(1);
  column.addWidget(label(title, "page_title"), 0, Qt::AlignHCenter);
  if (text.isEmpty()) return column.addStretch(2);
  auto* words = label(text, "muted");
  words->setWordWrap(true);
  words->setAlignment(Qt::AlignHCenter);
  // Set to a width, so that its height is that of all its lines.
  constexpr int text_width = 480;
  words->setFixedWidth(text_width);
  // As for a narrower one: its face is set later and may be wider. -1 is said of no text.
  words->setMinimumHeight(std::max(0, words->heightForWidth(420)));
  column.addWidget(words, 0, Qt::AlignHCenter);
  column.addStretch(2);
}

void add_tiles(QVBoxLayout& column, const std::vector<TileText>& tiles, int columns, bool lead) {
  auto* grid = new QGridLayout;
  grid->setSpacing(8);
  for (int i = 0; i < columns; ++i) grid->setColumnStretch(i, 1);
  for (std::size_t i = 0; i < tiles.size(); ++i)
    grid->addWidget(new Tile(tiles[i], lead && i == 0), static_cast<int>(i) / columns, static_cast<int>(i) % columns);
  // A row that is not full keeps the widths of those that are.
  for (int i = static_cast<int>(tiles.size()); i < columns; ++i) grid->addWidget(new QWidget, 0, i);
  column.addLayout(grid);
}

}  // namespace icctwin::gui
