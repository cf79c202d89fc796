#include <algorithm>
#include <cctype>

#include "sim/scenario/json/nearest.h"
#include "sim/validation/inference_kinds.h"

namespace icctwin::validation {
namespace {

bool is_word_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Runs of letters and digits in lower case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (is_word_letter(c)) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

bool has_digit(const std::string& word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Letters and digits of a model's name that count: "meta-llama/Llama-3.1-8B-Instruct" -> "llama318b".
std::string model_key(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  static constexpr std::string_view no_size[] = {"instruct", "chat", "hf",   "base", "it",   "fp8",  "fp4",  "nvfp4", "bf16",
                                                 "fp16",     "int8", "w8a8", "awq",  "gptq", "2507", "meta", "671b"};
  std::vector<std::string> words = words_of(name);
  std::erase_if(words, [](const std::string& word) { return std::ranges::find(no_size, word) != std::end(no_size); });
  return joined(words);
}

}  // namespace

const Accelerator* accelerator_of_words(const std::vector<Accelerator>& list, std::string_view words) {
  const std::vector<std::string> wanted = words_of(words);
  const std::string whole = joined(wanted);
  if (whole.empty()) return nullptr;
  for (const Accelerator& one : list)
    if (joined(words_of(one.id)) == whole || joined(words_of(one.name)) == whole) return &one;
  const Accelerator* best = nullptr;
  std::size_t most = 0;
  for (const Accelerator& one : list) {
    std::vector<std::string> known = words_of(one.id);
    const auto type = std::ranges::find_if(known, has_digit);
    if (type == known.end() || std::ranges::find(wanted, *type) == wanted.end()) continue;
    std::size_t shared = 0, strange = 0;
    for (const std::string& word : known) {
      if (std::ranges::find(wanted, word) != wanted.end()) {
        ++shared;
      } else if (word.ends_with("gb")) {
        ++strange;  // another size of memory, or none given
      }
    }
    const std::size_t score = 10 * shared + (strange == 0 ? 1 : 0);
    if (score > most) {
      most = score;
      best = &one;
    }
  }
  return best;
}

const TransformerModel* model_of_words(const std::vector<TransformerModel>& list, std::string_view words) {
  const std::string key = model_key(words);
  if (key.empty()) return nullptr;
  for (const TransformerModel& one : list)
    if (model_key(one.id) == key || model_key(one.name) == key) return &one;
  return nullptr;
}

std::string nearest_model(const std::vector<TransformerModel>& list, std::string_view words) {
  std::vector<std::string> keys;
  keys.reserve(list.size());
  for (const TransformerModel& one : list) keys.push_back(model_key(one.id));
  const std::string near = nearest_name(model_key(words), keys);
  const auto found = std::ranges::find(keys, near);
  if (list.empty()) return {};
  return found == keys.end() ? list.front().id : list[static_cast<std::size_t>(found - keys.begin())].id;
}

}  // namespace icctwin::validation
