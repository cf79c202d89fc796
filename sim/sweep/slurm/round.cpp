#include "sim/sweep/slurm/round.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "sim/results/folder/write_folder.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> keep_names = {"kpis", "folders", "reports"};

fs::path chunk_file(const fs::path& round, std::size_t number) { return round / ("chunk-" + std::to_string(number) + ".json"); }

/// Paths below the sweep's folder, so that machines may mount it at different places.
fs::path out_of(const fs::path& round) { return round.parent_path().parent_path(); }

std::optional<Json> read_json(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  Json json = Json::parse(std::string{std::istreambuf_iterator<char>(in), {}}, nullptr, false);
  return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

}  // namespace

fs::path shard_file(const fs::path& round, std::size_t number) { return round / ("shard-" + std::to_string(number) + ".jsonl"); }

std::size_t write_round(const fs::path& round, const SweepContext& context, std::span<const SweepTask> tasks, std::size_t chunk) {
  fs::create_directories(round);
  const auto inputs = fs::absolute(context.inputs).lexically_normal().lexically_relative(fs::absolute(context.out).lexically_normal());
  write_text(round / "context.json", Json{{"inputs", inputs.generic_string()},
                                          {"keep", keep_names[static_cast<std::size_t>(context.keep)]},
                                          {"version", context.version},
                                          {"files", context.files}}
                                         .dump());
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < tasks.size(); begin += chunk, ++count) {
    Json list = Json::array();
    for (const SweepTask& task : tasks.subspan(begin, std::min(chunk, tasks.size() - begin)))
      list.push_back({{"run", task.run}, {"hash", task.hash}, {"overrides", task.overrides}});
    write_text(chunk_file(round, count), list.dump());
  }
  return count;
}

std::optional<Chunk> read_chunk(const fs::path& round, std::size_t number, Diagnostics& diagnostics) {
  const auto context = read_json(round / "context.json"), list = read_json(chunk_file(round, number));
  try {
    if (!context || !list) throw std::runtime_error("no JSON");
    Chunk chunk;
    chunk.context.out = out_of(fs::absolute(round).lexically_normal());
    chunk.context.inputs = (chunk.context.out / context->at("inputs").get<std::string>()).lexically_normal();
    const auto keep = std::ranges::find(keep_names, context->at("keep").get_ref<const std::string&>());
    chunk.context.keep = static_cast<Keep>(keep - keep_names.begin());
    chunk.context.version = context->at("version");
    for (const auto& [path, hash] : context->at("files").items()) chunk.context.files[path] = hash;
    for (const Json& one : *list) {
      SweepTask task{one.at("run"), one.at("hash"), {}};
      for (const Json& text : one.at("overrides")) task.overrides.push_back(text);
      chunk.tasks.push_back(std::move(task));
    }
    return chunk;
  } catch (const std::exception& error) {
    diagnostics.add("E-SWP-029", chunk_file(round, number).string(), error.what());
    return std::nullopt;
  }
}

ShardWriter::ShardWriter(const fs::path& file) : descriptor_(open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
  if (descriptor_ < 0) return;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto whole = text.rfind('\n') == text.npos ? 0 : text.rfind('\n') + 1;
  if (whole != text.size() && ftruncate(descriptor_, static_cast<off_t>(whole)) != 0) {
    close(descriptor_);
    descriptor_ = -1;
  }
}

ShardWriter::~ShardWriter() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool ShardWriter::add(const RunRecord& record) {
  const std::string line = record_line(record);
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t count = write(descriptor_, line.data() + done, line.size() - done);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  return fsync(descriptor_) == 0;
}

std::vector<RunRecord> ShardReader::read() {
  std::vector<RunRecord> records;
  std::ifstream in(file_, std::ios::binary);
  if (!in) return records;
  in.seekg(static_cast<std::streamoff>(read_));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
    if (auto record = read_record(std::string_view(text).substr(begin, end - begin)))
      records.push_back(*std::move(record));
    else
      damaged_ = true;
  }
  read_ += begin;
  damaged_ = damaged_ || begin < text.size();
  return records;
}

}  // namespace icctwin
