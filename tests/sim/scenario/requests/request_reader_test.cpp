#include "sim/scenario/requests/request_reader.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;
using doctest::Approx;

TEST_CASE("requests: the Azure layout is read with seven digits of a second, from the first arrival on") {
  Diagnostics found;
  const auto trace = parse_requests(
      "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:04.0319600,3180,8\n2023-11-16 18:17:03.9799600,4808,10\n", "a.csv", found);
  REQUIRE(trace);
  CHECK(found.empty());
  CHECK(trace->format == RequestFormat::azure);
  REQUIRE(trace->requests.size() == 2);
  CHECK(trace->requests[0].prompt_tokens == 4808);  // sorted by arrival
  CHECK(trace->requests[0].arrival_s == 0);
  CHECK(trace->requests[1].arrival_s == Approx(0.052).epsilon(1e-4));
  CHECK(trace->requests[1].output_tokens == 8);
}

TEST_CASE("requests: the Mooncake layout keeps its block numbers") {
  Diagnostics found;
  const auto trace = parse_requests(
      "{\"timestamp\": 1500, \"input_length\": 900, \"output_length\": 5, \"hash_ids\": [0, 46]}\n"
      "{\"timestamp\": 3000, \"input_length\": 400, \"output_length\": 7}\n",
      "m.jsonl", found);
  REQUIRE(trace);
  CHECK(trace->format == RequestFormat::mooncake);
  CHECK(trace->requests[0].prefix_blocks == std::vector<std::uint64_t>{0, 46});
  CHECK(trace->requests[1].arrival_s == 1.5);
}

TEST_CASE("requests: our own layout takes its columns in any order") {
  Diagnostics found;
  const auto trace = parse_requests("output_tokens,who,arrival_s,prompt_tokens\n3,x,0.5,10\n", "r.csv", found);
  REQUIRE(trace);
  CHECK(trace->requests[0].prompt_tokens == 10);
  CHECK(trace->requests[0].output_tokens == 3);
}

TEST_CASE("requests: rows that cannot be used are told by line, column and value, and left out") {
  Diagnostics found;
  const auto trace =
      parse_requests("arrival_s,prompt_tokens,output_tokens\n-1,10,3\n0,ten,3\n0,10,0\n0,10\n1,10,2.5\n2,7,7\n", "r.csv", found);
  REQUIRE(trace);
  CHECK(trace->requests.size() == 1);
  CHECK(trace->left_out == 5);
  REQUIRE(found.problems().size() == 5);
  for (const Problem& problem : found.problems()) CHECK(problem.code == "W-REQ-001");
  CHECK(found.problems()[1].where == "r.csv:3");
  CHECK(found.problems()[1].value == "ten");
}

TEST_CASE("requests: a file of another layout, and one without a usable row, are errors") {
  for (const char* text : {"", "a,b\n1,2\n", "arrival_s,prompt_tokens,output_tokens\n0,0,0\n", "{\"timestamp\": 1}\n", "{\n"}) {
    Diagnostics found;
    CHECK_FALSE(parse_requests(text, "r", found));
    CHECK(found.has_errors());
  }
}

TEST_CASE("requests: a repeated trace has as many as asked for, in order of arrival") {
  const auto all = repeated({{0, 1, 1, {}}, {10, 2, 2, {}}}, 5, 8);
  REQUIRE(all.size() == 5);
  const double arrivals[] = {0, 8, 10, 16, 18};
  for (std::size_t i = 0; i < 5; ++i) CHECK(all[i].arrival_s == arrivals[i]);
}
