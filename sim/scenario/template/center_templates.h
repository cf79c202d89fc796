#pragma once
// The templates that a new center starts from.
#include <string_view>
#include <vector>

#include "sim/scenario/template/center_options.h"

namespace icctwin {

struct CenterTemplate {
  std::string_view id;
  Text name, remark;
  std::string_view site;  ///< of the shipped sites, where it stands at first
  CenterOptions options;
};

/// From small to large. Every one uses sheets of the shipped catalog.
const std::vector<CenterTemplate>& center_templates();
/// nullptr if there is none of that id.
const CenterTemplate* find_center_template(std::string_view id);

}  // namespace icctwin
