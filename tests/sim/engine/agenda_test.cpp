#include "sim/engine/agenda.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("things due at one instant happen by turn, then in the order asked for, whatever the instant") {
  Agenda agenda({"a", "b"});
  std::string order;
  const auto say = [&](char letter) { return [&order, letter] { order += letter; }; };
  // Instants that are no binary fractions: the clock must be the very number asked for, or what is asked for "now" comes an instant late.
  const double first_s = 0.1 + 0.2, second_s = 1e6 + 0.7;
  for (const double time_s : {second_s, first_s}) {
    agenda.at(time_s, Turn::output, say('o'));
    agenda.at(time_s, Turn::plant_step, say('p'));
    agenda.at(time_s, Turn::schedule, say('s'));
    agenda.at(time_s, Turn::job_arrival, say('1'));
    agenda.at(time_s, Turn::job_arrival, say('2'));
    // An end asks for the scheduler at this very instant: it is served before the plant steps.
    agenda.at(time_s, Turn::job_end, [&, time_s] {
      order += 'e';
      CHECK(agenda.now_s() == time_s);
      agenda.at(agenda.now_s(), Turn::schedule, say('t'));
    });
  }
  agenda.run();
  CHECK(order == "e12stpoe12stpo");
}

TEST_CASE("stopping drops what is still due") {
  Agenda agenda({"a"});
  int rung = 0;
  agenda.at(1, Turn::output, [&] { ++rung; });
  agenda.at(2, Turn::output, [&] {
    ++rung;
    agenda.stop();
    agenda.at(3, Turn::output, [&] { ++rung; });
  });
  agenda.at(2, Turn::output, [&] { ++rung; });
  agenda.at(4, Turn::output, [&] { ++rung; });
  agenda.run();
  CHECK(rung == 2);
}
