#pragma once
// What pages of the work area are put together from.
#include <QString>
#include <vector>

#include "gui/views/tile.h"

class QVBoxLayout;

namespace icctwin::gui {

/// Title, a chip with a dashed edge that says what the figures are, and facts behind it.
void add_header(QVBoxLayout& column, const QString& title, const QString& chip, const QString& facts);
/// A band that the reader must not overlook.
void add_note(QVBoxLayout& column, const QString& text);
/// What stands where there is nothing yet.
void add_empty(QVBoxLayout& column, const QString& title, const QString& text);
void add_tiles(QVBoxLayout& column, const std::vector<TileText>& tiles, int columns, bool lead);

}  // namespace icctwin::gui
