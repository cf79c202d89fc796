#pragma once
// A document is put together here, block by block; it numbers what is added. The writers read it.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/document/blocks.h"

namespace icctwin::document {

/// What stands on every page.
struct Frame {
  Language language = Language::en;
  std::string header, header_right;
  std::string footer_strong = {};  ///< "simulated values, not measured"; by default that, in the document's language
  std::string footer = {};         ///< hash of the scenario, program and version
};

class Document {
 public:
  explicit Document(Frame frame);

  const Frame& frame() const { return frame_; }
  Language language() const { return frame_.language; }
  const std::vector<Block>& blocks() const { return blocks_; }

  void title(std::string kind, std::string subject, std::string line);
  /// "5 Title"; a number from "A" on is an appendix, without one figures are counted through. Begins a new page unless so much of one is
  /// free.
  void chapter(std::string number, std::string_view title, double needed_mm = 0);
  /// "5.1 Title".
  void section(std::string_view title);
  void paragraph(Inline text);
  /// A tinted box with something that the reader must know.
  void note(Inline text);
  /// A box for a result that is not whole.
  void banner(Inline text);
  /// Small print about where something comes from.
  void source_note(Inline text);
  void tiles(std::vector<Tile> tiles);
  void list(std::vector<Inline> items, bool numbered = true);
  void command(std::string text);
  /// The label is returned: "Table 5-1".
  std::string table(Table table);
  std::string figure(Figure figure);
  std::string figure(Figure figure, std::string_view title, Inline source = {});
  void page_break();
  /// The headings of the whole document with their pages.
  void contents();

 private:
  /// Number by chapter, "5-1".
  std::string next(int& count) const;

  Frame frame_;
  std::vector<Block> blocks_;
  std::string chapter_;
  int figures_ = 0, tables_ = 0, sections_ = 0;
};

}  // namespace icctwin::document
