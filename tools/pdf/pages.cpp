#include "tools/pdf/pages.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

#include "tools/pdf/drawing.h"
#include "tools/pdf/text.h"

namespace icctwin::pdf {
namespace {

// Colours and sizes of visual design 1.1 and 12; sim/document/html/style.cpp has the same for HTML.
const QColor ink(0x1B, 0x20, 0x27), text2(0x4C, 0x55, 0x61), axis(0x8A, 0x92, 0x9D), line2(0xC4, 0xCA, 0xD2), hairline(0xD5, 0xD9, 0xDE),
    tint(0xF3, 0xF4, 0xF6), warning(0x8A, 0x52, 0x00), note_tint(0xFF, 0xF8, 0xE6), banner_tint(0xFF, 0xF4, 0xDC);
constexpr double side = 20 * mm, top = 25 * mm, bottom = 22 * mm;

using Paint = std::function<void(QPainter&, double y)>;

void rule(QPainter& painter, double x1, double x2, double y, double width, const QColor& color) {
  painter.fillRect(QRectF(x1, y - width / 2, x2 - x1, width), color);
}

class Layout {
 public:
  explicit Layout(const QJsonObject& document)
      : document_(document), words_(document["words"].toObject()), chinese_(document["language"].toString().startsWith("zh")) {
    result_.pages.emplace_back();
    const QJsonArray blocks = document["blocks"].toArray();
    for (const auto& value : blocks) {
      const QJsonObject block = value.toObject();
      const QString type = block["type"].toString();
      turn((type == "table" || type == "figure") && block["wide"].toBool());
      if (type == "title")
        title(block);
      else if (type == "heading")
        heading(block);
      else if (type == "paragraph")
        paragraph(block);
      else if (type == "source")
        source(block["text"], 0);
      else if (type == "note" || type == "banner")
        box(block, type == "banner");
      else if (type == "list")
        list(block);
      else if (type == "command")
        command(block);
      else if (type == "tiles")
        tiles(block);
      else if (type == "table")
        table(block);
      else if (type == "figure")
        figure(block);
      else if (type == "contents")
        contents(blocks);
      else if (type == "page_break")
        page_break();
    }
    if (heading_height_ > 0) place(0, 0, 0, [](QPainter&, double) {});
    fill_contents();
    frame();
  }

  Pages take() { return std::move(result_); }

 private:
  bool wide() const { return result_.pages.back().wide; }
  double width() const { return page_width(wide()) - 2 * side; }
  double page_end() const { return page_height(wide()) - bottom; }

  void page_break() {
    if (y_ == top) return;
    const bool same = wide();
    result_.pages.emplace_back();
    result_.pages.back().wide = same;
    y_ = top;
    margin_ = 0;
  }
  /// A page of another orientation, unless this is one; headings that wait go along.
  void turn(bool to_wide) {
    if (to_wide == wide()) return;
    page_break();
    result_.pages.back().wide = to_wide;
  }
  /// Where something begins whose margin above meets that of what is before it: the larger counts, none at the top of a page.
  double begin(double above) const { return y_ == top ? y_ : y_ + std::max(margin_, above); }
  bool fits(double above, double height) const {
    const double first = heading_height_ > 0 ? heading_above_ : above;
    return begin(first) + heading_height_ + height + (heading_height_ > 0 ? std::max(heading_below_, above) : 0) <= page_end() + 0.5;
  }
  void put(double above, double height, double below, const Paint& paint) {
    const double y = begin(above);
    result_.pages.back().items.emplace_back([paint, y](QPainter& painter) { paint(painter, y); });
    y_ = y + height;
    margin_ = below;
  }
  void flush_headings() {
    if (heading_height_ <= 0) return;
    heading_height_ = 0;
    for (const auto& waiting : std::exchange(headings_, {})) {
      result_.bookmarks.push_back({waiting.name, waiting.level, static_cast<int>(result_.pages.size()) - 1, begin(waiting.above)});
      put(waiting.above, waiting.text.height(), waiting.below,
          [text = waiting.text](QPainter& painter, double y) { text.draw(painter, side, y); });
    }
  }
  /// Puts a block on this page or the next, with the headings that wait for it.
  void place(double above, double height, double below, const Paint& paint) {
    if (!fits(above, height)) page_break();
    flush_headings();
    put(above, height, below, paint);
  }

