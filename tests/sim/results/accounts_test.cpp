#include "sim/results/accounts.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace icctwin;

TEST_CASE("every account has a place of its own in the ledger") {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < account_count; ++i) {
    const auto& info = account_info(static_cast<Account>(i));
    CHECK_FALSE(info.name.empty());
    CHECK(seen.insert(std::string(info.book) + "/" + std::string(info.side) + "/" + std::string(info.name)).second);
  }
}

TEST_CASE("the table follows the order of the accounts") {
  // The first and last of each block of the enumeration.
  CHECK(account_info(Account::grid).name == "grid");
  CHECK(account_info(Account::it_accelerator).name == "it.accelerator");
  CHECK(account_info(Account::it_fabric).name == "it.fabric");
  CHECK(account_info(Account::loss_transformer).name == "loss.transformer");
  CHECK(account_info(Account::cooling_rejection_fan).name == "cooling.rejection_fan");
  CHECK(account_info(Account::heat_electrical).name == "heat.electrical");
  CHECK(account_info(Account::heat_stored).side == "stored");
  CHECK(account_info(Account::water_blowdown).name == "blowdown");
  CHECK(account_info(Account::cost_water).name == "water");
}

TEST_CASE("a balanced book has no closure error and a missing joule shows") {
  Amounts amounts;
  amounts[Account::grid] = 1000;
  amounts[Account::it_accelerator] = 900;
  amounts[Account::loss_ups] = 100;
  CHECK(closure_error(amounts, "electricity") == 0);
  amounts[Account::loss_ups] = 90;
  CHECK(closure_error(amounts, "electricity") == doctest::Approx(0.01));  // 10 of 1000
}

TEST_CASE("heat that stays in the loops is part of the balance") {
  Amounts amounts;
  amounts[Account::heat_it_liquid] = 500;
  amounts[Account::heat_rejected] = 450;
  CHECK(closure_error(amounts, "heat") == doctest::Approx(0.1));
  amounts[Account::heat_stored] = 50;
  CHECK(closure_error(amounts, "heat") == doctest::Approx(0));
}

TEST_CASE("an empty book closes, and use without source does not pass for closed") {
  Amounts amounts;
  CHECK(closure_error(amounts, "water") == 0);
  amounts[Account::water_drift] = 3;
  CHECK(closure_error(amounts, "water") == 3);
}
