#pragma once
// What a scenario file is about, without opening it: name, sizes, halls.
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "gui/models/checker.h"

namespace icctwin::gui {

struct Glance {
  QString file;
  QString name, name_zh, description, description_zh;
  std::size_t accelerators = 0, racks = 0;
  double it_w = 0;
  std::vector<HallPlan> halls;
  bool usable = false;  ///< sizes are known

  QString title() const;
  QString about() const;
};

/// Reads a scenario; the files that it names are not read.
Glance glance_at(const QString& file);

/// The same in the background; `take` is called in the window's thread while the receiver lives.
void glance_later(const QString& file, QObject* receiver, std::function<void(const Glance&)> take);

/// Shipped scenarios, from the smallest to the largest folder of examples.
std::vector<QString> example_files();

}  // namespace icctwin::gui
