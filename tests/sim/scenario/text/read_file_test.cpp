#include "sim/scenario/text/read_file.h"

#include <doctest/doctest.h>
#include <zlib.h>

using namespace icctwin;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string varied_text() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919 % 10007) + ",";
  return text;
}

std::string only_code(const Diagnostics& found) { return found.problems().size() == 1 ? found.problems()[0].code : "not one problem"; }

}  // namespace

TEST_CASE("files: plain and gzip give the same text, members after each other are joined, zero padding is ignored") {
  const std::string text = varied_text();
  Diagnostics found;
  CHECK(unpack_text(text, "f", found) == text);
  CHECK(unpack_text(gzip(text), "f", found) == text);
  CHECK(unpack_text(gzip("ab") + gzip("") + gzip("cd") + std::string(512, '\0'), "f", found) == "abcd");
  CHECK(unpack_text("", "f", found) == "");
  CHECK(found.empty());
}

TEST_CASE("files: gzip cut at any byte is reported with the place, never taken as whole") {
  const std::string packed = gzip(varied_text());
  for (std::size_t length = 2; length < packed.size(); length += length < 40 || length + 40 > packed.size() ? 1 : 997) {
    Diagnostics found;
    CHECK_FALSE(unpack_text(packed.substr(0, length), "f", found));
    REQUIRE(only_code(found) == "E-FILE-002");
    CHECK(found.problems()[0].value == std::to_string(length));
  }
}

TEST_CASE("files: damaged gzip and bytes behind it are errors") {
  const std::string text = varied_text();
  std::string packed = gzip(text);
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);  // a bit of the check sum
  Diagnostics damaged, behind;
  CHECK_FALSE(unpack_text(packed, "f", damaged));
  CHECK(only_code(damaged) == "E-FILE-001");
  CHECK_FALSE(unpack_text(gzip(text) + "more", "f", behind));
  CHECK(only_code(behind) == "E-FILE-001");
  CHECK(behind.problems()[0].value == std::to_string(gzip(text).size()));
}

TEST_CASE("files: the size limit holds for plain and unpacked text and lets the exact size pass") {
  const std::string text(100000, 'x');  // packs to about 120 bytes
  for (const std::string& bytes : {text, gzip(text)}) {
    Diagnostics exact, over;
    CHECK(unpack_text(bytes, "f", exact, text.size()) == text);
    CHECK(exact.empty());
    CHECK_FALSE(unpack_text(bytes, "f", over, text.size() - 1));
    CHECK(only_code(over) == "E-FILE-003");
  }
}

TEST_CASE("files: a missing file and a folder are problems, a real file is read whole") {
  const auto folder = std::filesystem::temp_directory_path();
  Diagnostics missing, is_folder, fine;
  CHECK_FALSE(read_file(folder / "icctwin-no-such-file.csv", missing));
  CHECK(only_code(missing) == "E-IN-001");
  CHECK_FALSE(read_file(folder, is_folder));
  CHECK(only_code(is_folder) == "E-IN-001");
  const auto text = read_file(std::filesystem::path(ICCTWIN_SOURCE_DIR) / "tests/main.cpp", fine);
  REQUIRE(text);
  CHECK(text->find("DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN") != std::string::npos);
  CHECK(fine.empty());
}
