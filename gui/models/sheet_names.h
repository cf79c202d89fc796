#pragma once
// What people call the data sheets in use: accelerators, servers, racks.
#include <QString>
#include <map>
#include <string>

namespace icctwin {
struct Catalog;
struct Plan;
}  // namespace icctwin

namespace icctwin::gui {

class SheetNames {
 public:
  SheetNames() = default;
  /// Of the sheets of the scenario itself and of the catalog; its own come first.
  SheetNames(const Plan& plan, const Catalog& catalog);

  /// In the language that holds now; the id where a sheet has no name.
  QString of(const std::string& id) const;
  /// The same for ids like "a, b".
  QString of_list(const std::string& ids) const;

 private:
  struct Name {
    std::string en, zh;
  };
  template <class Sheets>
  void add(const Sheets& sheets);

  std::map<std::string, Name> names_;
};

}  // namespace icctwin::gui
