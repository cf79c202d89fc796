#include "models/cooling/coolant.h"

namespace icctwin {

CoolantProperties coolant_properties(CoolantKind kind) {
  switch (kind) {
    case CoolantKind::water:
      return {995.586, 4184.0, 0.797e-3, 0.615};
    case CoolantKind::pg25:
      return {1016.0, 3930.0, 1.9e-3, 0.47};  // unverified
  }
  return {};
}

}  // namespace icctwin