  void title(const QJsonObject& block) {
    const Text kind(block["kind"], {.color = text2}, width());
    const Text subject(block["subject"], {.size_pt = 21, .line_height = 1.3, .bold = true}, width());
    const Text line(block["line"], {.size_pt = 12}, width());
    const double gap = 4 * mm, h1 = gap + kind.height() + 1 * mm, sub = h1 + subject.height() + 2 * mm;
    place(0, sub + line.height(), 5 * mm, [=](QPainter& painter, double y) {
      kind.draw(painter, side, y + gap);
      subject.draw(painter, side, y + h1);
      line.draw(painter, side, y + sub);
    });
  }

  void heading(const QJsonObject& block) {
    const bool chapter = block["level"].toInt() == 1;
    const Style style{.size_pt = chapter ? 14.0 : 11.0, .line_height = 1.4, .bold = true};
    Waiting waiting{Text(block["text"], style, width()), block["text"].toString(), chapter ? 1 : 2, (chapter ? 8 : 4) * mm,
                    (chapter ? 3 : 1.5) * mm};
    if (chapter && !fits(waiting.above, waiting.text.height() + block["needed_mm"].toDouble() * mm)) page_break();
    if (heading_height_ > 0)
      heading_height_ += std::max(heading_below_, waiting.above);
    else
      heading_above_ = waiting.above;
    heading_height_ += waiting.text.height();
    heading_below_ = waiting.below;
    headings_.push_back(std::move(waiting));
  }

  void paragraph(const QJsonObject& block) {
    const Text text(block["text"], {.align = chinese_ ? Qt::AlignLeft : Qt::AlignJustify}, width(), page_end() - top);
    place(0, text.height(), 2 * mm, [text](QPainter& painter, double y) { text.draw(painter, side, y); });
  }

  Text source_text(const QJsonValue& runs) const {
    return Text(runs, {.size_pt = 7.5, .line_height = 1.45, .color = text2}, width(), page_end() - top);
  }
  void source(const QJsonValue& runs, double above) {
    const Text text = source_text(runs);
    if (text.empty()) return;
    place(std::max(above, 1 * mm), text.height(), 3 * mm, [text](QPainter& painter, double y) { text.draw(painter, side, y); });
  }

  void box(const QJsonObject& block, bool banner) {
    const double pad_x = 3 * mm, pad_y = 2 * mm, bar = 2 * pt, w = width();
    const Text text(block["text"], {.size_pt = 8.5, .line_height = 1.5, .color = banner ? warning : ink}, w - 2 * pad_x - bar,
                    page_end() - top - 2 * pad_y);
    const double height = text.height() + 2 * pad_y;
    place(2 * mm, height, 3 * mm, [=](QPainter& painter, double y) {
      painter.fillRect(QRectF(side, y, w, height), banner ? banner_tint : note_tint);
      painter.fillRect(QRectF(side, y, bar, height), warning);
      text.draw(painter, side + bar + pad_x, y + pad_y);
    });
  }

  void list(const QJsonObject& block) {
    const double indent = 6 * mm;
    const bool numbered = block["numbered"].toBool();
    int number = 0;
    for (const auto& item : block["items"].toArray()) {
      const Text text(item, {}, width() - indent, page_end() - top);
      const Text mark(numbered ? QString::number(++number) + "." : QStringLiteral("•"), {.align = Qt::AlignRight}, indent - 1.5 * mm);
      place(0, text.height(), 1 * mm, [=](QPainter& painter, double y) {
        mark.draw(painter, side, y);
        text.draw(painter, side + indent, y);
      });
    }
  }

  void command(const QJsonObject& block) {
    const double pad_x = 4 * mm, pad_y = 3 * mm, w = width();
    const Text text(block["text"], {.size_pt = 9, .line_height = 1.4, .face = Face::mono}, w - 2 * pad_x, page_end() - top - 2 * pad_y);
    const double height = text.height() + 2 * pad_y;
    place(1 * mm, height, 1 * mm, [=](QPainter& painter, double y) {
      const QRectF frame(side, y, w, height);
      painter.fillRect(frame, tint);
      painter.setPen(QPen(line2, 0.5 * pt));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(frame);
      text.draw(painter, side + pad_x, y + pad_y);
    });
  }

