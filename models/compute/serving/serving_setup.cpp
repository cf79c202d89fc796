#include "models/compute/serving/serving_setup.h"

namespace icctwin {

std::optional<ServingSetup> serving_setup(const TransformerModel& model, const Accelerator& accelerator, const ServingStack& stack,
                                          const ServingPlan& plan, std::string& missing) {
  const auto device = serving_device(accelerator, plan.format, missing);
  if (!device) return std::nullopt;
  constexpr double pcie_5_x16_bytes_per_s = 64e9;
  StackOnDevice constants = constants_on(stack, accelerator, plan.format);
  ServingSetup setup;
  if ((plan.tensor_parallel > 1 || plan.expert_parallel > 1) && constants.constants.collective_bytes_per_s <= 0) {
    constants.constants.collective_bytes_per_s = stack.collective_share * pcie_5_x16_bytes_per_s;
    setup.assumed_link = true;
  }
  setup.fitted = constants.fitted;
  EngineModel& engine = setup.engine;
  engine.shape = decoder_shape(model);
  engine.shape.expert_parallel = plan.expert_parallel;
  engine.device = *device;
  engine.precision = serving_precision(plan.format);
  engine.constants = constants.constants;
  engine.tensor_parallel = plan.tensor_parallel;
  setup.memory =
      serving_memory(engine.shape, engine.device, engine.precision, stack.memory, plan.tensor_parallel, plan.token_budget, plan.sequences);
  return setup;
}

}  // namespace icctwin
