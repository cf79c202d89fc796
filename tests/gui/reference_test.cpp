// Pages as they look, held against pictures that are kept in reference/: in both languages and both themes, from one small run.
//
// A picture may differ by 8 of 255 a point, and more in half a per cent of its points. What was drawn and what differs is kept in the build
// folder. Where a change is wanted, ICCTWIN_RENEW_PICTURES=1 (tools/dev/pictures.sh) writes the pictures anew: look at each before it is
// kept.
#include <doctest/doctest.h>

#include <QDir>
#include <QLabel>
#include <QRegularExpression>
#include <QtEndian>

#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/document/words.h"
#include "gui/views/sweep/sweep_page.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"
#include "tests/support/small_sweep.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

constexpr int most_steps = 8;            // of 255, in any colour of a point
constexpr double most_points = 0.005;    // share of points that may differ by more
constexpr QSize window_size(1280, 720);  // the least that the window is made for

/// The share of points that differ, which are marked in a pale copy of the second picture; 1 where the sizes differ.
double difference(const QImage& a, const QImage& b, QImage& marked) {
  marked = b.convertToFormat(QImage::Format_RGB32);
  if (a.size() != b.size()) return 1;
  qint64 differ = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb one = a.pixel(x, y), other = b.pixel(x, y);
      const int steps =
          std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)), std::abs(qBlue(one) - qBlue(other))});
      differ += steps > most_steps ? 1 : 0;
      const int pale = 128 + qGray(other) / 2;
      marked.setPixel(x, y, steps > most_steps ? qRgb(255, 0, 0) : qRgb(pale, pale, pale));
    }
  return static_cast<double>(differ) / static_cast<double>(a.width()) / a.height();
}

/// A PNG without filters of lines, which those of Qt always have: pictures of windows are a third smaller without.
QByteArray png(const QImage& picture) {
  const auto big_endian = [](quint32 value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
  };
  const auto chunk = [&](const QByteArray& content) {
    quint32 crc = ~quint32{0};
    for (const char byte : content) {
      crc ^= static_cast<quint8>(byte);
      for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
    }
    return big_endian(static_cast<quint32>(content.size() - 4)) + content + big_endian(~crc);
  };
  const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
  QByteArray lines;
  for (int y = 0; y < rgb.height(); ++y)
    lines += QByteArray(1, '\0') + QByteArray(reinterpret_cast<const char*>(rgb.constScanLine(y)), rgb.width() * 3);
  const QByteArray head =
      big_endian(static_cast<quint32>(rgb.width())) + big_endian(static_cast<quint32>(rgb.height())) + QByteArray("\x08\x02\0\0\0", 5);
  return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR" + head) + chunk("IDAT" + qCompress(lines, 9).mid(4)) + chunk("IEND");
}

void save(const QImage& picture, const QString& name) {
  QDir().mkpath(QFileInfo(name).path());
  QFile file(name);
  CHECK_MESSAGE((file.open(QIODevice::WriteOnly) && file.write(png(picture)) > 0), name.toStdString());
}

/// Fails where a picture is not that of its name.
void hold_against_reference(const QImage& drawn, const QString& name) {
  const QString kept = q(source("tests/gui/reference/" + name.toStdString() + ".png").string());
  if (qEnvironmentVariableIsSet("ICCTWIN_RENEW_PICTURES")) return save(drawn, kept);
  const QString folder = QStringLiteral(ICCTWIN_PICTURE_FOLDER "/") + name;
  QImage marked;
  const QImage reference(kept);
  const double share = difference(reference, drawn, marked);
  for (const char* ending : {".png", "-difference.png"}) QFile::remove(folder + QLatin1String(ending));
  if (share <= most_points) return;
  save(drawn, folder + QStringLiteral(".png"));
  save(marked, folder + QStringLiteral("-difference.png"));
  FAIL_CHECK(name.toStdString() << (reference.isNull() ? ": there is no picture " + kept.toStdString()
                                                       : std::string(": ") + std::to_string(share * 100) + " % of the points differ")
                                << "; see " << folder.toStdString() << ".png and " << folder.toStdString() << "-difference.png");
}

/// What the clock says is not in pictures.
void stop_clock(QWidget& widget) {
  static const QRegularExpression time(QStringLiteral("\\b\\d\\d:\\d\\d\\b"));
  for (QLabel* label : widget.findChildren<QLabel*>())
    if (label->objectName() == QStringLiteral("muted") && label->text().size() < 40)
      label->setText(label->text().replace(time, QStringLiteral("12:00")));
}