  void tiles(const QJsonObject& block) {
    constexpr int columns = 4;
    const QJsonArray all = block["tiles"].toArray();
    const int rows = (static_cast<int>(all.size()) + columns - 1) / columns;
    const double w = width(), cell = w / columns, pad = 3 * mm;
    struct Placed {
      Text name, value, unit;
    };
    std::vector<Placed> placed;
    double name_height = 0;
    for (const auto& value : all) {
      const QJsonObject tile = value.toObject();
      Placed one{Text(tile["name"], {.size_pt = 8, .line_height = 1.4, .color = text2}, cell - 2 * pad),
                 Text(tile["value"], {.size_pt = 15, .line_height = 1.45, .bold = true}, cell - 2 * pad),
                 Text(tile["unit"], {.size_pt = 8, .line_height = 1.4, .color = text2}, cell)};
      name_height = std::max(name_height, one.name.height());
      placed.push_back(std::move(one));
    }
    const double value_height = 15 * 1.45 * pt, row = 2.2 * mm + name_height + value_height + 2 * mm;
    place(2 * mm, row * rows, 4 * mm, [=](QPainter& painter, double y) {
      rule(painter, side, side + w, y, 1.2 * pt, ink);
      for (int i = 1; i < rows; ++i) rule(painter, side, side + w, y + row * i, 0.35 * pt, line2);
      rule(painter, side, side + w, y + row * rows, 1.2 * pt, ink);
      for (std::size_t i = 0; i < placed.size(); ++i) {
        const std::size_t line = i / columns;
        const double x = side + cell * static_cast<double>(i % columns), at = y + row * static_cast<double>(line);
        if (i % columns > 0) painter.fillRect(QRectF(x, at, 0.35 * pt, row), line2);
        placed[i].name.draw(painter, x + pad, at + 2.2 * mm);
        const double value_y = at + 2.2 * mm + name_height;
        placed[i].value.draw(painter, x + pad, value_y);
        // On the base line of the value: of two texts centered in their heights, the larger's is lower by 0.36 em of the difference.
        constexpr double lower = 0.36 * (15 - 8) * pt;
        placed[i].unit.draw(painter, x + pad + placed[i].value.natural_width() + 1 * mm,
                            value_y + (value_height - 8 * 1.4 * pt) / 2 + lower);
      }
    });
  }

  void figure(const QJsonObject& block) {
    const QJsonObject drawing = block["drawing"].toObject();
    const double w = width(), natural = drawing["height"].toDouble() * w / drawing["width"].toDouble(1);
    const Text caption(block["label"].toString() + " " + block["title"].toString(),
                       {.size_pt = 8.5, .bold = true, .align = Qt::AlignHCenter}, w);
    const Text note = source_text(block["source"]);
    const double gap = 1 * mm, extra = caption.height() + gap + (note.empty() ? 0 : gap + note.height());
    const double most = page_end() - top - extra - heading_height_, scale = std::min(1.0, most / natural);
    place(0, natural * scale + extra, note.empty() ? 2.4 * mm : 3 * mm, [=](QPainter& painter, double y) {
      draw(painter, drawing, side + w * (1 - scale) / 2, y, w * scale);
      caption.draw(painter, side, y + natural * scale + gap);
      note.draw(painter, side, y + natural * scale + gap + caption.height() + gap);
    });
  }

  struct Row {
    std::vector<Text> cells;
    double height = 0;
    bool group = false, inset = false;
  };
  struct Grid {
    std::vector<double> x, width;  ///< of the text of each column
    Row head;
    double pad = 0, head_pad = 0;
  };

  Row row_of(const QJsonArray& cells, const QJsonArray& columns, const Grid& grid, const Style& style, bool inset, double most) const {
    Row row;
    const double indent = inset ? 3.4 * mm : 0;
    for (qsizetype i = 0; i < cells.size() && i < columns.size(); ++i) {
      Style own = style;
      own.align = columns[i].toObject()["right"].toBool() ? Qt::AlignRight : Qt::AlignLeft;
      const double narrower = i == 0 ? indent : 0;
      row.cells.emplace_back(cells[i], own, grid.width[i] - narrower, most);
      row.height = std::max(row.height, row.cells.back().height());
    }
    row.inset = inset;
    return row;
  }

  static void draw_row(QPainter& painter, const Grid& grid, const Row& row, double y, double pad) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      row.cells[i].draw(painter, grid.x[i] + (i == 0 && row.inset ? 3.4 * mm : 0), y + pad);
  }

