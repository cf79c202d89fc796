// icctwin-pdf FILE: a document as JSON on standard input, as PDF in the file. See README.md.
#include <QBuffer>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPageLayout>
#include <QPdfWriter>
#include <cstdio>

#include "tools/pdf/fonts.h"
#include "tools/pdf/outline.h"
#include "tools/pdf/pages.h"
#include "tools/pdf/text.h"

namespace {

using namespace icctwin::pdf;

/// All strings of a value that are shown; keys and kinds of the JSON are ASCII and do no harm.
void collect(const QJsonValue& value, QString& text) {
  if (value.isString()) text += value.toString();
  if (value.isArray())
    for (const auto& part : value.toArray()) collect(part, text);
  if (value.isObject()) {
    const QJsonObject object = value.toObject();
    for (auto part = object.begin(); part != object.end(); ++part) collect(part.value(), text);
  }
}

QByteArray pdf_of(const QJsonObject& document, const Pages& pages, const QString& text) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(static_cast<int>(units_per_pt * 72));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(document["header"].toString());
    writer.setCreator("icctwin");
    const auto set_page = [&](bool wide) {
      writer.setPageLayout(
          QPageLayout(QPageSize(QPageSize::A4), wide ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    };
    set_page(pages.pages.front().wide);
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
      if (i > 0) {
        set_page(pages.pages[i].wide);
        writer.newPage();
      }
      for (const auto& item : pages.pages[i].items) item(painter);
    }
  }
  return with_outline(with_usual_characters(with_fixed_date(buffer.data()), radicals_of(text)), pages);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: icctwin-pdf FILE < document.json\n", stderr);
    return 2;
  }
  QHashSeed::setDeterministicGlobalSeed();  // fonts are written in the order of a hash
  // No screen is needed, and nothing of the user's desktop may change the pages.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", "/tmp");
  qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::fprintf(stderr, "%s\n", qUtf8Printable(message));
  });
  int count = 1;
  const QGuiApplication application(count, argv);
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) return 2;
  const QJsonObject document = QJsonDocument::fromJson(input.readAll()).object();
  if (document["format"].toString() != "icctwin.document/1") {
    std::fputs("not an icctwin document\n", stderr);
    return 2;
  }
  QString text;
  collect(document, text);
  if (has_cjk(text) && !cjk_available()) return 3;
  if (const QString missing = uncovered(text); !missing.isEmpty()) {
    for (const uint c : missing.toUcs4()) std::fprintf(stderr, "U+%04X ", c);
    return 4;
  }
  QFile output(QFile::decodeName(argv[1]));
  const QByteArray bytes = pdf_of(document, lay_out(document), text);
  if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size() || !output.flush()) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(output.errorString()));
    return 5;
  }
  return 0;
}
