#include "gui/app/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/views/icons.h"

namespace icctwin::gui {
namespace {

/// The triangle at the left of a band.
class Mark : public QWidget {
 public:
  Mark() { setFixedSize(16, 16); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paint_severity(painter, rect(), 1);
  }
};

}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent), row_(new QHBoxLayout(this)) {
  setObjectName(QStringLiteral("banner"));
  row_->setContentsMargins(16, 5, 16, 5);
  row_->setSpacing(8);
  hide();
}

void Banner::tell(const Notice& notice) {
  const auto known = std::ranges::find(notices_, notice.topic, &Notice::topic);
  if (known == notices_.end())
    notices_.push_back(notice);
  else
    *known = notice;
  show_first();
}

void Banner::withdraw(const QString& topic) {
  if (std::erase_if(notices_, [&](const Notice& notice) { return notice.topic == topic; }) > 0) show_first();
}

bool Banner::tells(const QString& topic) const { return std::ranges::find(notices_, topic, &Notice::topic) != notices_.end(); }

void Banner::show_first() {
  while (QLayoutItem* item = row_->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();  // it may be the button whose click led here
    }
    delete item;
  }
  setVisible(!notices_.empty());
  if (notices_.empty()) return;
  const Notice& first = notices_.front();
  row_->addWidget(new Mark);
  auto* text = new QLabel(first.text);
  text->setWordWrap(true);
  row_->addWidget(text, 1);
  for (const Notice::Offer& offer : first.offers) {
    auto* button = new QPushButton(offer.text);
    connect(button, &QPushButton::clicked, this, [act = offer.act] { act(); });
    row_->addWidget(button);
  }
  auto* close = new QPushButton(words({"Hide", "隐藏"}));
  connect(close, &QPushButton::clicked, this, [this, topic = first.topic] { withdraw(topic); });
  row_->addWidget(close);
}

}  // namespace icctwin::gui
