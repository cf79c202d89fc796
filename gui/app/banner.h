#pragma once
// A band above the page that tells one thing and offers up to two ways on; it never stops the work.
#include <QFrame>
#include <vector>

#include "gui/models/workbench.h"

class QHBoxLayout;

namespace icctwin::gui {

class Banner : public QFrame {
 public:
  explicit Banner(QWidget* parent = nullptr);

  /// A later notice of the same topic takes the place of an earlier one; others wait until this is gone.
  void tell(const Notice& notice);
  void withdraw(const QString& topic);
  bool tells(const QString& topic) const;

 private:
  void show_first();

  std::vector<Notice> notices_;
  QHBoxLayout* row_;
};

}  // namespace icctwin::gui
