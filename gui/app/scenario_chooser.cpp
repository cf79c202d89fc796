#include "gui/app/scenario_chooser.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/workbench.h"

namespace icctwin::gui {
namespace {

constexpr int arrow_and_edges = 44;  ///< of the box, beside its text

}  // namespace

ScenarioChooser::ScenarioChooser(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), label_(new QLabel), box_(new QComboBox) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 0, 4, 0);
  label_->setObjectName(QStringLiteral("muted"));
  label_->setBuddy(box_);
  box_->setObjectName(QStringLiteral("scenarios"));
  box_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  box_->setMinimumWidth(180);
  box_->setMaximumWidth(260);
  row->addWidget(label_);
  row->addWidget(box_);
  connect(box_, &QComboBox::activated, this, [this](int index) {
    const QString file = box_->itemData(index).toString();
    fill();  // until it is open, the one that is stays chosen
    if (!file.isEmpty() && file != bench_.document().file()) emit chosen(file);
  });
  connect(&bench.document(), &ScenarioDocument::reset, this, &ScenarioChooser::read);
  connect(&bench.document(), &ScenarioDocument::saved, this, &ScenarioChooser::read);
  fill();
}

void ScenarioChooser::rebuild() {
  label_->setText(words({"Scenario", "方案"}));
  box_->setAccessibleName(words({"Scenarios of this folder", "本文件夹中的方案"}));
  fill();
}

void ScenarioChooser::read() {
  again_ = reading_;
  if (reading_) return;
  reading_ = true;
  QThreadPool::globalInstance()->start([self = QPointer(this), folder = bench_.document().folder()] {
    const auto files = scenarios_in(folder);
    // The queue of the window's thread is asked, not the pointer: only there it is known whether this is still here.
    QMetaObject::invokeMethod(
        qApp,
        [self, files] {
          if (!self) return;
          self->reading_ = false;
          self->files_ = files;
          self->fill();
          if (self->again_) self->read();
        },
        Qt::QueuedConnection);
  });
}

QString ScenarioChooser::fitting(const QString& name) const {
  return box_->fontMetrics().elidedText(name, Qt::ElideRight, box_->maximumWidth() - arrow_and_edges);
}

void ScenarioChooser::fill() {
  const QSignalBlocker quiet(box_);
  const ScenarioDocument& document = bench_.document();
  box_->clear();
  int current = -1;
  for (const ScenarioFile& one : files_) {
    const bool open = one.file == document.file();
    if (open) current = box_->count();
    const QString name = open ? document.name(language()) : one.title();
    box_->addItem(fitting(name), one.file);
    box_->setItemData(box_->count() - 1, name + QStringLiteral("\n") + QFileInfo(one.file).fileName(), Qt::ToolTipRole);
  }
  if (current < 0) {  // not saved yet, or its head says nothing
    const QString name = document.name(language());
    box_->insertItem(0, name.isEmpty() ? words({"None open", "未打开"}) : fitting(name), document.file());
    current = 0;
  }
  box_->setCurrentIndex(current);
  box_->setToolTip(document.file());
  box_->setEnabled(box_->count() > 1);
}

QString ScenarioChooser::next_file() const {
  if (files_.empty()) return {};
  const auto open =
      std::find_if(files_.begin(), files_.end(), [&](const ScenarioFile& one) { return one.file == bench_.document().file(); });
  const auto next = open == files_.end() || open + 1 == files_.end() ? files_.begin() : open + 1;
  return next == open ? QString() : next->file;
}

}  // namespace icctwin::gui
