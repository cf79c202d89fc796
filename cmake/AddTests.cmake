# In place of doctestAddTests.cmake, which takes a name with a semicolon for two tests, of which ctest then runs neither: each TEST_CASE of an
# executable becomes one ctest test.
execute_process(COMMAND "${TEST_EXECUTABLE}" --list-test-cases WORKING_DIRECTORY "${TEST_WORKING_DIR}" OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${TEST_EXECUTABLE} --list-test-cases ended with ${result}:\n${output}")
endif()

# Lists of CMake are texts with semicolons; those of names go by another character until they are written.
string(ASCII 31 semicolon)
string(REPLACE ";" "${semicolon}" output "${output}")
string(REPLACE "\n" ";" lines "${output}")
set(properties "")
foreach(word IN LISTS TEST_PROPERTIES)
  string(APPEND properties " [==[${word}]==]")
endforeach()
set(script "")
foreach(line IN LISTS lines)
  if(line STREQUAL "" OR line MATCHES "^=+$" OR line MATCHES "^\\[doctest\\] ")
    continue()
  endif()
  string(REPLACE "," "\\," pattern "${line}") # a comma would divide two patterns
  string(APPEND script "add_test([==[${TEST_PREFIX}${line}]==] [==[${TEST_EXECUTABLE}]==] [==[--test-case=${pattern}]==])\n"
                       "set_tests_properties([==[${TEST_PREFIX}${line}]==] PROPERTIES WORKING_DIRECTORY [==[${TEST_WORKING_DIR}]==]${properties})\n")
endforeach()
string(REPLACE "${semicolon}" ";" script "${script}")
file(WRITE "${CTEST_FILE}" "${script}")
