#pragma once
// Transformers: no-load loss, and load loss with the square of the apparent power.
//
// P_in = P_out + n (P_0 + P_k (S / (n S_n))^2), S = P_out / power factor, n equal units in parallel that share the load.
// Valid: sinusoidal load, steady temperature. Left out: harmonics, temperature correction of P_k, inrush, tap changers.
// Source: IEC 60076-1 (definitions); limits of P_0 and P_k: GB 20052-2024 (in force 2025-02-01).

namespace icctwin {

struct Transformer {
  double rated_va = 1e6;        ///< of one unit
  double no_load_w = 1000.0;    ///< of one unit; dry type 1000 kVA grade 1, unverified
  double load_loss_w = 7300.0;  ///< of one unit at rated current; dry type 1000 kVA grade 1, unverified
  double power_factor = 0.95;
  int units = 1;

  bool operator==(const Transformer&) const = default;
};

/// Power drawn for a power delivered; output below zero counts as zero [W].
double input_power_w(const Transformer& transformer, double output_w);

}  // namespace icctwin
