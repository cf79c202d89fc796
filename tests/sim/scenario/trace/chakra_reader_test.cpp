#include "sim/scenario/trace/chakra_reader.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

// Field `number` of a message, whose key and length stay below 128.
std::string whole(int number, int value) { return {static_cast<char>(number << 3), static_cast<char>(value)}; }
std::string part(int number, const std::string& bytes) {
  return std::string{static_cast<char>(number << 3 | 2), static_cast<char>(bytes.size())} + bytes;
}
std::string framed(const std::string& message) { return std::string(1, static_cast<char>(message.size())) + message; }
std::string node(int id, int type, const std::string& rest = {}) { return framed(whole(1, id) + whole(3, type) + rest); }
const std::string metadata = framed(part(1, "0.0.4"));
constexpr int compute = 4, collective = 7;

// reduce_scatter.0.et of astra-sim's example of 1 MB over four devices (MIT License), whole.
const std::string reduce_scatter = metadata + framed(part(2, "reduce_scatter_4npus_1MB" /* name */) + whole(3, 7) +
                                                     part(10, std::string("\x0A\x09is_cpu_op\xD8\x01\x00", 14)) +
                                                     part(10, std::string("\x0A\x09"
                                                                          "comm_type\x48\x07",
                                                                          13)) +
                                                     part(10, std::string("\x0A\x09"
                                                                          "comm_size\x48\x80\x80\x40",
                                                                          15)));

}  // namespace

TEST_CASE("chakra: the example of astra-sim is one reduce-scatter of 1 MiB") {
  REQUIRE(reduce_scatter.size() == 85);  // as the file
  Diagnostics found;
  const auto trace = parse_chakra(reduce_scatter, "t", found);
  REQUIRE(trace);
  CHECK(found.empty());
  CHECK(trace->version == "0.0.4");
  REQUIRE(trace->nodes.size() == 1);
  CHECK(trace->nodes[0].type == GraphNodeType::collective);
  CHECK_FALSE(trace->nodes[0].on_cpu);
  const auto& kinds = trace->summary.collectives;
  REQUIRE(kinds.size() == 1);
  CHECK(kinds.begin()->first == 7);  // REDUCE_SCATTER of the schema
  CHECK(kinds.begin()->second.bytes == 1048576.0);
}

TEST_CASE("chakra: times by type, dependencies single and packed, unknown fields stepped over") {
  const std::string text = metadata + node(1, compute, whole(7, 50)) +                                   // 50 us
                           node(2, compute, whole(7, 70) + part(5, "\x01") + part(9, "outputs")) +       // after 1, packed
                           node(3, collective, whole(7, 10) + whole(5, 1) + whole(5, 2) + whole(4, 9));  // after 1 and 2; 9 is not there
  Diagnostics found;
  const auto trace = parse_chakra(text, "t", found);
  REQUIRE(trace);
  const GraphSummary& sum = trace->summary;
  CHECK(sum.nodes[static_cast<std::size_t>(GraphNodeType::compute)] == 2);
  CHECK(sum.device_s[static_cast<std::size_t>(GraphNodeType::compute)] == doctest::Approx(120e-6));
  CHECK(sum.device_s[static_cast<std::size_t>(GraphNodeType::collective)] == doctest::Approx(10e-6));
  CHECK(sum.dependencies == 3);
  CHECK(sum.control == 1);
  CHECK(sum.missing == 1);
  CHECK(sum.first_missing == 9);
  CHECK(places(found) == "W-TRC-027 t");
}

TEST_CASE("chakra: a file cut off at any byte names where its last message begins") {
  for (std::size_t size = 1; size < reduce_scatter.size(); ++size) {
    if (size == metadata.size()) continue;  // the cut falls between two messages
    Diagnostics found;
    CAPTURE(size);
    CHECK_FALSE(parse_chakra(std::string_view(reduce_scatter).substr(0, size), "t", found));
    CHECK(places(found) == (size < metadata.size() ? "E-TRC-016 t:byte 0" : "E-TRC-016 t:byte 8"));
    CHECK(found.problems()[0].value == (size < metadata.size() ? "0" : "8"));
  }
  Diagnostics none, alone;
  CHECK_FALSE(parse_chakra("", "t", none));
  CHECK(places(none) == "E-TRC-018 t:byte 0");
  CHECK_FALSE(parse_chakra(metadata, "t", alone));
  CHECK(code_count(alone, "E-TRC-018") == 1);
}

TEST_CASE("chakra: damaged messages are told all at once, and those after them are still read") {
  const std::string text = metadata + node(1, compute) +         // bytes 8 .. 12
                           framed("\x0A\x7F") +                  // 13: a text longer than its message
                           node(1, compute) +                    // 16: the id again
                           node(2, 99) +                         // 21: no such type
                           framed(std::string("\x07\x01", 2)) +  // 26: a wire type that does not exist
                           std::string(11, '\xFF');              // 29: a length without end
  Diagnostics found;
  CHECK_FALSE(parse_chakra(text, "t", found));
  CHECK(places(found) == "E-TRC-017 t:byte 13; E-TRC-020 t:byte 16; E-TRC-011 t:byte 21; E-TRC-017 t:byte 26; E-TRC-015 t:byte 29");
  for (const Problem& problem : found.problems()) {
    CHECK(sentence(problem, Language::en).find('{') == std::string::npos);
    CHECK(sentence(problem, Language::zh).find('{') == std::string::npos);
  }
}

TEST_CASE("chakra: nodes that wait for each other's data are an error, callers that do are not") {
  Diagnostics found, callers;
  CHECK_FALSE(parse_chakra(metadata + node(1, compute, whole(5, 2)) + node(2, compute, whole(5, 1)) + node(3, compute), "t", found));
  CHECK(places(found) == "E-TRC-019 t");
  CHECK(found.problems()[0].value == "2");
  CHECK(parse_chakra(metadata + node(1, compute, whole(4, 2)) + node(2, compute, whole(4, 1)), "t", callers));
  CHECK(callers.empty());
}

TEST_CASE("chakra: a trace recorded with PyTorch has the sums of its JSON twin") {
  const auto path = std::filesystem::path(ICCTWIN_SOURCE_DIR).parent_path() / "shared/data/format-examples/chakra/chakra.0.et.gz";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: " << path.generic_string() << " is not here");
    return;
  }
  Diagnostics found;
  const auto trace = read_chakra(path, found);
  REQUIRE(trace);
  const GraphSummary& sum = trace->summary;
  const auto type_compute = static_cast<std::size_t>(GraphNodeType::compute);
  const auto type_collective = static_cast<std::size_t>(GraphNodeType::collective);
  // chakra.0.json: number of nodes and of data_deps, and runtime [us] added up by NodeType and is_cpu_op.
  CHECK(trace->nodes.size() == 3664);
  CHECK(sum.dependencies == 181878);
  CHECK(sum.nodes[type_compute] == 3643);
  CHECK(sum.nodes[type_collective] == 21);
  CHECK(sum.device_s[type_compute] == doctest::Approx(0.292828));
  CHECK(sum.cpu_s[type_compute] == doctest::Approx(0.050941));
  CHECK(sum.device_s[type_collective] == doctest::Approx(0.036715));
  CHECK(sum.cpu_s[type_collective] == doctest::Approx(0.001311));
  CHECK(sum.in_circles == 0);
}
