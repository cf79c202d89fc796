#pragma once
// A JSON text taken apart, without its library in the headers.
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Deepest nesting of lists and objects that is read.
constexpr std::size_t max_json_depth = 64;

/// A parsed JSON text; at first an empty object.
class JsonDocument {
 public:
  JsonDocument();
  explicit JsonDocument(nlohmann::json root);
  JsonDocument(const JsonDocument& other);
  JsonDocument(JsonDocument&& other) noexcept;
  JsonDocument& operator=(const JsonDocument& other);
  JsonDocument& operator=(JsonDocument&& other) noexcept;
  ~JsonDocument();

  nlohmann::json& value() { return *root_; }
  const nlohmann::json& value() const { return *root_; }

 private:
  std::unique_ptr<nlohmann::json> root_;
};

/// Takes a text apart; nothing, and an error, if it is not JSON (RFC 8259, UTF-8) or nests too deep.
///
/// `file` names the text in problems. A key that stands twice in an object is an error too; the first value is kept, so that the
/// rest of the document can still be checked. Non-finite numbers do not exist in JSON; too large ones are an error.
std::optional<JsonDocument> parse_json(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace icctwin
