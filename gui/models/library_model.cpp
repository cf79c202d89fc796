#include "gui/models/library_model.h"

#include <QMimeData>
#include <algorithm>

#include "gui/document/user_settings.h"
#include "gui/document/words.h"
#include "gui/models/roles.h"

namespace icctwin::gui {
namespace {

const QString favourites_key = QStringLiteral("library/favourites"), used_key = QStringLiteral("library/used");
constexpr int most_used = 6;

QString icon_of(LibraryKind kind) {
  static const char* const names[] = {"rack", "server", "chip", "chiller", "network", "load"};
  return QLatin1String(names[static_cast<std::size_t>(kind)]);
}

}  // namespace

LibraryModel::LibraryModel(QObject* parent)
    : QAbstractListModel(parent),
      favourites_(user_settings().value(favourites_key).toStringList()),
      used_(user_settings().value(used_key).toStringList()) {}

int LibraryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

const LibraryEntry* LibraryModel::entry(const QModelIndex& index) const {
  if (!index.isValid() || index.row() >= static_cast<int>(rows_.size())) return nullptr;
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  return row.entry < 0 ? nullptr : &entries_[static_cast<std::size_t>(row.entry)];
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= static_cast<int>(rows_.size())) return {};
  const LibraryEntry* one = entry(index);
  if (!one) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return words(rows_[static_cast<std::size_t>(index.row())].heading);
    return role == library_heading_role ? QVariant(true) : QVariant();
  }
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return one->title();
    case detail_role: {
      QStringList parts = {language() == Language::zh ? one->facts_zh : one->facts};
      if (one->own) parts << words({"own sheet", "自有条目"});
      if (!one->date.isEmpty()) parts << words({"sheet %1", "样本 %1"}, one->date);
      if (one->unverified) parts << words({"unverified", "未核实"});
      return parts.join(QStringLiteral(" · "));
    }
    case icon_role:
      return icon_of(one->kind);
    case library_key_role:
      return one->key();
    case library_favourite_role:
      return favourites_.contains(one->key());
    case library_unverified_role:
      return one->unverified;
    default:
      return {};
  }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
  return entry(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList LibraryModel::mimeTypes() const { return {QLatin1String(library_mime)}; }

QMimeData* LibraryModel::mimeData(const QModelIndexList& indexes) const {
  auto* data = new QMimeData;
  if (!indexes.isEmpty()) data->setData(QLatin1String(library_mime), indexes.front().data(library_key_role).toString().toUtf8());
  return data;
}

void LibraryModel::load(const QString& scenario_folder) {
  beginResetModel();
  problems_ = {};
  entries_ = read_library(scenario_folder, problems_);
  arrange();
  endResetModel();
}

void LibraryModel::search(const QString& text) {
  beginResetModel();
  words_ = text.toLower().split(u' ', Qt::SkipEmptyParts);
  arrange();
  endResetModel();
}

void LibraryModel::set_favourite(const QString& key, bool on) {
  beginResetModel();
  favourites_.removeAll(key);
  if (on) favourites_.append(key);
  user_settings().setValue(favourites_key, favourites_);
  arrange();
  endResetModel();
}

void LibraryModel::note_use(const QString& key) {
  beginResetModel();
  used_.removeAll(key);
  used_.prepend(key);
  used_ = used_.mid(0, most_used);
  user_settings().setValue(used_key, used_);
  arrange();
  endResetModel();
}

void LibraryModel::retranslate() {
  beginResetModel();
  endResetModel();
}

void LibraryModel::arrange() {
  rows_.clear();
  std::vector<int> matching;
  for (int i = 0; i < static_cast<int>(entries_.size()); ++i)
    if (std::ranges::all_of(words_, [&](const QString& word) { return entries_[static_cast<std::size_t>(i)].search.contains(word); }))
      matching.push_back(i);
  matches_ = matching.size();
  std::vector<bool> shown(entries_.size(), false);
  const auto add_named = [&](const QStringList& keys, const Text& heading) {
    bool headed = false;
    for (const QString& key : keys)
      for (const int i : matching) {
        if (shown[static_cast<std::size_t>(i)] || entries_[static_cast<std::size_t>(i)].key() != key) continue;
        if (!headed) rows_.push_back({-1, heading});
        headed = true;
        shown[static_cast<std::size_t>(i)] = true;
        rows_.push_back({i});
      }
  };
  add_named(favourites_, {"Favourites", "收藏"});
  add_named(used_, {"Recently used", "最近使用"});
  int kind = -1;
  for (const int i : matching) {
    if (shown[static_cast<std::size_t>(i)]) continue;
    const int of = static_cast<int>(entries_[static_cast<std::size_t>(i)].kind);
    if (of != kind) rows_.push_back({-1, library_kind_name(static_cast<LibraryKind>(of))});
    kind = of;
    rows_.push_back({i});
  }
}

}  // namespace icctwin::gui
