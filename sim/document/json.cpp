#include "sim/document/json.h"

#include <nlohmann/json.hpp>

#include "sim/document/words.h"

namespace icctwin::document {
namespace {

using Json = nlohmann::ordered_json;

/// Pieces as [text, looks]: b bold, s subscript, c code, f formula, w warning, e error, h hint.
Json inline_json(const Inline& text) {
  Json runs = Json::array();
  for (const auto& run : text.runs()) {
    std::string looks;
    if (run.look.bold) looks += 'b';
    if (run.look.sub) looks += 's';
    if (run.look.code) looks += 'c';
    if (run.look.formula) looks += 'f';
    if (run.look.tone != Tone::normal) looks += run.look.tone == Tone::warning ? 'w' : run.look.tone == Tone::error ? 'e' : 'h';
    runs.push_back({run.text, looks});
  }
  return runs;
}

Json points_json(const std::vector<Point>& points) {
  Json list = Json::array();
  for (const auto& p : points) {
    list.push_back(p.x);
    list.push_back(p.y);
  }
  return list;
}

struct ShapeJson {
  Json operator()(const RectShape& s) const {
    return {{"type", "rect"}, {"x", s.x}, {"y", s.y}, {"width", s.width}, {"height", s.height}, {"fill", s.fill}, {"opacity", s.opacity}};
  }
  Json operator()(const LineShape& s) const {
    Json parts = Json::array();
    for (const auto& part : s.parts) parts.push_back(points_json(part));
    return {{"type", "line"}, {"parts", std::move(parts)}, {"stroke", s.stroke}, {"width", s.width}, {"dash", s.dash}};
  }
  Json operator()(const AreaShape& s) const {
    Json steps = Json::array();
    for (const auto& step : s.path.steps()) {
      if (step.kind == Path::Kind::close)
        steps.push_back(Json::array({"Z"}));
      else if (step.kind == Path::Kind::curve)
        steps.push_back({"C", step.control1.x, step.control1.y, step.control2.x, step.control2.y, step.to.x, step.to.y});
      else
        steps.push_back({step.kind == Path::Kind::move ? "M" : "L", step.to.x, step.to.y});
    }
    return {{"type", "area"}, {"steps", std::move(steps)}, {"fill", s.fill}, {"opacity", s.opacity}};
  }
  Json operator()(const CircleShape& s) const {
    return {{"type", "circle"}, {"x", s.center.x}, {"y", s.center.y}, {"radius", s.radius}, {"fill", s.fill}, {"stroke", s.stroke}};
  }
  Json operator()(const LabelShape& s) const {
    return {{"type", "label"}, {"x", s.x},
            {"y", s.y},        {"texts", {s.name, s.value, s.remark}},
            {"size", s.size},  {"fill", s.fill},
            {"bold", s.bold},  {"anchor", s.anchor == Anchor::start ? "start" : s.anchor == Anchor::middle ? "middle" : "end"},
            {"halo", s.halo}};
  }
};

Json drawing_json(const Drawing& drawing) {
  Json shapes = Json::array();
  for (const auto& shape : drawing.shapes()) shapes.push_back(std::visit(ShapeJson{}, shape));
  return {{"width", drawing.width()}, {"height", drawing.height()}, {"shapes", std::move(shapes)}};
}

struct BlockJson {
  Json operator()(const Title& b) const { return {{"type", "title"}, {"kind", b.kind}, {"subject", b.subject}, {"line", b.line}}; }
  Json operator()(const Heading& b) const {
    return {{"type", "heading"}, {"level", b.level}, {"text", b.text}, {"needed_mm", b.needed_mm}};
  }
  Json operator()(const Paragraph& b) const {
    return {{"type", b.kind == ParagraphKind::source ? "source" : "paragraph"}, {"text", inline_json(b.text)}};
  }
  Json operator()(const Box& b) const { return {{"type", b.kind == BoxKind::banner ? "banner" : "note"}, {"text", inline_json(b.text)}}; }
  Json operator()(const List& b) const {
    Json items = Json::array();
    for (const auto& item : b.items) items.push_back(inline_json(item));
    return {{"type", "list"}, {"numbered", b.numbered}, {"items", std::move(items)}};
  }
  Json operator()(const Command& b) const { return {{"type", "command"}, {"text", b.text}}; }
  Json operator()(const Table& b) const {
    Json columns = Json::array(), rows = Json::array();
    for (const auto& column : b.columns)
      columns.push_back({{"title", column.head()}, {"width", column.width_percent}, {"right", column.right}});
    for (const auto& row : b.rows) {
      Json cells = Json::array();
      for (const auto& cell : row.cells) cells.push_back(inline_json(cell.text));
      rows.push_back({{"kind", row.kind == RowKind::group   ? "group"
                               : row.kind == RowKind::inset ? "inset"
                                                            : "normal"},
                      {"cells", std::move(cells)}});
    }
    return {{"type", "table"},         {"label", b.label},
            {"title", b.title},        {"tight", b.tight},
            {"wide", b.wide},          {"columns", std::move(columns)},
            {"rows", std::move(rows)}, {"source", inline_json(b.source)}};
  }
  Json operator()(const Figure& b) const {
    return {{"type", "figure"},
            {"label", b.label},
            {"title", b.title},
            {"wide", b.wide},
            {"source", inline_json(b.source)},
            {"drawing", drawing_json(b.drawing)}};
  }
  Json operator()(const Tiles& b) const {
    Json tiles = Json::array();
    for (const auto& tile : b.tiles) tiles.push_back({{"name", tile.name}, {"value", tile.value.text.plain()}, {"unit", tile.unit}});
    return {{"type", "tiles"}, {"tiles", std::move(tiles)}};
  }
  Json operator()(const PageBreak&) const { return {{"type", "page_break"}}; }
  Json operator()(const Contents&) const { return {{"type", "contents"}}; }
};

}  // namespace

std::string json(const Document& document) {
  const Frame& frame = document.frame();
  Json blocks = Json::array();
  for (const auto& block : document.blocks()) blocks.push_back(std::visit(BlockJson{}, block));
  const Json root = {{"format", "icctwin.document/1"},
                     {"language", word(Word::language_tag, frame.language)},
                     {"header", frame.header},
                     {"header_right", frame.header_right},
                     {"footer_strong", frame.footer_strong},
                     {"footer", frame.footer},
                     {"words",
                      {{"page", word(Word::page, frame.language)},
                       {"continued", word(Word::continued, frame.language)},
                       {"contents", word(Word::contents, frame.language)}}},
                     {"blocks", std::move(blocks)}};
  return root.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace icctwin::document
