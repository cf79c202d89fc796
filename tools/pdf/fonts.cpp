#include "tools/pdf/fonts.h"

#include <QFontDatabase>
#include <QRawFont>
#include <QSet>
#include <cmath>
#include <vector>

namespace icctwin::pdf {
namespace {

const QStringList& cjk_sans() {
  static const QStringList names = {"Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei",
                                    "WenQuanYi Micro Hei"};
  return names;
}

/// Those of the names that are installed, with what any machine may have behind them.
QStringList installed(const QStringList& names) {
  static const QStringList families = QFontDatabase::families();
  QStringList found;
  for (const auto& name : names)
    if (families.contains(name)) found << name;
  return found;
}

const QStringList& families_of(Face face) {
  static const QStringList last = {"DejaVu Sans", "Liberation Sans"};
  static const QStringList sans = installed(cjk_sans() + last);
  static const QStringList serif =
      installed(QStringList{"Noto Serif CJK SC", "Source Han Serif SC", "DejaVu Serif", "Liberation Serif"}) + sans;
  static const QStringList mono = installed(QStringList{"Noto Sans Mono CJK SC", "DejaVu Sans Mono", "Liberation Mono"}) + sans;
  return face == Face::serif ? serif : face == Face::mono ? mono : sans;
}

}  // namespace

QFont font(Face face, double size_pt, bool bold) {
  QFont made;
  made.setFamilies(families_of(face));
  made.setPixelSize(static_cast<int>(std::lround(size_pt * units_per_pt)));
  made.setBold(bold);
  made.setHintingPreference(QFont::PreferNoHinting);
  // Shaping replaces the digits of Noto Sans CJK by glyphs that Qt finds no character for: they could be seen but not searched or copied.
  made.setStyleStrategy(QFont::PreferNoShaping);
  return made;
}

bool has_cjk(const QString& text) {
  for (const QChar c : text) {
    const ushort u = c.unicode();
    if ((u >= 0x2E80 && u < 0xA000) || (u >= 0xF900 && u < 0xFB00) || (u >= 0xFE30 && u < 0xFE50) || (u >= 0xFF00 && u < 0xFFF0) ||
        (u >= 0xD840 && u < 0xD880))  // high halves of the further planes of ideographs
      return true;
  }
  return false;
}

bool cjk_available() { return !installed(cjk_sans()).isEmpty(); }

QString uncovered(const QString& text) {
  std::vector<QRawFont> fonts;
  for (const auto& family : families_of(Face::sans)) {
    QFont one(family);
    one.setPixelSize(20);
    fonts.push_back(QRawFont::fromFont(one));
  }
  QSet<char32_t> seen;
  QString missing;
  for (const uint c : text.toUcs4()) {
    if (c <= ' ' || seen.contains(c)) continue;
    seen.insert(c);
    bool found = false;
    for (const auto& one : fonts) found = found || one.supportsCharacter(c);
    if (!found) missing += QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
  }
  return missing;
}

QHash<ushort, ushort> radicals_of(const QString& text) {
  constexpr ushort first = 0x2E80, last = 0x2FD5;
  QHash<ushort, ushort> characters;
  QFont sans(families_of(Face::sans).value(0));
  sans.setPixelSize(20);
  const QRawFont raw = QRawFont::fromFont(sans);
  const auto glyph_of = [&](QChar c) { return raw.glyphIndexesForString(QString(c)).value(0); };
  QHash<quint32, ushort> by_glyph;
  for (const QChar c : text)
    if (c.unicode() > last && !c.isSurrogate()) by_glyph.insert(glyph_of(c), c.unicode());
  for (ushort radical = first; radical <= last; ++radical)
    if (const quint32 glyph = glyph_of(QChar(radical)); glyph != 0 && by_glyph.contains(glyph) && !text.contains(QChar(radical)))
      characters.insert(radical, by_glyph.value(glyph));
  return characters;
}

}  // namespace icctwin::pdf
