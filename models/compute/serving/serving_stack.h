#pragma once
// An inference software stack as a data sheet: the constants of its iterations and its memory, on the accelerators it was fitted on.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/accelerator.h"
#include "models/compute/serving/iteration.h"
#include "models/compute/serving/memory.h"

namespace icctwin {

/// Number format of weights and matrix products. Activations of the 8-bit formats are 8-bit too; fp4 keeps its embeddings in 16 bits.
enum class ServingFormat { fp16, bf16, fp8, int8, fp4 };
std::vector<Choice> choices_of(ServingFormat);

/// What differs from the stack's constants on one accelerator, or with one format.
struct StackDevice {
  std::string accelerator;              ///< catalog id; empty: any
  std::optional<ServingFormat> format;  ///< absent: any
  std::optional<double> compute_ratio, bandwidth_ratio, cache_ratio;
  std::optional<double> host_prefill_layer_s, host_decode_layer_s, host_sequence_s, host_iteration_s;
  std::optional<double> collective_latency_s, collective_bytes_per_s;

  bool operator==(const StackDevice&) const = default;
  static void describe(Describe<StackDevice>&);
};

struct ServingStack {
  std::string id;
  std::string name;
  ServingConstants constants;        ///< of any accelerator
  std::vector<StackDevice> devices;  ///< each that fits is laid over the constants, in order
  MemoryRules memory;
  double collective_share = 0.75;  ///< of the scale-up link that large all-reduces reach, where no bandwidth is given
  double batch_most = 2048;        ///< sequences in saturated service without latency limits
  // Null models, for comparison only: one share of the peak for prompts, of the ideal roofline for saturated service, one time per layer.
  double null_compute_ratio = 0.4, null_roofline_ratio = 0.5, null_layer_s = 5e-4;
  std::string fitted_to;
  std::vector<std::string> fitted_cases;  ///< settings of the fitted half, in the words of the case file
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const ServingStack&) const = default;
  static void describe(Describe<ServingStack>&);
};

/// The constants on an accelerator with a format; `fitted` says whether the accelerator is one that the stack was fitted on.
struct StackOnDevice {
  ServingConstants constants;
  bool fitted = false;
};
StackOnDevice constants_on(const ServingStack& stack, const Accelerator& accelerator, ServingFormat format);

/// Dense peak of a format [FLOP/s]; nothing if it is not published. FP4 counts as twice FP8 where the maker has FP8 (Blackwell; unverified
/// elsewhere), FP8 and INT8 stand in for each other.
std::optional<double> peak_flop_per_s(const Accelerator& accelerator, ServingFormat format);

/// The device in a format; nothing if a figure that is needed is not published, and `missing` names it.
std::optional<ServingDevice> serving_device(const Accelerator& accelerator, ServingFormat format, std::string& missing);

/// FP4 weights carry a scale of one byte per 16 numbers. `cache_bytes` of 8- and 4-bit formats is 1.
ServingPrecision serving_precision(ServingFormat format);

}  // namespace icctwin
