#pragma once
// A scenario on a card: drawing of its halls, name, one line, sizes.
#include <QAbstractButton>

#include "gui/models/glance.h"

namespace icctwin::gui {

class ScenarioCard : public QAbstractButton {
  Q_OBJECT

 public:
  /// `place`: what is told beside the sizes (a folder); empty: the description stands there.
  ScenarioCard(const QString& file, QString place, QWidget* parent = nullptr);

  void set_glance(const Glance& glance);
  const QString& file() const { return glance_.file; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Glance glance_;
  QString place_, sizes_;
};

}  // namespace icctwin::gui
