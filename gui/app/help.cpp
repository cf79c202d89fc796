#include "gui/app/help.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/differences.h"
#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/models/workbench.h"
#include "gui/run/program_check.h"
#include "gui/views/commands.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

/// A dialog with one thing in it and a button that closes.
class HelpDialog : public QDialog {
 public:
  HelpDialog(const char* name, const QString& title, QSize size, QWidget* parent) : QDialog(parent), column_(new QVBoxLayout(this)) {
    setObjectName(QLatin1String(name));
    setWindowTitle(title);
    setStyleSheet(style_sheet());
    resize(size);
  }
  void add(QWidget* widget, int stretch = 0) { column_->addWidget(widget, stretch); }
  void ask() {
    auto* buttons = new QDialogButtonBox;
    auto* close = buttons->addButton(words({"Close", "关闭"}), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column_->addWidget(buttons);
    exec();
  }

 private:
  QVBoxLayout* column_;
};

QTextBrowser* browser(const QString& name) {
  auto* made = new QTextBrowser;
  made->setOpenLinks(false);
  made->setAccessibleName(name);
  return made;
}

QString paragraph(const QString& text) { return QStringLiteral("<p>%1</p>").arg(text); }

QString fact(const Text& label, const QString& value) {
  return QStringLiteral("<tr><td style='padding-right:16px'>%1</td><td>%2</td></tr>").arg(words(label), value.toHtmlEscaped());
}

QString range_words(const Field& field) {
  const auto number = [&](double value) {
    const Quantity quantity = shown(value, field.unit.empty() ? "1" : field.unit);
    return quantity.unit.isEmpty() ? quantity.number : quantity.number + u' ' + quantity.unit;
  };
  if (std::isfinite(field.min) && std::isfinite(field.max)) return words({"%1 to %2", "%1 – %2"}).arg(number(field.min), number(field.max));
  if (std::isfinite(field.min))
    return (field.above_min ? words({"above %1", "大于 %1"}) : words({"at least %1", "不小于 %1"})).arg(number(field.min));
  return std::isfinite(field.max) ? words({"at most %1", "不大于 %1"}, number(field.max)) : QString();
}

}  // namespace

void show_shortcuts(const Commands& commands, QWidget* parent) {
  HelpDialog dialog("shortcuts", words({"Keyboard shortcuts", "快捷键"}), {620, 560}, parent);
  auto* find = new QLineEdit;
  find->setPlaceholderText(words({"Find…", "查找…"}));
  find->setAccessibleName(words({"Find a command", "查找命令"}));
  auto* table = new QTableWidget(0, 3);
  table->setAccessibleName(dialog.windowTitle());
  table->setHorizontalHeaderLabels({words({"Command", "命令"}), words({"Keys", "按键"}), words({"What it does", "说明"})});
  make_quiet(*table);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setColumnWidth(0, 190);
  table->setColumnWidth(1, 130);
  for (const QAction* action : commands.all()) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    if (keys.isEmpty()) continue;
    const int row = table->rowCount();
    table->insertRow(row);
    const QString cells[] = {words(commands.command_of(action)->text), keys, words(commands.command_of(action)->tip)};
    for (int i = 0; i < 3; ++i) table->setItem(row, i, new QTableWidgetItem(cells[i]));
  }
  table->sortItems(0);
  QObject::connect(find, &QLineEdit::textChanged, table, [table](const QString& text) {
    for (int row = 0; row < table->rowCount(); ++row) {
      bool found = false;
      for (int i = 0; i < 3; ++i) found = found || table->item(row, i)->text().contains(text, Qt::CaseInsensitive);
      table->setRowHidden(row, !found);
    }
  });
  dialog.add(find);
  dialog.add(table, 1);
  dialog.ask();
}

void show_news(QWidget* parent) {
  HelpDialog dialog("news", words({"What is new", "新增功能"}), {820, 620}, parent);
  style_sheet();  // brings what is built in along
  QFile file(QStringLiteral(":/icctwin/CHANGELOG.md"));
  auto* text = browser(dialog.windowTitle());
  if (file.open(QIODevice::ReadOnly)) text->setMarkdown(QString::fromUtf8(file.readAll()));
  dialog.add(text, 1);
  dialog.ask();
}

