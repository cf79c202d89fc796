#include "gui/views/plan/background_layer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QSvgRenderer>
#include <QThreadPool>

#include "gui/document/words.h"
#include "gui/models/file_preview.h"

namespace icctwin::gui {
namespace {

constexpr int most_px = 4096, least_px = 256;
const QString topic = QStringLiteral("background");

/// A drawing or a picture, no larger than can be kept; empty where the file is neither.
QImage read_picture(const QString& path) {
  const auto fitted = [](const QSize& size) { return size.scaled(most_px, most_px, Qt::KeepAspectRatio); };
  if (path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
    QSvgRenderer renderer(path);
    if (!renderer.isValid() || renderer.defaultSize().isEmpty()) return {};
    QImage drawn(fitted(renderer.defaultSize()), QImage::Format_ARGB32_Premultiplied);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    renderer.render(&painter);
    return drawn;
  }
  QImageReader reader(path);
  reader.setAutoTransform(true);
  if (const QSize size = reader.size(); size.width() > most_px || size.height() > most_px) reader.setScaledSize(fitted(size));
  return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

std::vector<QImage> read_sizes(const QString& path) {
  std::vector<QImage> sizes;
  for (QImage one = read_picture(path); !one.isNull(); one = one.scaled(one.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)) {
    sizes.push_back(one);
    if (std::min(one.width(), one.height()) < least_px) break;
  }
  return sizes;
}

}  // namespace

BackgroundPicture::BackgroundPicture(PlanState& state, QObject* parent) : QObject(parent), state_(state) {
  connect(&state, &PlanState::floor_changed, this, &BackgroundPicture::follow);
  follow();
}

void BackgroundPicture::follow() {
  const FloorHall* hall = state_.floor();
  const QString path = hall && hall->background ? path_on_disk(hall->background->file, state_.bench().document().folder()) : QString();
  const QDateTime written = QFileInfo(path).lastModified();
  if (path == path_ && written == written_) return;
  path_ = path;
  written_ = written;
  sizes_.clear();
  reading_ = !path.isEmpty();
  state_.bench().withdraw(topic);
  emit changed();
  if (!reading_) return;
  QThreadPool::globalInstance()->start([me = QPointer<BackgroundPicture>(this), path] {
    auto sizes = std::make_shared<std::vector<QImage>>(read_sizes(path));
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [me, path, sizes] {
          if (me) me->take(path, std::move(*sizes));
        },
        Qt::QueuedConnection);
  });
}

void BackgroundPicture::take(const QString& path, std::vector<QImage> sizes) {
  if (path != path_) return;  // another one was wanted meanwhile
  reading_ = false;
  sizes_ = std::move(sizes);
  if (sizes_.empty())
    state_.bench().tell({topic,
                         words({"The background picture %1 is not there, or is none: PNG, JPEG or SVG is wanted.",
                                "底图 %1 不存在或无法读取：支持 PNG、JPEG 与 SVG。"},
                               path),
                         {{words({"Try again", "重试"}), [me = QPointer<BackgroundPicture>(this)] {
                             if (!me) return;
                             me->path_.clear();
                             me->follow();
                           }}}});
  emit changed();
}

const QImage& BackgroundPicture::at_least(double width_px) const {
  std::size_t at = 0;
  while (at + 1 < sizes_.size() && sizes_[at + 1].width() >= width_px) ++at;
  return sizes_[at];
}

void BackgroundLayer::paint_frame(const PlanFrame& frame, const FloorHall& hall) {
  if (!hall.background || picture_.empty() || !state_.background) return;
  const QRectF place = place_of(*hall.background, hall.depth_mm, picture_.size());
  const QRectF seen = place & frame.visible;
  if (seen.isEmpty()) return;
  const QImage& image = picture_.at_least(place.width() * frame.scale);
  // Only what is seen of it: the rest would be scaled for nothing.
  const double px = image.width() / place.width();
  const QRectF part((seen.left() - place.left()) * px, (seen.top() - place.top()) * px, seen.width() * px, seen.height() * px);
  QPainter& painter = frame.painter;
  painter.save();
  painter.setOpacity(hall.background->opacity);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(frame.at(seen), image, part);
  painter.restore();
}

}  // namespace icctwin::gui
