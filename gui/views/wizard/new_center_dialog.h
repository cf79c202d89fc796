#pragma once
// The wizard for a new center: steps at the left, the page, and a preview with estimates at the right.
#include <QDialog>
#include <vector>

#include "gui/models/center_draft.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace icctwin::gui {

class FloorThumb;
class StepList;
class WizardPage;

class NewCenterDialog : public QDialog {
  Q_OBJECT

 public:
  explicit NewCenterDialog(QWidget* parent = nullptr);
  ~NewCenterDialog() override;

  CenterDraft& draft() { return draft_; }
  int page_count() const;
  int current_page() const;
  void show_page(int page);
  /// The scenario that was made; empty until the dialog was accepted.
  const std::string& text() const { return text_; }
  /// The preview is not up to date yet.
  bool is_busy() const { return draft_.is_pending(); }

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* make_head();
  QWidget* make_preview();
  QWidget* make_foot();
  void update_frame();
  void show_estimate();
  void create();

  CenterDraft draft_;
  std::vector<WizardPage*> pages_;
  StepList* steps_;
  QStackedWidget* stack_;
  QLabel *subject_ = nullptr, *floor_ = nullptr, *unconfirmed_ = nullptr, *progress_ = nullptr;
  QWidget* figures_ = nullptr;
  FloorThumb* thumb_ = nullptr;
  QPushButton *cancel_ = nullptr, *back_ = nullptr, *create_ = nullptr, *next_ = nullptr;
  std::string text_;
};

}  // namespace icctwin::gui
