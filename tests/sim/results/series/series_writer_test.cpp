#include "sim/results/series/series_writer.h"

#include <doctest/doctest.h>
#include <netcdf.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <filesystem>

#include "sim/results/series/series_reader.h"
#include "tests/sim/results/folder/sample_run.h"

using namespace icctwin;

namespace {

const std::vector<SeriesChannel> two_channels = {{"facility_power_w", "W", "facility power", true},
                                                 {"dry_bulb_c", "degC", "dry bulb", false}};

std::string text_attribute(int file, const char* variable, const char* name) {
  int id = NC_GLOBAL;
  if (variable) REQUIRE(nc_inq_varid(file, variable, &id) == NC_NOERR);
  std::size_t length = 0;
  if (nc_inq_attlen(file, id, name, &length) != NC_NOERR) return "(none)";
  std::string text(length, '\0');
  nc_get_att_text(file, id, name, text.data());
  return text;
}

}  // namespace

TEST_CASE("series: what is appended comes back, across the borders of blocks") {
  const auto path = (sample::fresh_folder("series") / "series.nc").string();
  SeriesWriter writer;
  writer.open(path, sample::start_unix_s, 8 * 3600, two_channels);
  constexpr int rows = 1300;  // more than two blocks of 512 and no multiple of them
  for (int i = 0; i < rows; ++i) {
    const double values[] = {1000.0 + i, i % 7 == 0 ? NAN : i * 0.5};
    writer.append(60.0 * (i + 1), values);
    if (i == 700) writer.flush();
  }
  writer.close();
  std::string error;
  const auto data = read_series(path, error);
  REQUIRE(data);
  CHECK(error.empty());
  REQUIRE(data->rows() == rows);
  CHECK(data->time_s[1299] == 78000);
  REQUIRE(data->channels.size() == 2);
  CHECK(data->channels[0].mean);
  CHECK_FALSE(data->channels[1].mean);
  CHECK((*data->find("facility_power_w"))[1299] == 2299);
  CHECK(std::isnan((*data->find("dry_bulb_c"))[700]));
  CHECK((*data->find("dry_bulb_c"))[701] == 350.5F);
  CHECK(data->find("no_such_channel") == nullptr);
}

TEST_CASE("series: what stays in the file until it is asked for is the same, once and for all") {
  const auto path = (sample::fresh_folder("series_later") / "series.nc").string();
  const auto write = [&](int rows) {
    SeriesWriter writer;
    writer.open(path, sample::start_unix_s, 8 * 3600, two_channels);
    for (int i = 0; i < rows; ++i) {
      const double values[] = {1000.0 + i, i * 0.5};
      writer.append(60.0 * (i + 1), values);
    }
    writer.close();
  };
  write(1300);
  std::string error;
  const auto whole = read_series(path, error), later = open_series(path, error);
  REQUIRE(later);
  CHECK(later->time_s == whole->time_s);
  CHECK(later->channels == whole->channels);
  CHECK(later->values.empty());
  const SeriesData copy = *later;
  const std::string_view names[] = {"facility_power_w", "no_such_channel"};
  CHECK(copy.read(names).empty());
  std::filesystem::remove(path);
  const auto* power = later->find("facility_power_w");
  REQUIRE(power);
  CHECK(*power == *whole->find("facility_power_w"));
  CHECK(later->find("facility_power_w") == power);
  CHECK(later->find("no_such_channel") == nullptr);
  // Never asked for while there was a file.
  const std::string_view other[] = {"dry_bulb_c"};
  CHECK_FALSE(SeriesData(*later).read(other).empty());
  CHECK(later->find("dry_bulb_c") == nullptr);
  write(1300);
  const auto before = open_series(path, error);
  REQUIRE(before);
  write(700);  // another run in its place
  CHECK(before->find("dry_bulb_c") == nullptr);
  CHECK_FALSE(open_series("no_such_file.nc", error));
  CHECK_FALSE(error.empty());
}

