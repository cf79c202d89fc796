// Definition: Chakra schema, et_def.proto (github.com/mlcommons/chakra). Field numbers below are those of the schema; all other fields are
// stepped over by their wire type, so that no generated parser is needed. Durations are microseconds, comm_size bytes.
#include "sim/scenario/trace/chakra_reader.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>

#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr double s_per_us = 1e-6;
constexpr std::size_t most_problems = 20, longest_varint = 10;
constexpr double most_bytes = 1e18;  // beyond any machine in sight

constexpr int metadata_version = 1;
constexpr int node_id = 1, node_type = 3, node_control = 4, node_data = 5, node_duration = 7, node_attribute = 10;
constexpr int attribute_name = 1, attribute_bool = 27;
// int32, int64, uint32, uint64; each stands for itself as a varint. The others of the schema (lists, texts, floats) are not needed.
constexpr int attribute_whole[] = {7, 9, 11, 13};

constexpr auto varint = WireFormatLite::WIRETYPE_VARINT;
constexpr auto delimited = WireFormatLite::WIRETYPE_LENGTH_DELIMITED;

// The library counts bytes as int; no message is anywhere near that long.
constexpr std::uint64_t longest_message = std::uint64_t{1} << 30;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

// Calls `take` for each field of a message: it takes the value (true), finds it damaged (false) or leaves it to be stepped over (nothing).
template <class Take>
bool each_field(std::string_view message, Take take) {
  CodedInputStream in(bytes_of(message), static_cast<int>(message.size()));
  while (const std::uint32_t tag = in.ReadTag()) {
    const std::optional<bool> taken = take(in, WireFormatLite::GetTagFieldNumber(tag), WireFormatLite::GetTagWireType(tag));
    if (taken ? !*taken : !WireFormatLite::SkipField(&in, tag)) return false;
  }
  return in.ConsumedEntireMessage();
}

// The bytes of a field that states its length; nothing if they are not all there.
std::optional<std::string_view> take_bytes(CodedInputStream& in, std::string_view message) {
  std::uint32_t length = 0;
  if (!in.ReadVarint32(&length)) return std::nullopt;
  const auto start = static_cast<std::size_t>(in.CurrentPosition());
  if (length > message.size() - start || !in.Skip(static_cast<int>(length))) return std::nullopt;
  return message.substr(start, length);
}

// Ids stand one by one or packed into one field.
bool take_ids(CodedInputStream& in, std::string_view message, bool packed, std::vector<std::uint64_t>& out) {
  std::uint64_t id = 0;
  if (!packed) {
    if (!in.ReadVarint64(&id)) return false;
    out.push_back(id);
    return true;
  }
  const auto list = take_bytes(in, message);
  if (!list) return false;
  CodedInputStream ids(bytes_of(*list), static_cast<int>(list->size()));
  while (static_cast<std::size_t>(ids.CurrentPosition()) < list->size()) {
    if (!ids.ReadVarint64(&id)) return false;
    out.push_back(id);
  }
  return true;
}

struct Attribute {
  std::string_view name;
  std::optional<std::int64_t> whole;
  std::optional<bool> truth;
};

bool read_attribute(std::string_view message, Attribute& out) {
  return each_field(message, [&](CodedInputStream& in, int number, WireFormatLite::WireType type) -> std::optional<bool> {
    if (number == attribute_name && type == delimited) {
      const auto name = take_bytes(in, message);
      if (name) out.name = *name;
      return name.has_value();
    }
    const bool whole = std::ranges::find(attribute_whole, number) != std::end(attribute_whole);
    if (type != varint || (!whole && number != attribute_bool)) return std::nullopt;
    std::uint64_t value = 0;
    if (!in.ReadVarint64(&value)) return false;
    if (whole) out.whole = static_cast<std::int64_t>(value);
    if (!whole) out.truth = value != 0;
    return true;
  });
}

class ChakraParser {
 public:
  ChakraParser(const std::string& name, Diagnostics& diagnostics) : name_(name), diagnostics_(diagnostics) {}

  std::optional<ChakraTrace> parse(std::string_view bytes) {
    std::size_t messages = 0;
    while (at_ < bytes.size() && problems_ < most_problems) {
      const auto message = next_message(bytes);
      if (!message) break;  // where the next one begins is unknown
      if (messages++ == 0) {
        read_metadata(*message);
      } else {
        read_node(*message);
      }
    }
    if (problems_ >= most_problems) add("E-TRC-013", std::to_string(most_problems));
    if (problems_ == 0 && trace_.nodes.empty()) add("E-TRC-018", std::to_string(messages));
    if (problems_ > 0) return std::nullopt;
    trace_.summary = summarise(trace_.nodes);
    const GraphSummary& sum = trace_.summary;
    if (sum.missing > 0)
      diagnostics_.add("W-TRC-027", name_, std::to_string(sum.missing), std::to_string(sum.dependencies + sum.control),
                       {{"node", std::to_string(sum.first_missing)}});
    if (sum.in_circles > 0) {
      diagnostics_.add("E-TRC-019", name_, std::to_string(sum.in_circles), std::to_string(sum.first_in_circle));
      return std::nullopt;
    }
    return std::move(trace_);
  }

