# proxy407_add_test(NAME <name> COMMAND <command> [<argument>...] [SCENARIO <scenario>]
#     [USER <user> PASSWORD <password>] [TIMEOUT <seconds>])
#
# A test that starts a proxy on a free port, runs the command with its proxy set to it, and fails when
# the command fails or when the expectations of the scenario don't hold; then its output is the
# diagnosis. It is `proxy407 run --scenario <scenario> -- <command>`. SCENARIO is a name or a file
# (basic). What CTest knows of tests (LABELS and so on) is set by set_tests_properties.
#
# The program is PROXY407_PROGRAM if that is set, else what the environment variable PROXY407_BINARY
# names, else what is installed beside this file, else the first in PATH.
include_guard(GLOBAL)

# The program's path, into the variable `result`.
function(_proxy407_find_program result)
    set(named "${PROXY407_PROGRAM}")
    if(NOT named)
        set(named "$ENV{PROXY407_BINARY}")
    endif()
    if(named AND (NOT EXISTS "${named}" OR IS_DIRECTORY "${named}"))
        message(FATAL_ERROR "proxy407_add_test: \"${named}\" is not the program. PROXY407_PROGRAM or "
            "the environment variable PROXY407_BINARY names it.")
    elseif(named)
        set(${result} "${named}" PARENT_SCOPE)
        return()
    endif()
    # PREFIX/lib/cmake/proxy407 or PREFIX/lib/MACHINE/cmake/proxy407
    set(here "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
    set(beside "${here}/../../../bin" "${here}/../../../../bin")
    find_program(found proxy407 HINTS ${beside} NO_CACHE)
    if(NOT found)
        message(FATAL_ERROR "proxy407_add_test: the program proxy407 is not found. Set "
            "PROXY407_PROGRAM or the environment variable PROXY407_BINARY to its path. Tried: "
            "${beside} and PATH.")
    endif()
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

function(proxy407_add_test)
    cmake_parse_arguments(PARSE_ARGV 0 given "" "NAME;SCENARIO;USER;PASSWORD;TIMEOUT" "COMMAND")
    if(given_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "proxy407_add_test: unknown argument: ${given_UNPARSED_ARGUMENTS}")
    endif()
    foreach(needed NAME COMMAND)
        if(NOT given_${needed})
            message(FATAL_ERROR "proxy407_add_test: ${needed} is missing.")
        endif()
    endforeach()
    if(NOT given_SCENARIO)
        set(given_SCENARIO basic)
    endif()
    if((DEFINED given_USER AND NOT DEFINED given_PASSWORD)
            OR (DEFINED given_PASSWORD AND NOT DEFINED given_USER))
        message(FATAL_ERROR "proxy407_add_test: USER and PASSWORD go together.")
    endif()
    _proxy407_find_program(program)
    set(options --scenario "${given_SCENARIO}")
    if(given_TIMEOUT)
        list(APPEND options --timeout "${given_TIMEOUT}")
    endif()
    add_test(NAME "${given_NAME}"
        COMMAND "${program}" run ${options} -- ${given_COMMAND})
    # Credentials of surrounding runs would change the scenario.
    set(credentials "PROXY407_CREDENTIALS=unset:")
    if(DEFINED given_USER)
        set(credentials "PROXY407_CREDENTIALS=set:${given_USER}:${given_PASSWORD}")
    endif()
    set_property(TEST "${given_NAME}" PROPERTY ENVIRONMENT_MODIFICATION "${credentials}")
endfunction()
