# Compiler options shared by every target of the project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# GCC 12 warns falsely about "text" + std::to_string(i) at -O3 (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
endif()
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wzero-as-null-pointer-constant)
if(ICCTWIN_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
# Same bytes on every machine: no fused multiply-add, whatever the target's instruction set.
add_compile_options(-ffp-contract=off)

# What computes is optimised hard, what reads and writes is compiled fast: half of the build's time is code generation.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# icctwin_join(target): with ICCTWIN_JOIN the sources of each folder of the target are compiled as one, so that headers are read once.
# Names in the anonymous namespaces of a folder must differ for it.
function(icctwin_join target)
  if(NOT ICCTWIN_JOIN)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    cmake_path(ABSOLUTE_PATH source NORMALIZE)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE folder)
    string(MAKE_C_IDENTIFIER ${folder} group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # A local name like a constant of another file hides nothing, and g++ takes a name of a source for one of a header.
  target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# icctwin_library(name): static library icctwin_<name> with alias icctwin::<name>, every .cpp below the current folder,
# headers included from the repository root ("models/base/describe.h").
function(icctwin_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(icctwin_${name} STATIC ${sources})
  add_library(icctwin::${name} ALIAS icctwin_${name})
  target_include_directories(icctwin_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  icctwin_join(icctwin_${name})
  if(name MATCHES "^(models|engine)$")
    target_compile_options(icctwin_${name} PRIVATE $<IF:$<CONFIG:Debug>,-O1,-O3>)
  endif()
  # What the fuzz targets read with, and what they are steered by.
  if(ICCTWIN_FUZZ AND name MATCHES "^(models|scenario|sweep)$")
    target_compile_options(icctwin_${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()
