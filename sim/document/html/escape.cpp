#include "sim/document/html/escape.h"

#include "sim/document/utf8.h"

namespace icctwin::document {

std::string escape(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (const char c : clean(text)) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

std::string html_of(const Inline& text) {
  std::string html;
  bool serif = false;
  const auto set_serif = [&](bool on) {
    if (on != serif) html += on ? "<span class=\"f\">" : "</span>";
    serif = on;
  };
  for (const auto& run : text.runs()) {
    const Look& look = run.look;
    set_serif(look.formula);
    const std::string tone = look.tone == Tone::warning ? " class=\"w\""
                             : look.tone == Tone::error ? " class=\"e\""
                             : look.tone == Tone::hint  ? " class=\"h\""
                                                        : "";
    const std::string tag = look.bold ? "b" : tone.empty() ? "" : "span";
    if (!tag.empty()) html.append("<").append(tag).append(tone).append(">");
    if (look.sub) html += "<sub>";
    if (look.code) html += "<code>";
    html += escape(run.text);
    if (look.code) html += "</code>";
    if (look.sub) html += "</sub>";
    if (!tag.empty()) html.append("</").append(tag).append(">");
  }
  set_serif(false);
  return html;
}

}  // namespace icctwin::document