  void table(const QJsonObject& block) {
    const QJsonArray columns = block["columns"].toArray();
    const bool tight = block["tight"].toBool();
    const double w = width(), cell_x = 1.6 * mm;
    Grid grid;
    grid.pad = (tight ? 0.42 : 0.85) * mm;
    grid.head_pad = 1.2 * mm;
    double percent = 0, x = side;
    for (const auto& column : columns) percent += column.toObject()["width"].toDouble();
    QJsonArray heads;
    for (const auto& value : columns) {
      const QJsonObject column = value.toObject();
      const double share = w * column["width"].toDouble() / std::max(percent, 1e-9);
      grid.x.push_back(x + cell_x);
      grid.width.push_back(share - 2 * cell_x);
      x += share;
      heads.append(column["title"]);
    }
    const double most_cell = (page_end() - top) * 0.7;
    const Style body{.size_pt = tight ? 8.0 : 8.5, .line_height = tight ? 1.3 : 1.4};
    Style bold = body;
    bold.bold = true;
    grid.head = row_of(heads, columns, grid, bold, false, most_cell);
    std::vector<Row> rows;
    for (const auto& value : block["rows"].toArray()) {
      const QJsonObject source_row = value.toObject();
      const QString kind = source_row["kind"].toString();
      Row row = row_of(source_row["cells"].toArray(), columns, grid, kind == "group" ? bold : body, kind == "inset", most_cell);
      row.group = kind == "group";
      row.height += 2 * grid.pad;
      rows.push_back(std::move(row));
    }
    const QString label = block["label"].toString();
    const auto caption = [&](bool again) {
      if (label.isEmpty()) return Text();
      return Text(label + " " + block["title"].toString() + (again ? words_["continued"].toString() : QString()),
                  {.size_pt = 8.5, .bold = true, .align = Qt::AlignHCenter}, w);
    };
    const double head_height = grid.head.height + 2 * grid.head_pad;
    const auto begin_part = [&](const Text& text, double first_rows) {
      const double above = text.empty() ? 0 : 3 * mm, below_caption = text.empty() ? 0 : 1.2 * mm;
      const double height = text.height() + below_caption + head_height;
      if (!fits(above, height + first_rows)) page_break();
      flush_headings();
      put(above, height, 0, [=](QPainter& painter, double y) {
        text.draw(painter, side, y);
        const double y_head = y + text.height() + below_caption;
        rule(painter, side, side + w, y_head, 1.2 * pt, ink);
        rule(painter, side, side + w, y_head + head_height, 0.6 * pt, ink);
        for (std::size_t i = 0; i < grid.head.cells.size(); ++i)  // heads stand on the line
          grid.head.cells[i].draw(painter, grid.x[i], y_head + head_height - grid.head_pad - grid.head.cells[i].height());
      });
    };
    const auto end_part = [&] { put(0, 0, 1 * mm, [=](QPainter& painter, double y) { rule(painter, side, side + w, y, 1.2 * pt, ink); }); };
    const Text note = source_text(block["source"]);
    const double end_height = note.empty() ? 0 : note.height() + 1 * mm;
    // A short table stays whole; a long one begins with at least three rows, and its last row is not left alone.
    constexpr std::size_t short_rows = 8, first_rows = 3;
    const std::size_t together = rows.size() <= short_rows ? rows.size() : first_rows;
    double first = rows.size() <= short_rows ? end_height : 0;
    for (std::size_t i = 0; i < together; ++i) first += rows[i].height;
    begin_part(caption(false), std::min(first, (page_end() - top) * 0.8));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      const bool last = i + 1 == rows.size();
      if (y_ + row.height + (last ? end_height : 0) > page_end() + 0.5 && i > 0) {
        end_part();
        page_break();
        begin_part(caption(true), row.height);
      }
      put(0, row.height, 0, [=](QPainter& painter, double y) {
        if (row.group) painter.fillRect(QRectF(side, y, w, row.height), tint);
        if (!last) rule(painter, side, side + w, y + row.height, 0.35 * pt, hairline);
        draw_row(painter, grid, row, y, grid.pad);
      });
    }
    end_part();
    if (note.empty())
      margin_ = 3 * mm;
    else
      put(1 * mm, note.height(), 3 * mm, [note](QPainter& painter, double y) { note.draw(painter, side, y); });
  }

