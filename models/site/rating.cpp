#include "models/site/rating.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

void RatingGrade::describe(Describe<RatingGrade>& d) {
  d.title("RatingGrade", "Grade", "等级").help("Reached when every bound that is given holds.", "所有给定的界限均满足时达到该等级。");
  d.field<&RatingGrade::grade>("grade").required().title("Grade", "等级").help("Its name.", "等级名称。");
  d.field<&RatingGrade::up_to>("up_to").ratio().title("Up to", "不大于").help("Largest value, itself allowed.", "允许的最大值（含）。");
  d.field<&RatingGrade::below>("below").ratio().title("Below", "小于").help("Largest value, itself not allowed.", "上限（不含）。");
  d.field<&RatingGrade::at_least>("at_least")
      .ratio()
      .title("At least", "不小于")
      .help("Least value, itself allowed.", "允许的最小值（含）。");
  d.field<&RatingGrade::above>("above").ratio().title("Above", "大于").help("Least value, itself not allowed.", "下限（不含）。");
}

void Rating::describe(Describe<Rating>& d) {
  d.title("Rating", "Grade table", "评级表")
      .help("Grades or a limit of a standard or policy on one key figure.", "标准或政策对某一指标的等级或限值。");
  d.field<&Rating::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Rating::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Rating::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&Rating::indicator>("indicator")
      .title("Key figure", "指标")
      .help("Id of the key figure that is graded: pue, wue_l_per_kwh, cue_kg_per_kwh, ref, erf or another.",
            "被评定的指标标识：pue、wue_l_per_kwh、cue_kg_per_kwh、ref、erf 等。");
  d.field<&Rating::grades>("grades")
      .title("Grades", "等级")
      .help("Best first; a limit has one. None: the thresholds are not known.", "由优到劣；限值只有一级。留空表示阈值未知。");
  d.field<&Rating::date>("date").title("Date", "日期").help("When it was issued or takes effect.", "发布或生效时间。");
  d.field<&Rating::source>("source").title("Source", "来源").help("Where the bounds come from.", "阈值来源。");
  d.field<&Rating::notes>("notes").title("Notes", "备注").help("What to know about it.", "说明。");
  d.field<&Rating::unverified>("unverified")
      .title("Unverified", "未核实")
      .help("The bounds have no checked source.", "阈值没有可核实的来源。");
}

const RatingGrade* grade_of(const Rating& rating, double value) {
  if (std::isnan(value)) return nullptr;
  const auto reached = [&](const RatingGrade& one) {
    return (!one.up_to || value <= *one.up_to) && (!one.below || value < *one.below) && (!one.at_least || value >= *one.at_least) &&
           (!one.above || value > *one.above);
  };
  const auto found = std::ranges::find_if(rating.grades, reached);
  return found == rating.grades.end() ? nullptr : &*found;
}

}  // namespace icctwin
