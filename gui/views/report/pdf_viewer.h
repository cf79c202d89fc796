#pragma once
// A PDF with its pages at the left, zoom and the number of the page above.
#include <QPdfDocument>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPdfPageRenderer;
class QPdfView;
class QPrinter;

namespace icctwin::gui {

class PdfViewer : public QWidget {
 public:
  explicit PdfViewer(QWidget* parent = nullptr);
  ~PdfViewer() override;

  void load(const QString& file);
  const QPdfDocument& document() const { return document_; }
  int page() const;
  void go_to(int page);
  /// Asks for a printer and prints.
  void print();
  /// Onto a PDF file instead of paper: what tests can look at.
  bool print_to(const QString& file);
  bool is_busy() const;
  void retranslate();

 private:
  void show_page_number();
  void paint_pages(QPrinter& printer);

  QPdfDocument document_;
  QPdfPageRenderer* small_;
  QListWidget* pages_;
  QPdfView* view_;
  QLabel* number_;
  QComboBox* zoom_;
  int waiting_ = 0;
};

}  // namespace icctwin::gui
