#pragma once
// The blocks of a document as HTML, broken into A4 pages by their estimated heights.
#include <string>
#include <string_view>
#include <vector>

#include "sim/document/document.h"

namespace icctwin::document {

struct HtmlPage {
  std::string html;  ///< the inner markup
  bool wide = false;
};

/// Headings stay with what follows, a figure with its title, a table's head repeats.
std::vector<HtmlPage> html_pages(const Document& document);

}  // namespace icctwin::document
