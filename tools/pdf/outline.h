#pragma once
// What QPdfWriter cannot do: bookmarks, a date that does not change from one run to the next, and text that can be searched.
#include <QByteArray>
#include <QHash>
#include <vector>

#include "tools/pdf/pages.h"

namespace icctwin::pdf {

/// The file with a fixed date of creation, so that equal documents give equal bytes.
QByteArray with_fixed_date(QByteArray pdf);

/// The file with the usual characters where Qt tells readers of radicals: U+5FC3 and U+2F3C have one glyph, and Qt takes the lower number.
QByteArray with_usual_characters(QByteArray pdf, const QHash<ushort, ushort>& radicals);

/// The file with an outline, appended as an incremental update (ISO 32000-1, 7.5.6); the file as it was if its structure is not as
/// expected.
QByteArray with_outline(const QByteArray& pdf, const Pages& pages);

}  // namespace icctwin::pdf
