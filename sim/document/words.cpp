#include "sim/document/words.h"

#include <cstddef>

namespace icctwin::document {

std::string_view word(Word word, Language language) {
  const bool zh = language == Language::zh;
  switch (word) {
    case Word::plain:
      return "";
    case Word::chapter:
      return "{0} ";
    case Word::appendix:
      return zh ? "附录 {0} " : "Appendix {0} ";
    case Word::figure:
      return zh ? "图 {0}" : "Figure {0}";
    case Word::table:
      return zh ? "表 {0}" : "Table {0}";
    case Word::continued:
      return zh ? "（续）" : " (continued)";
    case Word::simulated:
      return zh ? "仿真值，非实测值" : "simulated values, not measured";
    case Word::page:
      return zh ? "第 {0} 页 共 {1} 页" : "page {0} of {1}";
    case Word::language_tag:
      return zh ? "zh-CN" : "en";
    case Word::contents:
      return zh ? "目录" : "Contents";
    case Word::text:
      return zh ? "正文" : "Text";
    case Word::number:
      return zh ? "编号" : "Number";
    case Word::title:
      return zh ? "标题" : "Title";
    case Word::sheet:
      return zh ? "工作表" : "Sheet";
  }
  return "";
}

std::string worded(Word form, Language language, std::initializer_list<std::string_view> values) {
  std::string text(word(form, language));
  std::size_t index = 0;
  for (const auto value : values) {
    const std::string placeholder = {'{', static_cast<char>('0' + index++), '}'};
    if (const std::size_t at = text.find(placeholder); at != std::string::npos) text.replace(at, placeholder.size(), value);
  }
  return text;
}

}  // namespace icctwin::document
