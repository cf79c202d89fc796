#include "gui/views/report/pdf_viewer.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPdfPageNavigator>
#include <QPdfPageRenderer>
#include <QPdfView>
#include <QPrintDialog>
#include <QPrinter>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int thumbnail_width = 92, list_width = 150, print_dpi = 300;
constexpr double points_per_inch = 72;

}  // namespace

PdfViewer::PdfViewer(QWidget* parent)
    : QWidget(parent),
      small_(new QPdfPageRenderer(this)),
      pages_(new QListWidget),
      view_(new QPdfView(nullptr)),
      number_(new QLabel),
      zoom_(new QComboBox) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(12, 2, 12, 6);
  bar->setSpacing(8);
  bar->addWidget(number_, 1);
  zoom_->setObjectName(QStringLiteral("zoom"));
  bar->addWidget(zoom_);
  column->addLayout(bar);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  pages_->setObjectName(QStringLiteral("pages_of_report"));
  pages_->setFixedWidth(list_width);
  pages_->setIconSize({thumbnail_width, thumbnail_width * 3 / 2});
  pages_->setSpacing(4);
  pages_->setViewMode(QListView::IconMode);
  pages_->setFlow(QListView::TopToBottom);
  pages_->setWrapping(false);
  pages_->setMovement(QListView::Static);
  view_->setObjectName(QStringLiteral("pdf"));
  view_->setFrameShape(QFrame::NoFrame);
  view_->setPageMode(QPdfView::PageMode::MultiPage);
  view_->setZoomMode(QPdfView::ZoomMode::FitToWidth);
  view_->setDocument(&document_);
  small_->setDocument(&document_);
  small_->setRenderMode(QPdfPageRenderer::RenderMode::MultiThreaded);
  row->addWidget(pages_);
  row->addWidget(view_, 1);
  column->addLayout(row, 1);

  connect(pages_, &QListWidget::currentRowChanged, this, [this](int page) {
    if (page >= 0 && page != view_->pageNavigator()->currentPage()) view_->pageNavigator()->jump(page, {}, 0);
  });
  connect(view_->pageNavigator(), &QPdfPageNavigator::currentPageChanged, this, [this](int page) {
    pages_->setCurrentRow(page);
    show_page_number();
  });
  connect(zoom_, &QComboBox::currentIndexChanged, this, [this] {
    const double factor = zoom_->currentData().toDouble();
    if (factor > 0) view_->setZoomFactor(factor);
    view_->setZoomMode(factor > 0    ? QPdfView::ZoomMode::Custom
                       : factor == 0 ? QPdfView::ZoomMode::FitToWidth
                                     : QPdfView::ZoomMode::FitInView);
  });
  connect(small_, &QPdfPageRenderer::pageRendered, this, [this](int page, QSize, const QImage& image) {
    waiting_ = std::max(0, waiting_ - 1);
    if (QListWidgetItem* item = pages_->item(page)) {
      QPixmap sheet(image.size());
      sheet.fill(paper());
      QPainter painter(&sheet);
      painter.drawImage(0, 0, image);
      painter.end();
      item->setIcon(QIcon(sheet));
    }
  });
  retranslate();
}

void PdfViewer::retranslate() {
  pages_->setAccessibleName(words({"Pages of the report", "报告页面"}));
  view_->setAccessibleName(words({"Report", "报告"}));
  zoom_->setAccessibleName(words({"Zoom", "缩放"}));
  const int at = std::max(0, zoom_->currentIndex());
  zoom_->blockSignals(true);
  zoom_->clear();
  zoom_->addItem(words({"Fit width", "适合宽度"}), 0.0);
  zoom_->addItem(words({"Whole page", "整页"}), -1.0);
  for (const int percent : {75, 100, 125, 150, 200}) zoom_->addItem(QString::number(percent) + words({"\u00a0%", "%"}), percent / 100.0);
  zoom_->setCurrentIndex(at);
  zoom_->blockSignals(false);
  QPalette colors = view_->palette();
  colors.setBrush(QPalette::Dark, theme().window);
  view_->setPalette(colors);
  show_page_number();
}

void PdfViewer::load(const QString& file) {
  pages_->clear();
  waiting_ = 0;
  if (document_.load(file) != QPdfDocument::Error::None) return show_page_number();
  for (int page = 0; page < document_.pageCount(); ++page) {
    auto* item = new QListWidgetItem(QString::number(page + 1), pages_);
    const QSizeF size = document_.pagePointSize(page);
    const int height = static_cast<int>(std::lround(thumbnail_width * size.height() / std::max(1.0, size.width())));
    item->setSizeHint({list_width - 28, std::min(height, thumbnail_width * 3 / 2) + 26});
    small_->requestPage(page, {thumbnail_width, height});
    ++waiting_;
  }
  pages_->setCurrentRow(0);
  show_page_number();
}

int PdfViewer::page() const { return view_->pageNavigator()->currentPage(); }

void PdfViewer::go_to(int page) { pages_->setCurrentRow(page); }

PdfViewer::~PdfViewer() {
  // A renderer of Qt 6.4 frees its thread where it is told to do without one, and not at its end.
  for (QPdfPageRenderer* renderer : findChildren<QPdfPageRenderer*>())
    renderer->setRenderMode(QPdfPageRenderer::RenderMode::SingleThreaded);
}

bool PdfViewer::is_busy() const { return waiting_ > 0; }

void PdfViewer::show_page_number() {
  const int count = document_.status() == QPdfDocument::Status::Ready ? document_.pageCount() : 0;
  number_->setText(count == 0 ? QString() : words({"Page %1 of %2", "第 %1 页，共 %2 页"}).arg(page() + 1).arg(count));
}

void PdfViewer::paint_pages(QPrinter& printer) {
  QPainter painter;
  for (int page = 0; page < document_.pageCount(); ++page) {
    const QSizeF points = document_.pagePointSize(page);
    printer.setPageOrientation(points.width() > points.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
    if (page == 0)
      painter.begin(&printer);
    else
      printer.newPage();
    const QSize pixels(static_cast<int>(points.width() / points_per_inch * print_dpi),
                       static_cast<int>(points.height() / points_per_inch * print_dpi));
    painter.drawImage(printer.pageLayout().fullRectPixels(printer.resolution()), document_.render(page, pixels));
  }
}

void PdfViewer::print() {
  if (document_.pageCount() == 0) return;
  QPrinter printer(QPrinter::HighResolution);
  printer.setFullPage(true);
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() == QDialog::Accepted) paint_pages(printer);
}

bool PdfViewer::print_to(const QString& file) {
  if (document_.pageCount() == 0) return false;
  QPrinter printer(QPrinter::HighResolution);
  printer.setOutputFormat(QPrinter::PdfFormat);
  printer.setOutputFileName(file);
  printer.setFullPage(true);
  printer.setPageSize(QPageSize(QPageSize::A4));
  paint_pages(printer);
  return true;
}

}  // namespace icctwin::gui
