#include "tests/reference/cvode.h"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <algorithm>
#include <stdexcept>

namespace icctwin::test {

struct Cvode::Solver {
  Derivatives derivatives;
  sunindextype unknowns = 0;
  SUNContext context = nullptr;
  N_Vector y = nullptr;
  void* memory = nullptr;
  SUNMatrix matrix = nullptr;
  SUNLinearSolver linear = nullptr;

  ~Solver() {
    CVodeFree(&memory);
    SUNLinSolFree(linear);
    SUNMatDestroy(matrix);
    N_VDestroy(y);
    SUNContext_Free(&context);
  }

  static int call(sunrealtype, N_Vector y, N_Vector rates, void* self) {
    static_cast<Solver*>(self)->derivatives(N_VGetArrayPointer(y), N_VGetArrayPointer(rates));
    return 0;
  }
};

Cvode::Cvode(Derivatives derivatives, const std::vector<double>& begin) : solver_(std::make_unique<Solver>()) {
  Solver& s = *solver_;
  s.derivatives = std::move(derivatives);
  s.unknowns = static_cast<sunindextype>(begin.size());
  SUNContext_Create(nullptr, &s.context);
  s.y = N_VNew_Serial(s.unknowns, s.context);
  std::copy(begin.begin(), begin.end(), N_VGetArrayPointer(s.y));
  s.memory = CVodeCreate(CV_BDF, s.context);
  CVodeInit(s.memory, &Solver::call, 0, s.y);
  CVodeSStolerances(s.memory, 1e-10, 1e-10);
  CVodeSetUserData(s.memory, &s);
  CVodeSetMaxNumSteps(s.memory, 100000);
  s.matrix = SUNDenseMatrix(s.unknowns, s.unknowns, s.context);
  s.linear = SUNLinSol_Dense(s.y, s.matrix, s.context);
  CVodeSetLinearSolver(s.memory, s.linear, s.matrix);
}

Cvode::~Cvode() = default;

std::vector<double> Cvode::at(double time_s) {
  sunrealtype reached = 0;
  if (CVode(solver_->memory, time_s, solver_->y, &reached, CV_NORMAL) != CV_SUCCESS) throw std::runtime_error("CVODE failed");
  const double* values = N_VGetArrayPointer(solver_->y);
  return {values, values + solver_->unknowns};
}

}  // namespace icctwin::test
