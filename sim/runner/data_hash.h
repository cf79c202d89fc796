#pragma once
// One hash over the shipped data, which every plan rests on.
#include <string>

namespace icctwin {

/// SHA-256 of names and contents of all files of the data folder, in order.
std::string data_hash();

}  // namespace icctwin