 private:
  void add(std::string_view code, std::string value, std::string limit = {},
           std::vector<std::pair<std::string, std::string>> details = {}) {
    ++problems_;
    diagnostics_.add(code, name_ + ":byte " + std::to_string(start_), std::move(value), std::move(limit), std::move(details));
  }

  std::optional<std::string_view> next_message(std::string_view bytes) {
    start_ = at_;
    const std::string_view rest = bytes.substr(at_);
    CodedInputStream in(bytes_of(rest), static_cast<int>(std::min(rest.size(), longest_varint)));
    std::uint64_t length = 0;
    if (!in.ReadVarint64(&length)) {
      add("E-TRC-015", std::to_string(start_), "1 .. 10");
      return std::nullopt;
    }
    const auto head = static_cast<std::size_t>(in.CurrentPosition());
    if (length > rest.size() - head || length > longest_message) {
      add("E-TRC-016", std::to_string(start_), std::to_string(length), {{"left", std::to_string(rest.size() - head)}});
      return std::nullopt;
    }
    at_ += head + length;
    return rest.substr(head, length);
  }

  void read_metadata(std::string_view message) {
    const bool good = each_field(message, [&](CodedInputStream& in, int number, WireFormatLite::WireType type) -> std::optional<bool> {
      if (number != metadata_version || type != delimited) return std::nullopt;
      const auto version = take_bytes(in, message);
      if (version) trace_.version = printable(*version);
      return version.has_value();
    });
    if (!good) add("E-TRC-017", std::to_string(start_), std::to_string(message.size()));
  }

  void read_node(std::string_view message) {
    GraphNode node;
    std::uint64_t type_number = 0, duration_us = 0;
    double bytes = 0;
    const bool good = each_field(message, [&](CodedInputStream& in, int number, WireFormatLite::WireType type) -> std::optional<bool> {
      if (type == varint && number == node_id) return in.ReadVarint64(&node.id);
      if (type == varint && number == node_type) return in.ReadVarint64(&type_number);
      if (type == varint && number == node_duration) return in.ReadVarint64(&duration_us);
      if ((number == node_control || number == node_data) && (type == varint || type == delimited))
        return take_ids(in, message, type == delimited, number == node_data ? node.dependencies : node.control);
      if (number != node_attribute || type != delimited) return std::nullopt;
      const auto text = take_bytes(in, message);
      Attribute attribute;
      if (!text || !read_attribute(*text, attribute)) return false;
      if (attribute.name == "is_cpu_op") node.on_cpu = attribute.truth.value_or(attribute.whole.value_or(0) != 0);
      if (attribute.name == "comm_size") bytes = static_cast<double>(attribute.whole.value_or(0));
      if (attribute.name == "comm_type") node.collective = static_cast<std::uint64_t>(attribute.whole.value_or(0));
      return true;
    });
    if (!good) return add("E-TRC-017", std::to_string(start_), std::to_string(message.size()));
    if (type_number >= graph_node_types)
      return add("E-TRC-011", std::to_string(type_number), "0 .. " + std::to_string(graph_node_types - 1), {{"column", "type"}});
    if (!(bytes >= 0 && bytes <= most_bytes)) return add("E-TRC-011", std::to_string(bytes), "0 .. 1e18", {{"column", "comm_size"}});
    if (!ids_.insert(node.id).second) return add("E-TRC-020", std::to_string(node.id));
    node.type = static_cast<GraphNodeType>(type_number);
    node.duration_s = static_cast<double>(duration_us) * s_per_us;
    node.bytes = bytes;
    trace_.nodes.push_back(std::move(node));
  }

  const std::string& name_;
  Diagnostics& diagnostics_;
  ChakraTrace trace_;
  std::set<std::uint64_t> ids_;
  std::size_t at_ = 0, start_ = 0, problems_ = 0;
};

}  // namespace

std::optional<ChakraTrace> parse_chakra(std::string_view bytes, const std::string& name, Diagnostics& diagnostics) {
  return ChakraParser(name, diagnostics).parse(bytes);
}

std::optional<ChakraTrace> read_chakra(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto bytes = read_file(path, diagnostics);
  if (!bytes) return std::nullopt;
  return parse_chakra(*bytes, path.generic_string(), diagnostics);
}

}  // namespace icctwin
