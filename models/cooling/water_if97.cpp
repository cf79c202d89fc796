#include "models/cooling/water_if97.h"

#include <cmath>

namespace icctwin {
namespace {

constexpr double kelvin_at_zero_c = 273.15;
constexpr double gas_constant_j_per_kg_k = 461.526;
constexpr double reducing_pressure_pa = 16.53e6, reducing_temperature = 1386.0;

struct Term {
  int i, j;
  double n;
};

constexpr Term terms[] = {
    {0, -2, 0.14632971213167},        {0, -1, -0.84548187169114},       {0, 0, -0.37563603672040e1},     {0, 1, 0.33855169168385e1},
    {0, 2, -0.95791963387872},        {0, 3, 0.15772038513228},         {0, 4, -0.16616417199501e-1},    {0, 5, 0.81214629983568e-3},
    {1, -9, 0.28319080123804e-3},     {1, -7, -0.60706301565874e-3},    {1, -1, -0.18990068218419e-1},   {1, 0, -0.32529748770505e-1},
    {1, 1, -0.21841717175414e-1},     {1, 3, -0.52838357969930e-4},     {2, -3, -0.47184321073267e-3},   {2, 0, -0.30001780793026e-3},
    {2, 1, 0.47661393906987e-4},      {2, 3, -0.44141845330846e-5},     {2, 17, -0.72694996297594e-15},  {3, -4, -0.31679644845054e-4},
    {3, 0, -0.28270797985312e-5},     {3, 6, -0.85205128120103e-9},     {4, -5, -0.22425281908000e-5},   {4, -2, -0.65171222895601e-6},
    {4, 10, -0.14341729937924e-12},   {5, -8, -0.40516996860117e-6},    {8, -11, -0.12734301741641e-8},  {8, -6, -0.17424871230634e-9},
    {21, -29, -0.68762131295531e-18}, {23, -31, 0.14478307828521e-19},  {29, -38, 0.26335781662795e-22}, {30, -39, -0.11947622640071e-22},
    {31, -40, 0.18228094581404e-23},  {32, -41, -0.93537087292458e-25},
};

}  // namespace

bool in_if97_region_1(double temperature_c, double pressure_pa) {
  return temperature_c >= 0.0 && temperature_c <= 350.0 && pressure_pa > 0.0 && pressure_pa <= 100e6;
}

WaterProperties water_if97(double temperature_c, double pressure_pa) {
  const double temperature = temperature_c + kelvin_at_zero_c;
  const double pi = pressure_pa / reducing_pressure_pa, tau = reducing_temperature / temperature;
  const double a = 7.1 - pi, b = tau - 1.222;
  double gamma_pi = 0, gamma_tau = 0, gamma_tau_tau = 0;
  for (const auto& [i, j, n] : terms) {
    const double pressure_part = std::pow(a, i), temperature_part = std::pow(b, j);
    gamma_pi -= n * i * pressure_part / a * temperature_part;
    gamma_tau += n * pressure_part * j * temperature_part / b;
    gamma_tau_tau += n * pressure_part * j * (j - 1) * temperature_part / (b * b);
  }
  const double energy_j_per_kg = gas_constant_j_per_kg_k * temperature;
  return {energy_j_per_kg / pressure_pa * pi * gamma_pi, energy_j_per_kg * tau * gamma_tau,
          -gas_constant_j_per_kg_k * tau * tau * gamma_tau_tau};
}

}  // namespace icctwin
