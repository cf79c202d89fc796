#include "sim/scenario/json/reference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "sim/scenario/model/scenario.h"

using namespace icctwin;

TEST_CASE("reference: every type has a section and every field a row, in both languages") {
  for (const Language language : {Language::en, Language::zh}) {
    const std::string page = reference_page(type_of<Scenario>(), language);
    for_each_object_type(type_of<Scenario>(), [&](const Type& type) {
      const auto section = page.find("<a id=\"" + std::string(type.name) + "\"></a>");
      REQUIRE_MESSAGE(section != page.npos, type.name);
      const std::string text = page.substr(section, page.find("<a id=", section + 1) - section);
      for (const Field& field : type.fields) {
        const auto title = language == Language::zh ? field.title.zh : field.title.en;
        CHECK_MESSAGE(text.find("| `" + std::string(field.key) + "` | " + std::string(title) + " |") != text.npos,
                      type.name << "." << field.key);
      }
    });
  }
}

TEST_CASE("reference: every row of a table has as many cells as its head") {
  std::istringstream page(reference_page(type_of<Scenario>(), Language::en));
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("|")) continue;
    const auto bars = std::ranges::count(line, '|');
    std::size_t escaped = 0;
    for (std::size_t at = 0; (at = line.find("\\|", at)) != line.npos; ++at) ++escaped;
    CHECK_MESSAGE(bars - static_cast<std::ptrdiff_t>(escaped) == 9, line);  // eight cells
  }
}

TEST_CASE("reference: defaults, ranges and sources are shown, and weak sources are marked") {
  const std::string page = reference_page(type_of<Scenario>(), Language::en);
  CHECK(page.find("| `supply_c` | Secondary supply | number | degC | 35 | [5, 70] degC | To the cold plates. | direct-to-chip loop, "
                  "typical 17-45 degC |") != page.npos);
  CHECK(page.find(
            "| `no_load_loss_w` | No-load loss | number | W | 2300 | >= 0 W | Of one transformer. | **unverified**: 2500 kVA dry type") !=
        page.npos);
}

TEST_CASE("reference: the same page comes out every time") {
  CHECK(reference_page(type_of<Scenario>(), Language::zh) == reference_page(type_of<Scenario>(), Language::zh));
}

TEST_CASE("describing a pointer: a field with its unit, range and default") {
  CHECK(describe_pointer(type_of<Scenario>(), "/site/latitude_deg", Language::en) ==
        "/site/latitude_deg\nLatitude: North is positive.\n  Unit: deg\n  Range: [-90, 90] deg\n  Default: 0\n");
  CHECK(describe_pointer(type_of<Scenario>(), "/site/latitude_deg", Language::zh).find("纬度：") == std::string::npos);
  CHECK(describe_pointer(type_of<Scenario>(), "/site/latitude_deg", Language::zh).find("纬度: 北纬为正。") != std::string::npos);
}

TEST_CASE("describing a pointer: list indices may be left out") {
  const auto& type = type_of<Scenario>();
  const std::string named = describe_pointer(type, "/halls/rows/racks/count", Language::en);
  const std::string indexed = describe_pointer(type, "/halls/0/rows/3/racks/1/count", Language::en);
  CHECK(named.substr(named.find('\n')) == indexed.substr(indexed.find('\n')));
  CHECK(named.find("Racks side by side.") != named.npos);
}

TEST_CASE("describing a pointer: an object lists its fields, an object of several kinds all of them") {
  const std::string site = describe_pointer(type_of<Scenario>(), "/site", Language::en);
  for (const Field& field : type_of<Site>().fields) CHECK_MESSAGE(site.find(field.key) != site.npos, field.key);
  const std::string ups = describe_pointer(type_of<Scenario>(), "/power/ups", Language::en);
  for (const char* kind : {"kind \"none\"", "kind \"ups\"", "kind \"hvdc\""}) CHECK_MESSAGE(ups.find(kind) != ups.npos, kind);
}

TEST_CASE("describing a pointer: what leads nowhere is empty") {
  for (const char* wrong : {"/sites", "/site/name/x", "site", "/power/ups/nothing"})
    CHECK(describe_pointer(type_of<Scenario>(), wrong, Language::en).empty());
}
