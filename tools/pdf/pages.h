#pragma once
// The blocks of a document on pages: where everything goes, as things that can be painted.
#include <QJsonObject>
#include <QPainter>
#include <functional>
#include <vector>

namespace icctwin::pdf {

struct Page {
  bool wide = false;  ///< landscape
  std::vector<std::function<void(QPainter&)>> items;
};

struct Bookmark {
  QString text;
  int level = 1;
  int page = 0;  ///< from 0
  double y = 0;  ///< from the top of the page [painter's units]
};

struct Pages {
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
};

/// Headings stay with what follows, figures with their titles, a table's head repeats; header and footer are on every page.
Pages lay_out(const QJsonObject& document);

double page_width(bool wide);
double page_height(bool wide);

}  // namespace icctwin::pdf
