// No thread of a test outlives it: what works in the background reads tables that the end of the process takes down.
// The program needs no such care, as the end of its QApplication waits; that of the tests is never deleted (application.h).
#include <doctest/doctest.h>

#include <QThreadPool>

namespace {

struct BackgroundEnds : doctest::IReporter {
  explicit BackgroundEnds(const doctest::ContextOptions&) {}
  void test_run_end(const doctest::TestRunStats&) override { QThreadPool::globalInstance()->waitForDone(); }

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_case_start(const doctest::TestCaseData&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

}  // namespace

DOCTEST_REGISTER_LISTENER("background", 1, BackgroundEnds);