void show_about(QWidget* parent) {
  HelpDialog dialog("about", words({"About ICC Twin", "关于智算孪生"}), {560, 460}, parent);
  auto* text = browser(dialog.windowTitle());
  QString html = paragraph(QStringLiteral("<b>%1</b>").arg(words({"ICC Twin %1", "智算孪生 %1"}, wanted_version()))) +
                 paragraph(words({"Digital twin of AI computing centers: what it shows is simulated, not measured.",
                                  "智算中心数字孪生：所示数值均为仿真值，非实测值。"}));
  html += QStringLiteral("<table>") + fact({"This window", "本窗口"}, QStringLiteral("GPL-3.0-or-later")) +
          fact({"Program and libraries", "程序与库"}, QStringLiteral("Apache-2.0")) +
          fact({"Qt", "Qt"}, QStringLiteral("%1, LGPL-3.0").arg(QLatin1String(qVersion()))) +
          fact({"QCustomPlot", "QCustomPlot"}, QStringLiteral("GPL-3.0-or-later")) +
          fact({"SimGrid", "SimGrid"}, QStringLiteral("LGPL-2.1")) + fact({"netCDF", "netCDF"}, QStringLiteral("BSD-3-Clause")) +
          fact({"nlohmann JSON, fmt, CLI11", "nlohmann JSON、fmt、CLI11"}, QStringLiteral("MIT, MIT, BSD-3-Clause")) +
          fact({"SQLite, pagmo", "SQLite、pagmo"}, QStringLiteral("Public Domain, MPL-2.0")) + QStringLiteral("</table>") +
          paragraph(words({"The files LICENSE, NOTICE and gui/LICENSE hold the texts.", "许可证全文见 LICENSE、NOTICE 与 gui/LICENSE。"}));
  text->setHtml(html);
  dialog.add(text, 1);
  dialog.ask();
}

QString field_help(const Workbench& bench) {
  const std::string at = bench.current_field().empty() ? bench.current() : bench.current_field();
  const Place place = bench.document().place(at);
  if (!place.type) return {};
  const Place object = as_object(place);
  const Text title = place.field ? place.field->title : place.type->title;
  const Text help = place.field ? place.field->help : object.type ? object.type->help : place.type->help;
  QString html = paragraph(QStringLiteral("<b>%1</b>").arg(words(title).toHtmlEscaped())) + paragraph(words(help).toHtmlEscaped()) +
                 QStringLiteral("<table>") + fact({"Place", "位置"}, at.empty() ? QStringLiteral("/") : QString::fromStdString(at));
  if (place.field && !place.field->unit.empty() && place.field->unit != "1")
    html += fact({"Unit in the file", "文件中的单位"}, unit_words(place.field->unit));
  if (place.field && !range_words(*place.field).isEmpty()) html += fact({"Range", "范围"}, range_words(*place.field));
  if (const std::string preset = preset_json(place); place.field && is_single(*place.type) && !preset.empty())
    html += fact({"Default", "默认值"}, QString::fromStdString(preset));
  if (place.field && !place.field->source.empty()) html += fact({"Source of the default", "默认值来源"}, qstring(place.field->source));
  html += QStringLiteral("</table>");
  if (place.type->kind == Kind::choice) {
    html += QStringLiteral("<ul>");
    for (const Choice& choice : place.type->choices)
      html += QStringLiteral("<li><b>%1</b>  %2</li>").arg(qstring(choice.value).toHtmlEscaped(), words(choice.title).toHtmlEscaped());
    html += QStringLiteral("</ul>");
  }
  return html;
}

void show_field_help(const Workbench& bench, QWidget* parent) {
  HelpDialog dialog("field_help", words({"Help on this", "此处帮助"}), {520, 340}, parent);
  auto* text = browser(dialog.windowTitle());
  const QString html = field_help(bench);
  text->setHtml(html.isEmpty() ? paragraph(words({"Select a field or a part of the scenario.", "请先选择字段或方案中的对象。"})) : html);
  dialog.add(text, 1);
  dialog.ask();
}

void show_manual(QWidget* parent) {
  HelpDialog dialog("manual", words({"Manual", "手册"}), {900, 700}, parent);
  auto* text = browser(dialog.windowTitle());
  const auto show = [text](const QString& page) { text->setSource(QUrl::fromLocalFile(page), QTextDocument::MarkdownResource); };
  show(manual_folder() + (language() == Language::zh ? QStringLiteral("/manual.zh.md") : QStringLiteral("/manual.md")));
  // The other pages are references, too long for a dialog: the desktop has a program for them.
  QObject::connect(text, &QTextBrowser::anchorClicked, text, [text, show](const QUrl& link) {
    const QUrl page = text->source().resolved(link);
    if (page.fileName().startsWith(QStringLiteral("manual.")))
      show(page.toLocalFile());
    else
      QDesktopServices::openUrl(page);
  });
  dialog.add(text, 1);
  dialog.ask();
}

QString manual_folder() {
  const QDir program(QCoreApplication::applicationDirPath());
  for (const char* place : {"../share/doc/icctwin", "../../../docs"})  // installed, or beside a build
    if (const QString folder = program.absoluteFilePath(QLatin1String(place)); QFileInfo::exists(folder + QStringLiteral("/manual.md")))
      return QDir::cleanPath(folder);
  return {};
}

}  // namespace icctwin::gui
