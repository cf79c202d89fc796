#include "tools/pdf/outline.h"

#include <QList>
#include <QRegularExpression>
#include <QString>

#include "tools/pdf/fonts.h"

namespace icctwin::pdf {
namespace {

/// Byte offsets of the objects, from the classic table of cross-references; empty where there is none.
QList<qsizetype> offsets_of(const QByteArray& pdf) {
  const qsizetype start = pdf.lastIndexOf("startxref");
  if (start < 0) return {};
  const qsizetype table = pdf.mid(start + 9, 24).trimmed().split('\n').front().trimmed().toLongLong();
  if (table <= 0 || table >= pdf.size() || !pdf.mid(table).startsWith("xref")) return {};
  const auto head = QRegularExpression("^xref\\s+0 (\\d+)\\s+").match(QString::fromLatin1(pdf.mid(table, 40)));
  if (!head.hasMatch()) return {};
  const qsizetype first = table + head.capturedLength(), count = head.captured(1).toLongLong();
  constexpr qsizetype entry = 20;
  QList<qsizetype> offsets;
  for (qsizetype i = 0; i < count && first + (i + 1) * entry <= pdf.size(); ++i) offsets << pdf.mid(first + i * entry, 10).toLongLong();
  return offsets.size() == count ? offsets : QList<qsizetype>();
}

/// The dictionary of an object, "<<...>>" with its brackets; empty where there is none.
QByteArray dictionary(const QByteArray& pdf, const QList<qsizetype>& offsets, qsizetype number) {
  if (number <= 0 || number >= offsets.size()) return {};
  const qsizetype begin = pdf.indexOf("<<", offsets[number]), end = pdf.indexOf("endobj", offsets[number]);
  if (begin < 0 || end < begin) return {};
  const qsizetype close = pdf.lastIndexOf(">>", end);
  return close < begin ? QByteArray() : pdf.mid(begin, close + 2 - begin);
}

qsizetype reference(const QByteArray& text, const char* key) {
  const auto match = QRegularExpression(QString(key) + "\\s+(\\d+) 0 R").match(QString::fromLatin1(text));
  return match.hasMatch() ? match.captured(1).toLongLong() : 0;
}

QByteArray text_string(const QString& text) {
  QByteArray hex = "<FEFF";
  for (const QChar c : text) hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
  return hex + '>';
}

}  // namespace

QByteArray with_fixed_date(QByteArray pdf) {
  const QByteArray key = "/CreationDate (D:";
  const qsizetype at = pdf.indexOf(key);
  if (at < 0) return pdf;
  constexpr int digits = 14;
  return pdf.replace(at + key.size(), digits, "20200101000000");
}

QByteArray with_usual_characters(QByteArray pdf, const QHash<ushort, ushort>& radicals) {
  // The maps are not compressed, and a code is replaced by one of the same length, so that no offset moves.
  for (qsizetype map = pdf.indexOf("begincmap"); map >= 0; map = pdf.indexOf("begincmap", map + 1)) {
    const qsizetype end = pdf.indexOf("endcmap", map);
    // Only in lists of codes: in a range "<first> <last> <code>" the codes follow each other.
    for (qsizetype list = pdf.indexOf('[', map); list >= 0 && list < end; list = pdf.indexOf('[', list + 1)) {
      const qsizetype close = pdf.indexOf(']', list);
      for (qsizetype code = pdf.indexOf("<2", list); code >= 0 && code < close; code = pdf.indexOf("<2", code + 1)) {
        const ushort radical = pdf.mid(code + 1, 4).toUShort(nullptr, 16);
        if (radicals.contains(radical)) pdf.replace(code + 1, 4, QByteArray::number(radicals.value(radical), 16).rightJustified(4, '0'));
      }
    }
  }
  return pdf;
}

QByteArray with_outline(const QByteArray& pdf, const Pages& pages) {
  const auto offsets = offsets_of(pdf);
  const QByteArray trailer = pdf.mid(pdf.lastIndexOf("trailer"));
  const qsizetype root = reference(trailer, "/Root"), info = reference(trailer, "/Info");
  QByteArray catalog = dictionary(pdf, offsets, root);
  const QByteArray tree = dictionary(pdf, offsets, reference(catalog, "/Pages"));
  QList<qsizetype> kids;
  const qsizetype list = tree.indexOf("/Kids");
  if (list < 0 || catalog.isEmpty() || pages.bookmarks.empty()) return pdf;
  auto numbers = QRegularExpression("(\\d+) 0 R").globalMatch(QString::fromLatin1(tree.mid(list, tree.indexOf(']', list) - list)));
  while (numbers.hasNext()) kids << numbers.next().captured(1).toLongLong();
  if (kids.size() != static_cast<qsizetype>(pages.pages.size())) return pdf;

  // Two levels: a section is the child of the chapter before it.
  struct Item {
    const Bookmark* mark;
    int parent = -1, first = -1, last = -1, previous = -1, next = -1, children = 0;
  };
  std::vector<Item> items;
  int chapter = -1, last_top = -1, first_top = -1;
  for (const auto& mark : pages.bookmarks) {
    const int own = static_cast<int>(items.size());
    items.push_back({&mark});
    const int parent = mark.level > 1 ? chapter : -1;
    const int before = parent >= 0 ? items[parent].last : last_top;
    items[own].parent = parent;
    items[own].previous = before;
    if (before >= 0) items[before].next = own;
    if (parent >= 0) {
      if (items[parent].first < 0) items[parent].first = own;
      items[parent].last = own;
      ++items[parent].children;
    } else {
      if (first_top < 0) first_top = own;
      last_top = chapter = own;
    }
  }

  QByteArray out = pdf;
  const qsizetype outlines = offsets.size();
  const auto number = [&](int item) { return QByteArray::number(outlines + 1 + item); };
  QList<std::pair<qsizetype, qsizetype>> places;
  const auto object = [&](qsizetype id, const QByteArray& body) {
    places.append({id, out.size()});
    out += QByteArray::number(id) + " 0 obj\n" + body + "\nendobj\n";
  };
  catalog.chop(2);
  object(root, catalog + "/Outlines " + QByteArray::number(outlines) + " 0 R\n/PageMode /UseOutlines\n>>");
  object(outlines, "<< /Type /Outlines /First " + number(first_top) + " 0 R /Last " + number(last_top) + " 0 R >>");
  for (int i = 0; i < static_cast<int>(items.size()); ++i) {
    const Item& item = items[i];
    const double top_pt = (page_height(pages.pages[item.mark->page].wide) - item.mark->y) / pt;
    QByteArray body = "<< /Title " + text_string(item.mark->text) + " /Parent " +
                      (item.parent >= 0 ? number(item.parent) : QByteArray::number(outlines)) + " 0 R /Dest [" +
                      QByteArray::number(kids[item.mark->page]) + " 0 R /XYZ 0 " + QByteArray::number(top_pt, 'f', 1) + " null]";
    if (item.previous >= 0) body += " /Prev " + number(item.previous) + " 0 R";
    if (item.next >= 0) body += " /Next " + number(item.next) + " 0 R";
    if (item.first >= 0)
      body += " /First " + number(item.first) + " 0 R /Last " + number(item.last) + " 0 R /Count -" + QByteArray::number(item.children);
    object(outlines + 1 + i, body + " >>");
  }
  const qsizetype table = out.size(),
                  previous = pdf.mid(pdf.lastIndexOf("startxref") + 9).trimmed().split('\n').front().trimmed().toLongLong();
  out += "xref\n";
  for (const auto& [id, offset] : places)
    out += QByteArray::number(id) + " 1\n" + QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
  out += "trailer\n<<\n/Size " + QByteArray::number(outlines + 1 + static_cast<qsizetype>(items.size())) + "\n/Info " +
         QByteArray::number(info) + " 0 R\n/Root " + QByteArray::number(root) + " 0 R\n/Prev " + QByteArray::number(previous) +
         "\n>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
  return out;
}

}  // namespace icctwin::pdf
