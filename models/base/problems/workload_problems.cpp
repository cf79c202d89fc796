#include "models/base/problems/problem_table.h"

namespace icctwin {

// W-TRC-001 to W-TRC-016 follow the order of RowFault (models/workload/job_record.h).
std::span<const ProblemText> workload_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-FILE-001", error, "{file}: the gzip data is damaged at byte {value}: {limit}.",
       "{file}：gzip 数据在第 {value} 字节处损坏：{limit}。", "Fetch the file again.", "请重新获取该文件。"},
      {"E-FILE-002", error, "{file}: the gzip data stops short at byte {value}.", "{file}：gzip 数据在第 {value} 字节处中断。",
       "The file was cut off; fetch it again.", "文件不完整，请重新获取。"},
      {"E-FILE-003", error, "{file} is too large: more than {limit} after unpacking.", "{file} 过大：解压后超过 {limit}。",
       "Cut the file into smaller pieces.", "请将文件拆分成较小的部分。"},
      {"E-TRC-001", error, "The header has no column \"{value}\"; it has: {limit}.", "表头缺少列“{value}”；现有列：{limit}。",
       "Check that the format chosen is the format of the file.", "请确认所选格式与文件格式一致。"},
      {"E-TRC-002", error, "No row can be used: {value} rows read, {limit} left out.", "没有可用的行：读取 {value} 行，舍弃 {limit} 行。",
       "The warnings before this say why each row was left out.", "舍弃各行的原因见此前的警告。"},
      {"E-TRC-003", error, "The file is empty; a header line is expected.", "文件为空，缺少表头行。", "", ""},
      {"E-TRC-004", error, "Column \"{value}\" stands twice in the header.", "表头中列“{value}”出现两次。", "Remove one of them.",
       "请删除其中一列。"},
      {"E-TRC-005", error, "\"{value}\" is not a valid {key}: {limit} is expected.", "“{value}”不是有效的 {key}：应为 {limit}。", "", ""},
      {"E-TRC-006", error, "Version \"{value}\" of the trace format is not known; this program reads version {limit}.",
       "未知的轨迹格式版本“{value}”；本程序支持版本 {limit}。", "", ""},
      {"W-TRC-001", warning, "Row left out: {value} fields where {limit} are expected.", "舍弃该行：有 {value} 个字段，应为 {limit} 个。",
       "", ""},
      {"W-TRC-002", warning, "Row left out: its quotes do not match.", "舍弃该行：引号不成对。",
       "Double the quotes inside a quoted field; a field ends on its own line.", "字段内的引号须双写；字段不得跨行。"},
      {"W-TRC-003", warning, "Row left out: {column} is not given.", "舍弃该行：未给出 {column}。", "", ""},
      {"W-TRC-004", warning, "Row left out: {column} is \"{value}\"; a value like {limit} is expected.",
       "舍弃该行：{column} 为“{value}”，应形如 {limit}。", "", ""},
      {"W-TRC-005", warning, "Row left out: {column} is \"{value}\"; a value like {limit} is expected.",
       "舍弃该行：{column} 为“{value}”，应形如 {limit}。", "All rows give either dates with an offset or seconds.",
       "所有行须统一使用带时区偏移的日期或秒数。"},
      {"W-TRC-006", warning, "Row left out: {column} is {value}, below zero.", "舍弃该行：{column} 为 {value}，小于零。", "", ""},
      {"W-TRC-007", warning, "Row left out: {column} is {value}, beyond the limit of {limit}.",
       "舍弃该行：{column} 为 {value}，超出上限 {limit}。", "", ""},
      {"W-TRC-008", warning, "Row left out: it ends at {value}, before its start at {limit}.",
       "舍弃该行：结束时间 {value} 早于开始时间 {limit}。", "", ""},
      {"W-TRC-009", warning, "Row left out: {column} is {value}; this format lists accelerator jobs only.",
       "舍弃该行：{column} 为 {value}；此格式只包含加速卡作业。", "", ""},
      {"W-TRC-010", warning, "Row left out: {column} is {value}, outside the range {limit}.",
       "舍弃该行：{column} 为 {value}，超出范围 {limit}。", "", ""},
      {"W-TRC-011", warning, "Row left out: the job never ran ({column}: \"{value}\"), so its length is unknown.",
       "舍弃该行：作业从未运行（{column}：“{value}”），时长未知。", "", ""},
      {"W-TRC-012", warning, "Row left out: the file has no column {value}, so when the job ran is unknown.",
       "舍弃该行：文件没有列 {value}，作业运行时间未知。", "Use a variant of the trace that has times.", "请使用含时间列的版本。"},
      {"W-TRC-013", warning, "Row left out: the id \"{value}\" was used by an earlier row.", "舍弃该行：标识“{value}”已被前面的行使用。",
       "", ""},
      {"W-TRC-014", warning, "Row left out: {column} is no readable text: \"{value}\".", "舍弃该行：{column} 不是可读文本：“{value}”。",
       "Save the file as UTF-8; a text may have up to {limit} bytes.", "请以 UTF-8 保存文件；单个文本最多 {limit} 字节。"},
      {"W-TRC-015", warning, "Row left out: {column} is {value}, the other fields give {limit}.",
       "舍弃该行：{column} 为 {value}，而其他字段得出 {limit}。", "", ""},
      {"W-TRC-016", warning, "Row left out: status {value} marks a part of a job that has a row of its own.",
       "舍弃该行：状态 {value} 表示作业的一部分，该作业另有汇总行。", "", ""},
      {"W-TRC-020", warning, "{value} further rows were left out for the same reason ({fault}).",
       "另有 {value} 行因同样原因（{fault}）被舍弃。", "", ""},
      {"W-TRC-021", warning, "Column \"{value}\" is not part of the format and is not read.", "列“{value}”不属于该格式，未读取。",
       "The columns of the format are: {limit}.", "该格式的列为：{limit}。"},
      {"H-TRC-001", hint, "{value} of {limit} rows are not in order of submission; they were sorted.",
       "{limit} 行中有 {value} 行未按提交时间排列，已重新排序。", "", ""},
      {"H-TRC-002", hint, "The file states no offset of its times from UTC; {value} is assumed.",
       "文件未给出时间的 UTC 偏移；假定为 {value}。", "", ""},
  };
  return texts;
}

}  // namespace icctwin
