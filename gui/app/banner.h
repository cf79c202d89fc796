#pragma once
// A band above the page that tells one thing and offers up to two ways on; it never stops the work.
#include <QFrame>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace icctwin::gui {

class Banner : public QFrame {
 public:
  struct Offer {
    QString text;
    std::function<void()> act;
  };

  explicit Banner(QWidget* parent = nullptr);

  /// A later message of the same topic takes the place of an earlier one; others wait until this is gone.
  void tell(const QString& topic, const QString& text, std::vector<Offer> offers = {});
  void withdraw(const QString& topic);
  bool tells(const QString& topic) const;

 private:
  struct Message {
    QString topic, text;
    std::vector<Offer> offers;
  };
  void show_first();

  std::vector<Message> messages_;
  QHBoxLayout* row_;
};

}  // namespace icctwin::gui
