#pragma once
// The fonts of a document: one family for both languages, as the visual design wants, and what stands in for it.
#include <QFont>
#include <QHash>
#include <QString>
#include <QStringList>

namespace icctwin::pdf {

/// Units of the painter in a point: fonts have whole sizes in these.
constexpr double units_per_pt = 20;
constexpr double mm = units_per_pt * 72 / 25.4;
constexpr double pt = units_per_pt;

enum class Face { sans, serif, mono };

QFont font(Face face, double size_pt, bool bold = false);

/// Whether the text holds Chinese characters or punctuation.
bool has_cjk(const QString& text);
/// A family for Chinese is installed.
bool cjk_available();
/// Characters of the text that no family of the document has.
QString uncovered(const QString& text);

/// Radicals (U+2E80 to U+2FD5) that have one glyph with a character of the text, by which readers of the file must know it.
QHash<ushort, ushort> radicals_of(const QString& text);

}  // namespace icctwin::pdf
