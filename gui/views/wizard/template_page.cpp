// The first page: templates as cards with a drawing and five figures.
#include <QAbstractButton>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QPointer>
#include <QScrollArea>
#include <QThreadPool>
#include <QVBoxLayout>

#include "gui/views/floor_thumb.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/figures.h"
#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

constexpr int template_card_height = 132, drawing_width = 104, card_edge = 12;

/// A card of one template; its figures are added when they have been computed.
class TemplateCard : public QAbstractButton {
 public:
  explicit TemplateCard(const CenterTemplate& of) : of_(of) {
    setCheckable(true);
    setFixedHeight(template_card_height);
    setMinimumWidth(250);
    setFocusPolicy(Qt::StrongFocus);
    setText(words(of.name));
    setAccessibleName(words(of.name));
    setAccessibleDescription(words(of.remark));
    setToolTip(words(of.remark));
  }
  const CenterTemplate& of() const { return of_; }
  void set_result(const CenterResult& result) {
    halls_ = result.halls;
    const CenterEstimate& e = result.estimate;
    const auto figures = figures_of(e);
    lines_ = {words({"accelerators: %1   racks: %2", "%1 张加速卡   %2 柜"})
                  .arg(count_words(static_cast<double>(e.accelerators)), count_words(static_cast<double>(e.racks))),
              words({"%1 %2 IT   PUE %3", "IT %1 %2   PUE %3"}).arg(figures[0].value, figures[0].unit, figures[1].value),
              words({"floor %1 m²", "机房 %1 m²"}, count_words(e.floor_m2))};
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = isChecked() || hasFocus();
    painter.setPen(QPen(strong ? t.accent : t.line2, strong ? 2 : 1));
    painter.setBrush(isChecked() ? t.selected : underMouse() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QRectF inner = QRectF(rect()).adjusted(card_edge, card_edge, -card_edge, -card_edge);
    paint_floor(painter, QRectF(inner.topLeft(), QSizeF(drawing_width, inner.height())), halls_);
    QRectF line(inner.left() + drawing_width + 12, inner.top() - 2, inner.width() - drawing_width - 12, 20);
    const auto write = [&](const QString& text, Face of, const QColor& color) {
      painter.setFont(face(of));
      painter.setPen(color);
      painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                       painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(line.width())));
      line.translate(0, 18);
    };
    write(words(of_.name), Face::strong, t.text);
    // The remark may need two lines.
    painter.setFont(face(Face::small));
    painter.setPen(t.text3);
    const QRectF two(line.left(), line.top() + 1, line.width(), 31);
    painter.drawText(two, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words(of_.remark));
    line.moveTop(two.bottom() + 3);
    line.setHeight(18);
    for (const QString& text : lines_) write(text, Face::small, t.text2);
  }

 private:
  const CenterTemplate& of_;
  std::vector<HallPlan> halls_;
  QStringList lines_;
};

class TemplatePage : public WizardPage {
 public:
  explicit TemplatePage(CenterDraft& draft)
      : WizardPage(
            draft, {"Template", "模板"},
            {"Everything that it sets can be changed on the next pages and afterwards.", "模板中的设定在后续各页及创建后均可修改。"}) {
    auto* cards = new QWidget;
    auto* grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setSpacing(10);
    auto* group = new QButtonGroup(this);
    const auto& all = center_templates();
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto* card = new TemplateCard(all[i]);
      cards_.push_back(card);
      group->addButton(card);
      grid->addWidget(card, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
      connect(card, &QAbstractButton::clicked, this, [this, card] { draft_.choose(card->of()); });
      load(static_cast<int>(i));
    }
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("plain"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards);
    scroll->setFocusPolicy(Qt::NoFocus);
    column_->addWidget(scroll, 1);
    follow([this](const CenterOptions&) {
      for (TemplateCard* card : cards_) card->setChecked(&card->of() == &draft_.start());
    });
  }
  QString choice() const override { return words(draft_.start().name); }

 private:
  /// Makes the center of a card in the background.
  void load(int at) {
    QPointer<TemplatePage> me = this;
    QThreadPool::globalInstance()->start([me, at, sites = draft_.shared_sites(), catalog = draft_.shared_catalog()] {
      auto made = std::make_shared<CenterResult>(CenterDraft::make_of(center_templates()[static_cast<std::size_t>(at)], *sites, *catalog));
      QMetaObject::invokeMethod(
          QCoreApplication::instance(),
          [me, at, made] {
            if (me) me->cards_[static_cast<std::size_t>(at)]->set_result(*made);
          },
          Qt::QueuedConnection);
    });
  }

  std::vector<TemplateCard*> cards_;
};

}  // namespace

WizardPage* make_template_page(CenterDraft& draft) { return new TemplatePage(draft); }

}  // namespace icctwin::gui
