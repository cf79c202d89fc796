#pragma once
// What models tell delegates beyond Qt's own roles.
#include <Qt>

namespace icctwin::gui {

enum Role {
  pointer_role = Qt::UserRole,  ///< JSON pointer of the place
  detail_role,                  ///< text that stands small at the right
  severity_role,                ///< worst problem at or below the place: 0 error, 1 warning, 2 hint; invalid: none
  icon_role,                    ///< name of an icon

  // of the inspector
  row_kind_role,
  unit_role,
  origin_role,       ///< words of the chip
  origin_help_role,  ///< where a default comes from
  changed_role,      ///< bool: differs from the default, or has none
  problem_role,      ///< sentence below the field
  choices_role,      ///< QVariantList of pairs: value, words
  names_role,        ///< QStringList: what the field may refer to
  help_role,
  range_role,
  default_role,  ///< the default as words; empty: none
  editor_role,   ///< FieldEditor
  number_role,   ///< bool: a number
  differs_role,  ///< bool: not the same in all selected objects
  folded_role,   ///< bool, of a header: its fields are hidden

  // of problems
  quiet_role,  ///< bool: acknowledged, stands back

  // of runs
  state_role,
  progress_role,  ///< 0 to 1

  // of tables
  tone_role,   ///< Tone of a cell
  bar_role,    ///< -1 to 1: a bar from the middle of the cell, in its tone
  chip_role,   ///< bool: the text stands in a frame
  group_role,  ///< bool: a row that is the title of those below it
  value_role,  ///< the exact number of a cell, in the unit of the program
  trace_role,  ///< QVariantList of two courses, facility and IT power; empty: none
};

/// How a cell of a table is written.
enum class Tone { normal, strong, quiet, better, worse, warning, error, link };

}  // namespace icctwin::gui
