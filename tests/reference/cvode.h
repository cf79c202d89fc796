#pragma once
// SUNDIALS CVODE (BDF, dense, tolerances 1e-10) around a system of ordinary differential equations.
#include <functional>
#include <memory>
#include <vector>

namespace icctwin::test {

class Cvode {
 public:
  /// Rates of change of the unknowns from their values.
  using Derivatives = std::function<void(const double* values, double* rates)>;

  Cvode(Derivatives derivatives, const std::vector<double>& begin);
  ~Cvode();

  /// The unknowns at a time not before the last one; throws where CVODE fails.
  std::vector<double> at(double time_s);

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace icctwin::test
