#pragma once
// How tests of the window open scenarios.
#include <doctest/doctest.h>

#include <QString>
#include <string>

#include "gui/document/scenario_document.h"
#include "models/base/diagnostics.h"
#include "tests/support/desk.h"

namespace icctwin::test {

inline QString q(const std::string& text) { return QString::fromStdString(text); }

/// A file of the repository.
inline void open(gui::ScenarioDocument& document, const char* file) {
  Diagnostics problems;
  REQUIRE(document.load(q(source(file).string()), problems));
}

inline void open_text(gui::ScenarioDocument& document, const std::string& text) {
  Diagnostics problems;
  REQUIRE(document.set_text(text, QStringLiteral("x.json"), problems));
}

}  // namespace icctwin::test
