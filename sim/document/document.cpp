#include "sim/document/document.h"

#include "sim/document/words.h"

namespace icctwin::document {

Document::Document(Frame frame) : frame_(std::move(frame)) {
  if (frame_.footer_strong.empty()) frame_.footer_strong = word(Word::simulated, frame_.language);
}

void Document::title(std::string kind, std::string subject, std::string line) {
  blocks_.emplace_back(Title{std::move(kind), std::move(subject), std::move(line)});
}

void Document::chapter(std::string number, std::string_view title, double needed_mm) {
  if (number != chapter_) figures_ = tables_ = sections_ = 0;
  chapter_ = std::move(number);
  const Word form = chapter_.empty() ? Word::plain : chapter_ >= "A" ? Word::appendix : Word::chapter;
  blocks_.emplace_back(Heading{1, chapter_, worded(form, frame_.language, {chapter_}) + std::string(title), needed_mm});
}

void Document::section(std::string_view title) {
  const std::string number = (chapter_.empty() ? std::string() : chapter_ + ".") + std::to_string(++sections_);
  blocks_.emplace_back(Heading{2, number, number + " " + std::string(title), 0});
}

void Document::paragraph(Inline text) { blocks_.emplace_back(Paragraph{std::move(text), ParagraphKind::normal}); }
void Document::note(Inline text) { blocks_.emplace_back(Box{std::move(text), BoxKind::note}); }
void Document::banner(Inline text) { blocks_.emplace_back(Box{std::move(text), BoxKind::banner}); }
void Document::source_note(Inline text) { blocks_.emplace_back(Paragraph{std::move(text), ParagraphKind::source}); }
void Document::tiles(std::vector<Tile> tiles) { blocks_.emplace_back(Tiles{std::move(tiles)}); }
void Document::list(std::vector<Inline> items, bool numbered) { blocks_.emplace_back(List{std::move(items), numbered}); }
void Document::command(std::string text) { blocks_.emplace_back(Command{std::move(text)}); }
void Document::contents() { blocks_.emplace_back(Contents{}); }
void Document::page_break() { blocks_.emplace_back(PageBreak{}); }

std::string Document::next(int& count) const {
  const std::string number = std::to_string(++count);
  return chapter_.empty() ? number : chapter_ + "-" + number;
}

std::string Document::table(Table table) {
  if (table.numbered) {
    table.number = next(tables_);
    table.label = worded(Word::table, frame_.language, {table.number});
  }
  std::string label = table.label;
  blocks_.emplace_back(std::move(table));
  return label;
}

std::string Document::figure(Figure figure) {
  figure.number = next(figures_);
  figure.label = worded(Word::figure, frame_.language, {figure.number});
  std::string label = figure.label;
  blocks_.emplace_back(std::move(figure));
  return label;
}

std::string Document::figure(Figure figure, std::string_view title, Inline source) {
  figure.title = title;
  figure.source = std::move(source);
  return this->figure(std::move(figure));
}

}  // namespace icctwin::document