TEST_CASE("series: the file states CF units, intervals and a start in local time, and no moment of writing") {
  const auto path = (sample::fresh_folder("series_cf") / "series.nc").string();
  SeriesWriter writer;
  writer.open(path, sample::start_unix_s, 8 * 3600, two_channels);
  const double values[] = {1, 2};
  writer.append(60, values);
  writer.close();
  int file = -1;
  REQUIRE(nc_open(path.c_str(), NC_NOWRITE, &file) == NC_NOERR);
  CHECK(text_attribute(file, nullptr, "Conventions") == "CF-1.8");
  CHECK(text_attribute(file, "time", "units") == "seconds since 2025-07-07 00:00:00 +08:00");
  CHECK(text_attribute(file, "dry_bulb_c", "units") == "degree_Celsius");
  CHECK(text_attribute(file, "dry_bulb_c", "cell_methods") == "time: point");
  CHECK(text_attribute(file, "facility_power_w", "cell_methods") == "time: mean");
  CHECK(text_attribute(file, nullptr, "history") == "(none)");
  nc_close(file);
}

TEST_CASE("series: rack values keep their rack and their channel") {
  const auto path = (sample::fresh_folder("series_rack") / "series.nc").string();
  const std::vector<std::string> racks = {"A01", "B002"};
  const std::vector<SeriesChannel> rack_channels = {{"rack_power_w", "W", "power", true}, {"rack_coolant_out_c", "degC", "outlet", false}};
  SeriesWriter writer;
  writer.open(path, sample::start_unix_s, 8 * 3600, two_channels, racks, rack_channels);
  for (int i = 0; i < 200; ++i) {  // more than one block of 64
    const auto base = static_cast<float>(i);
    const float values[] = {base, base + 0.5F, 40, 41};
    writer.append_racks(900.0 * (i + 1), values);
  }
  writer.close();
  std::string error;
  const auto power = read_rack_series(path, "rack_power_w", error), outlet = read_rack_series(path, "rack_coolant_out_c", error);
  REQUIRE(power);
  REQUIRE(outlet);
  CHECK(power->rack_ids == racks);
  CHECK(power->time_s.back() == 180000);
  CHECK(power->values[2 * 150 + 1] == 150.5F);
  CHECK(outlet->values[2 * 150 + 1] == 41);
  CHECK_FALSE(read_rack_series(path, "facility_power_w", error));
}

TEST_CASE("series: the same rows give the same bytes") {
  const auto folder = sample::fresh_folder("series_bytes");
  std::string bytes[2];
  for (auto& text : bytes) {
    SeriesWriter writer;
    writer.open((folder / "series.nc").string(), sample::start_unix_s, 8 * 3600, two_channels);
    for (int i = 0; i < 600; ++i) {
      const double values[] = {std::sin(i), 20};
      writer.append(60.0 * (i + 1), values);
    }
    writer.close();
    std::ifstream file(folder / "series.nc", std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  CHECK(bytes[0] == bytes[1]);
}

TEST_CASE("series: a file that cannot be created or written is an error with its name, not a crash") {
  SeriesWriter writer;
  CHECK_THROWS_AS(writer.open("/no/such/folder/series.nc", 0, 0, two_channels), SeriesError);
  const double values[] = {1, 2};
  CHECK_THROWS_AS(writer.append(1, values), SeriesError);
  CHECK_NOTHROW(writer.close());

  // A limit on the size of files acts as a full disk: writes beyond it fail.
  const auto path = (sample::fresh_folder("series_full") / "series.nc").string();
  std::vector<SeriesChannel> many;
  for (int i = 0; i < 60; ++i) many.push_back({"channel_" + std::to_string(i), "W", "noise", true});
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{200'000, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  bool failed = false;
  try {
    writer.open(path, 0, 0, many);
    std::vector<double> row(many.size());
    for (int i = 0; i < 5000; ++i) {
      for (std::size_t k = 0; k < row.size(); ++k) row[k] = std::sin(i * 1.7 + static_cast<double>(k) * 0.3) * 1e6;
      writer.append(i + 1, row);
    }
    writer.flush();
    writer.close();
  } catch (const SeriesError& problem) {
    failed = std::string(problem.what()).find("series.nc") != std::string::npos;
  }
  CHECK_NOTHROW(writer.close());
  setrlimit(RLIMIT_FSIZE, &before);
  CHECK(failed);
}
