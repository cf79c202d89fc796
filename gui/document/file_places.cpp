#include "gui/document/file_places.h"

#include <QDir>

#include "gui/document/schema_place.h"

namespace icctwin::gui {
namespace {

void make_absolute(Node& file, const QDir& folder) {
  if (file.kind == JsonKind::text && !file.plain().empty())
    file.token = json_text(QDir::cleanPath(folder.absoluteFilePath(QString::fromStdString(file.plain()))).toStdString());
}

/// The picture below a hall's plan, which the description of a view does not tell of (models/floor_background.h).
void move_background(Node& view, const QDir& folder) {
  Node* background = view.kind == JsonKind::object ? view.member("background") : nullptr;
  Node* file = background && background->kind == JsonKind::object ? background->member("file") : nullptr;
  if (file) make_absolute(*file, folder);
}

void move_files(Node& node, const Place& place, const QDir& folder) {
  if (place.type && place.type->kind == Kind::list) {
    for (std::size_t i = 0; i < node.children.size(); ++i) move_files(*node.children[i], item_place(place, i), folder);
    return;
  }
  const Place object = as_object(place);
  for (const Field& field : fields_of(object)) {
    Node* member = node.member(field.key);
    if (!member) continue;
    if (field.key == "view") move_background(*member, folder);
    if (field.refers_to == "file" && member->kind == JsonKind::text)
      make_absolute(*member, folder);
    else if (member->is_container())
      move_files(*member, member_place(object, field), folder);
  }
}

}  // namespace

std::string with_absolute_files(const std::string& text, const QString& folder) {
  Diagnostics problems;
  const auto root = parse_tree(text, {}, problems);
  if (!root || root->kind != JsonKind::object) return text;
  move_files(*root, root_place(*root), QDir(folder));
  return write_tree(*root);
}

}  // namespace icctwin::gui
