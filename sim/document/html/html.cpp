#include "sim/document/html/html.h"

#include <fmt/format.h>

#include "sim/document/html/escape.h"
#include "sim/document/html/pages.h"
#include "sim/document/html/style.h"
#include "sim/document/words.h"

namespace icctwin::document {

std::string html(const Document& document) {
  const Frame& frame = document.frame();
  const auto pages = html_pages(document);
  const std::string header = escape(frame.header);
  std::string out =
      fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/><title>{}</title><style>{}</style></head><body>\n",
                  word(Word::language_tag, frame.language), header, style_sheet());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    out += fmt::format("<section class=\"pg{}\"><div class=\"hd\"><span>{}</span><span>{}</span></div><div class=\"bd\">",
                       pages[i].wide ? " wide" : "", header, escape(frame.header_right));
    out += pages[i].html;
    out += fmt::format("</div><div class=\"ft\"><span><b>{}</b>{}</span><span>{}</span></div></section>\n", escape(frame.footer_strong),
                       escape(frame.footer), worded(Word::page, frame.language, {std::to_string(i + 1), std::to_string(pages.size())}));
  }
  return out + "</body></html>\n";
}

}  // namespace icctwin::document