/// A window with a scenario, two runs of it and a sweep; where they lie is the same to whoever looks.
struct Gallery : Home {
  Gallery() {
    qputenv("HOME", path().c_str());  // a folder below it is told as ~/centers
    std::filesystem::create_directories(path() / "centers");
    json center = one_rack();
    center["simulation"]["duration_s"] = 43200;
    // The identity of a scenario, which pages show, holds the names of its files as they are written: beside it they are the same
    // everywhere.
    const std::filesystem::path weather = center["site"]["weather_file"].get<std::string>();
    std::filesystem::copy_file(weather, path() / "centers" / weather.filename());
    center["site"]["weather_file"] = weather.filename().string();
    write_file(path() / "centers/center.json", center.dump(2));
    const std::string runs = file("centers/runs/center");
    std::filesystem::create_directories(runs);
    REQUIRE(icctwin_program({"run", file("centers/center.json"), "--out", runs + "/0001"}).code == 0);
    REQUIRE(
        icctwin_program({"run", file("centers/center.json"), "--out", runs + "/0002", "--set", "/cooling/chilled_loop/supply_c=20"}).code ==
        0);
    const json axes = {{"/cooling/chilled_loop/supply_c", {14, 16, 18}}, {"/cooling/air/supply_c", {22, 24, 26}}};
    write_file(path() / "centers/sweep.json", small_sweep({{"axes", axes}}).dump(2));
    // Examples of its own, so that further ones change no picture.
    std::filesystem::create_directories(path() / "shipped/start");
    for (const char* name : {"one_rack", "center_2000"}) {
      const json example =
          shipped(std::string("scenarios/") + (std::string_view(name) == "one_rack" ? "start/" : "cases/") + name + ".json");
      write_file(path() / "shipped/start" / (std::string(name) + ".json"), example.dump(2));
    }
    qputenv("ICCTWIN_SCENARIO_DIR", file("shipped").c_str());
    REQUIRE(icctwin_program({"sweep", file("centers/sweep.json"), "--out", file("centers/sweep")}).code == 0);
    window.setFixedSize(window_size);
    window.show();
    window.show_page(Page::start);
    first = QStringList{q(runs + "/0001"), q(runs + "/0002")};
  }
  void open() {
    REQUIRE(window.open_file(q(file("centers/center.json"))));
    window.bench().open_run(first.front());
    window.bench().ask_comparison(first);
    REQUIRE(dynamic_cast<SweepPage*>(window.findChild<QWidget*>("sweep"))->open(q(file("centers/sweep.json"))));
    settle();
  }
  void settle() {
    QApplication::processEvents();
    REQUIRE(wait_until([&] { return !window.is_busy(); }, 60000));
    QApplication::processEvents();
    REQUIRE(wait_until([&] { return !window.is_busy(); }, 60000));
  }
  /// The page alone: what stands around it is in one picture.
  QImage picture(bool whole) {
    settle();
    if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();  // and no cursor that blinks
    stop_clock(window);
    QApplication::processEvents();
    return (whole ? window.grab() : window.centralWidget()->grab()).toImage();
  }
  /// The preview of the report, whose pages are drawn by another thread that tells nobody.
  void build_report() {
    window.commands()["report.build"]->trigger();
    settle();
    for (QWidget* view : window.findChildren<QWidget*>())
      if (view->inherits("QPdfView")) REQUIRE(wait_until([&] { return colours(view->grab().toImage()) > 50; }));
  }
  void show(Language language, Look look) {
    window.set_language_of_window(language);
    window.set_look_of_window(look);
  }
  MainWindow window;
  QStringList first;
};

template <class Act>
void in_each_look(Gallery& gallery, Act&& act) {
  for (const Language language : {Language::zh, Language::en})
    for (const Look look : {Look::light, Look::dark}) {
      gallery.show(language, look);
      act(QStringLiteral("-%1-%2").arg(language == Language::zh ? "zh" : "en", look == Look::light ? "light" : "dark"));
    }
}

}  // namespace

TEST_CASE("pages look as in the pictures that are kept of them, in both languages and both themes") {
  Gallery gallery;
  in_each_look(gallery, [&](const QString& look) { hold_against_reference(gallery.picture(false), "start" + look); });
  gallery.open();
  in_each_look(gallery, [&](const QString& look) {
    for (const char* name : {"plan", "power", "cooling", "network", "workload", "results", "compare", "sweep", "report"}) {
      gallery.window.show_page(find_page(name)->page);
      if (std::string_view(name) == "sweep") gallery.window.show_tab("results");
      if (std::string_view(name) == "report") gallery.build_report();
      hold_against_reference(gallery.picture(false), name + look);
    }
  });
  gallery.window.show_page(Page::plan);
  for (const auto& [language, theme, look] :
       {std::tuple(Language::zh, Look::light, "-zh-light"), std::tuple(Language::en, Look::dark, "-en-dark")}) {
    gallery.show(language, theme);
    hold_against_reference(gallery.picture(true), QStringLiteral("window") + look);
  }
  gallery.show(Language::en, Look::light);
}

TEST_CASE("a picture in which more than half a per cent of the points differ is another one") {
  QImage picture(100, 100, QImage::Format_RGB32), other, marked;
  picture.fill(qRgb(100, 100, 100));
  other = picture;
  for (int x = 0; x < 50; ++x) other.setPixel(x, 7, qRgb(100, 100, 109));
  CHECK(difference(picture, other, marked) == doctest::Approx(most_points));
  other.setPixel(0, 8, qRgb(109, 100, 100));
  CHECK(difference(picture, other, marked) > most_points);
  CHECK(marked.pixel(0, 8) == qRgb(255, 0, 0));
  other.fill(qRgb(108, 92, 100));
  CHECK(difference(picture, other, marked) == 0);
  CHECK(difference(picture, other.copy(0, 0, 99, 100), marked) == 1);
  CHECK(difference(QImage(), picture, marked) == 1);
}
