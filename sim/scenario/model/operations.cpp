#include "sim/scenario/model/operations.h"

namespace icctwin {

void Operations::describe(Describe<Operations>& d) {
  d.title("Operations", "Operations", "运行").help("How the center is run.", "智算中心的运行方式。");
  d.field<&Operations::scheduler>("scheduler")
      .title("Scheduler", "调度策略")
      .help("fcfs (first come, first served) or easy (EASY backfill).", "fcfs（先来先服务）或 easy（EASY 回填）。")
      .refers_to("scheduler");
  d.field<&Operations::requested_time_factor>("requested_time_factor")
      .ratio()
      .range(1, 100)
      .title("Over-estimate of requested time", "申请时长高估系数")
      .help("Requested time = factor x duration where the trace states none.", "轨迹未给出申请时长时，取系数 × 时长。")
      .unverified("users over-estimate; no figure for this trace");
  d.field<&Operations::accelerator_cap_w>("accelerator_cap_w")
      .above(0)
      .title("Accelerator power cap", "加速卡功率上限")
      .help("Of each accelerator; capped jobs slow down.", "单卡功率上限；受限作业会变慢。");
  d.field<&Operations::cap_exponent>("cap_exponent")
      .ratio()
      .range(1, 10)
      .advanced()
      .title("Cap exponent", "限功率指数")
      .help("Dynamic power grows with this power of the clock.", "动态功率与频率的幂次关系。")
      .unverified("f x V^2 inside the DVFS range");
}

}  // namespace icctwin
