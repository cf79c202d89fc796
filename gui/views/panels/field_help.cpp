#include "gui/views/panels/field_help.h"

#include <QLabel>
#include <QThreadPool>
#include <QVBoxLayout>
#include <memory>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/file_preview.h"
#include "gui/models/inspector_model.h"
#include "gui/models/number_lists.h"
#include "gui/models/workbench.h"
#include "gui/views/curve_view.h"
#include "gui/views/number_table_dialog.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

QLabel* text_label(const char* name) {
  auto* label = new QLabel;
  label->setObjectName(QLatin1String(name));
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  return label;
}

QString facts_of(const QModelIndex& index) {
  QStringList lines;
  const auto add = [&](const Text& words_of, int role) {
    if (const QString value = index.data(role).toString(); !value.isEmpty()) lines << words(words_of, value);
  };
  add({"Allowed: %1", "允许：%1"}, range_role);
  add({"Default: %1", "默认：%1"}, default_role);
  add({"Source of the default: %1", "默认值来源：%1"}, origin_help_role);
  return lines.join('\n');
}

}  // namespace

FieldHelp::FieldHelp(Workbench& bench, QWidget* parent)
    : QFrame(parent),
      bench_(bench),
      title_(new QLabel),
      text_(text_label("field_help")),
      about_file_(text_label("muted")),
      chart_(new CurveView) {
  setObjectName(QStringLiteral("field_help_strip"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(4);
  title_->setFont(face(Face::table_strong));
  column->addWidget(title_);
  column->addWidget(text_);
  column->addWidget(chart_);
  column->addWidget(about_file_);
  hide();
}

FieldHelp::~FieldHelp() { QThreadPool::globalInstance()->waitForDone(); }  // what reads a file hands its preview to this

void FieldHelp::show_field(const QModelIndex& index) {
  const QString help = index.data(help_role).toString();
  setVisible(index.isValid() && !help.isEmpty());
  if (!isVisibleTo(parentWidget())) return;
  title_->setFont(face(Face::table_strong));
  text_->setFont(face(Face::table));
  about_file_->setFont(face(Face::table));
  title_->setText(index.data().toString());
  const QString facts = facts_of(index);
  text_->setText(facts.isEmpty() ? help : help + '\n' + facts);
  show_preview(index.data(pointer_role).toString().toStdString());
}

void FieldHelp::show_preview(const std::string& pointer) {
  const Place place = bench_.document().place(pointer);
  const FieldEditor editor = editor_of(place);
  const bool file = editor == FieldEditor::file && !held_words(place).number.isEmpty();
  about_file_->setVisible(file);
  if (!file) {
    file_.clear();
    const CurveData shown = editor == FieldEditor::numbers ? curve_data(number_columns(bench_.document(), pointer)) : CurveData{};
    chart_->setVisible(!shown.empty());
    return chart_->show_data(shown);
  }
  const QString path = path_on_disk(held_words(place).number, bench_.document().folder());
  if (path == file_) return;
  file_ = path;
  chart_->hide();
  about_file_->setText(words({"Reading…", "正在读取…"}));
  ++reading_;
  QThreadPool::globalInstance()->start([this, path] {
    auto preview = std::make_shared<const FilePreview>(preview_file(path));
    const auto take = [this, path, preview] {
      --reading_;
      if (path != file_) return;
      if (!preview->problem.isEmpty()) return about_file_->setText(preview->problem);
      QString text = counted(preview->lines, {"%1 line", "%1 行"}, {"%1 lines", "%1 行"});
      if (!preview->columns.isEmpty()) text += '\n' + words({"Columns: %1", "列：%1"}, preview->columns.join(QStringLiteral(", ")));
      about_file_->setText(text);
      CurveData shown;
      shown.x_name = preview->drawn;
      shown.curves.push_back({preview->drawn, preview->values});
      chart_->setVisible(!shown.empty());
      chart_->show_data(shown);
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

}  // namespace icctwin::gui