  /// Room for one line for each heading; the numbers of pages are known at the end.
  void contents(const QJsonArray& blocks) {
    const Text head(words_["contents"], {.size_pt = 14, .line_height = 1.4, .bold = true}, width());
    place(8 * mm, head.height(), 3 * mm, [head](QPainter& painter, double y) { head.draw(painter, side, y); });
    for (const auto& value : blocks) {
      const QJsonObject block = value.toObject();
      if (block["type"].toString() != "heading") continue;
      const bool chapter = block["level"].toInt() == 1;
      const double height = (chapter ? 5.8 : 4.7) * mm;
      if (!fits(0, height)) page_break();
      contents_.push_back({result_.pages.size() - 1, y_ == top ? y_ : y_ + margin_, chapter});
      y_ = contents_.back().y + height;
      margin_ = 0;
    }
    margin_ = 3 * mm;
  }
  void fill_contents() {
    for (std::size_t i = 0; i < contents_.size() && i < result_.bookmarks.size(); ++i) {
      const auto& line = contents_[i];
      const auto& mark = result_.bookmarks[i];
      const double indent = line.chapter ? 0 : 6 * mm, w = page_width(false) - 2 * side;
      const Style style{.size_pt = line.chapter ? 10.0 : 9.0, .bold = line.chapter};
      Style right = style;
      right.align = Qt::AlignRight;
      const Text text(mark.text, style, w - indent - 14 * mm, 6 * mm), number(QString::number(mark.page + 1), right, 12 * mm);
      result_.pages[line.page].items.emplace_back([=](QPainter& painter) {
        text.draw(painter, side + indent, line.y);
        number.draw(painter, side + w - 12 * mm, line.y);
        QPen dots(axis, 0.7 * pt);
        dots.setDashPattern({0.9, 4});
        painter.setPen(dots);
        const double y = line.y + text.height() * 0.66, from = side + indent + text.natural_width() + 2 * mm;
        const double to = side + w - number.natural_width() - 2 * mm;
        if (to > from) painter.drawLine(QPointF(from, y), QPointF(to, y));
      });
    }
  }

  /// Header and footer of every page.
  void frame() {
    const Style small{.size_pt = 8, .line_height = 1.4, .color = text2};
    Style right = small, strong = small;
    right.align = Qt::AlignRight;
    strong.bold = true;
    strong.color = ink;
    const auto count = result_.pages.size();
    for (std::size_t i = 0; i < count; ++i) {
      Page& page = result_.pages[i];
      const double w = page_width(page.wide) - 2 * side, end = page_height(page.wide);
      const Text header(document_["header"], small, w * 0.75, 6 * mm), header_right(document_["header_right"], right, w * 0.25, 6 * mm);
      const Text simulated(document_["footer_strong"], strong, w * 0.5, 6 * mm), footer(document_["footer"], small, w * 0.6, 6 * mm);
      const Text number(page_text(i + 1, count), right, w * 0.3);
      page.items.emplace_back([=](QPainter& painter) {
        header.draw(painter, side, 11 * mm);
        header_right.draw(painter, side + w * 0.75, 11 * mm);
        rule(painter, side, side + w, 18 * mm, 0.5 * pt, axis);
        const double y = end - 10 * mm - simulated.height();
        rule(painter, side, side + w, y - 1.6 * mm, 0.5 * pt, axis);
        simulated.draw(painter, side, y);
        footer.draw(painter, side + simulated.natural_width() + 3 * mm, y);
        number.draw(painter, side + w * 0.7, y);
      });
    }
  }
  QString page_text(std::size_t page, std::size_t count) const {
    return words_["page"].toString().replace("{0}", QString::number(page)).replace("{1}", QString::number(count));
  }

  struct Waiting {
    Text text;
    QString name;
    int level;
    double above, below;
  };
  struct ContentsLine {
    std::size_t page;
    double y;
    bool chapter;
  };

  const QJsonObject& document_;
  QJsonObject words_;
  bool chinese_;  ///< no justified text: the few spaces between numbers would become wide
  Pages result_;
  double y_ = top, margin_ = 0;
  std::vector<Waiting> headings_;  ///< wait for what follows them
  double heading_height_ = 0, heading_above_ = 0, heading_below_ = 0;
  std::vector<ContentsLine> contents_;
};

}  // namespace

double page_width(bool wide) { return (wide ? 297 : 210) * mm; }
double page_height(bool wide) { return (wide ? 210 : 297) * mm; }

Pages lay_out(const QJsonObject& document) { return Layout(document).take(); }

}  // namespace icctwin::pdf
