#pragma once
// One submission to a cluster as files in the sweep's folder, which all machines see: what is to do, and what came out.
//
// slurm/round-0001/context.json   what all tasks share
//                  chunk-K.json   the runs of array task K
//                  shard-K.jsonl  their results, one line each, written by task K alone
//                  task-K.log     what task K printed
//                  job            number of the Slurm job
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/sweep/run/task.h"

namespace icctwin {

/// Writes context and chunks of `chunk` runs each; returns their count.
std::size_t write_round(const std::filesystem::path& round, const SweepContext& context, std::span<const SweepTask> tasks,
                        std::size_t chunk);

struct Chunk {
  SweepContext context;
  std::vector<SweepTask> tasks;
};

/// A chunk as it was written; nothing, and a problem, if it cannot be read.
std::optional<Chunk> read_chunk(const std::filesystem::path& round, std::size_t number, Diagnostics& diagnostics);

/// Appends results to a shard, each on the disk before the call returns.
class ShardWriter {
 public:
  /// Cuts off a line that an earlier attempt left half written.
  explicit ShardWriter(const std::filesystem::path& file);
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;
  ~ShardWriter();
  bool good() const { return descriptor_ >= 0; }
  bool add(const RunRecord& record);

 private:
  int descriptor_;
};

/// Reads what a shard has gained since the last time; the last line counts when it is whole.
class ShardReader {
 public:
  explicit ShardReader(std::filesystem::path file) : file_(std::move(file)) {}
  std::vector<RunRecord> read();
  /// Bytes after the last whole line, and lines that are no results: something was cut off.
  bool damaged() const { return damaged_; }

 private:
  std::filesystem::path file_;
  std::uint64_t read_ = 0;
  bool damaged_ = false;
};

std::filesystem::path shard_file(const std::filesystem::path& round, std::size_t number);

}  // namespace icctwin
