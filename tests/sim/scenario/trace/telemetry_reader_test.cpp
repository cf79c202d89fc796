#include "sim/scenario/trace/telemetry_reader.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("telemetry: our own columns and those of the Frontier-like day are read") {
  Diagnostics problems;
  const auto ours = parse_telemetry("# a remark\ntime_s,r-1,cdu_2\n100,1000,2000\n115,1100,2100\n130,1200,0\n", "t.csv",
                                    TelemetryFormat::icctwin, problems);
  REQUIRE(ours);
  CHECK(problems.empty());
  CHECK(ours->at_s == std::vector<double>{0, 15, 30});
  CHECK(ours->step_s == 15);
  CHECK(ours->columns[0].place == "r-1");
  CHECK(ours->columns[1].power_w == std::vector<double>{2000, 2100, 0});

  const auto frontier =
      parse_telemetry("time,power[1],power[12],OA Wetbulb Temp\n0.0,1,2,9\n15.0,3,4,9\n", "f.csv", TelemetryFormat::frontier_cdu, problems);
  REQUIRE(frontier);
  CHECK(problems.empty());
  REQUIRE(frontier->columns.size() == 2);
  CHECK(frontier->columns[1].place == "cdu_12");
}

TEST_CASE("telemetry: bad rows are left out with their lines, and the sample before holds on") {
  Diagnostics problems;
  const auto series = parse_telemetry("time_s,cdu_1\n0,10\n15,\n30,-1\nx,4\n30,40\n30,50\n45,nan\n60,70,80\n75,90\n", "t.csv",
                                      TelemetryFormat::icctwin, problems);
  REQUIRE(series);
  CHECK(series->at_s == std::vector<double>{0, 30, 75});
  CHECK(series->columns[0].power_w == std::vector<double>{10, 40, 90});
  std::vector<std::string> places;
  for (const auto& problem : problems.problems()) {
    CHECK(problem.code == "W-TEL-001");
    places.push_back(problem.where);
  }
  CHECK(places == std::vector<std::string>{"t.csv:3", "t.csv:4", "t.csv:5", "t.csv:7", "t.csv:8", "t.csv:9"});
}

TEST_CASE("telemetry: a file without its columns or with less than two samples is an error, and many bad rows are counted") {
  const auto code = [](const char* text, TelemetryFormat format) {
    Diagnostics problems;
    CHECK_FALSE(parse_telemetry(text, "t.csv", format, problems));
    return problems.problems().back().code;
  };
  CHECK(code("", TelemetryFormat::icctwin) == "E-TEL-001");
  CHECK(code("time,cdu_1\n0,1\n", TelemetryFormat::icctwin) == "E-TEL-001");
  CHECK(code("time_s\n0\n1\n", TelemetryFormat::icctwin) == "E-TEL-001");
  CHECK(code("time,power[x]\n0,1\n1,1\n", TelemetryFormat::frontier_cdu) == "E-TEL-001");
  CHECK(code("time_s,cdu_1\n0,1\n", TelemetryFormat::icctwin) == "E-TEL-002");

  std::string text = "time_s,cdu_1\n0,1\n15,1\n";
  for (int i = 0; i < 50; ++i) text += "bad,1\n";
  Diagnostics problems;
  CHECK(parse_telemetry(text, "t.csv", TelemetryFormat::icctwin, problems));
  CHECK(problems.problems().size() == 21);  // 20 with their lines, and how many more
  CHECK(problems.problems().back().code == "W-TEL-002");
  CHECK(problems.problems().back().value == "30");
}
