# A room of the server is one object library. Its test is linked with the rooms before it and
# no other, so a room that reaches for a later one fails to link.

# The rooms of the core in the order in which they may include each other (server/README.md).
set(core_rooms text json files http auth transforms diagnosis scenario decision origin pki journal
    offline checks report handout ladder recording admin)

add_library(proxy407_warnings INTERFACE)
target_compile_options(proxy407_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    # Local names of several files meet in a jumbo unit; each file by itself is held to it.
    $<$<NOT:$<BOOL:${PROXY407_JUMBO}>>:-Wshadow>
    $<$<AND:$<BOOL:${PROXY407_JUMBO}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>
    # GCC 12 warns falsely of std::string's operator+ when it optimises (GCC bug 105329).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<BOOL:${PROXY407_WERROR}>:-Werror>)

# Several files are compiled as one, so that their headers are read once: less than half the work of
# a whole build, and more of it when a single file changes. For those who build once.
option(PROXY407_JUMBO "Compile several files at once" OFF)
function(proxy407_jumbo target)
    set_target_properties(${target} PROPERTIES
        UNITY_BUILD ${PROXY407_JUMBO} UNITY_BUILD_BATCH_SIZE 12)
endfunction()

# Their files have local names in common, which would clash in one unit: each has its table of rows.
# They are cheap to compile, without Asio and JSON.
set(rooms_of_single_units auth transforms diagnosis)

# What a request goes through. The rest is compiled for size where the program is packed: it is most
# of the program, and runs once or when somebody asks.
set(rooms_of_requests text http auth transforms diagnosis decision origin pki journal checks report net)
function(proxy407_pack_small target)
    if(PROXY407_SELF_CONTAINED)
        target_compile_options(${target} PRIVATE -Os)
    endif()
endfunction()

# What of a target's symbols a program that links the library gets to see: what is marked, no more.
function(proxy407_hide_symbols target)
    set_target_properties(${target} PROPERTIES
        CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    # GCC makes a static of a template's function unique in the process, which can't be hidden.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
endfunction()

# proxy407_room(<name> NEEDS <rooms and libraries> SOURCES <files>)
function(proxy407_room name)
    cmake_parse_arguments(ROOM "" "" "NEEDS;SOURCES" ${ARGN})
    if(NOT ROOM_SOURCES)  # a room without walls yet
        set(ROOM_SOURCES ${PROJECT_SOURCE_DIR}/cmake/empty.cpp)
    endif()
    add_library(room_${name} OBJECT ${ROOM_SOURCES})
    target_include_directories(room_${name} PUBLIC ${PROJECT_SOURCE_DIR}/server)
    proxy407_hide_symbols(room_${name})
    if(NOT name IN_LIST rooms_of_single_units)
        proxy407_jumbo(room_${name})
    endif()
    if(NOT name IN_LIST rooms_of_requests)
        proxy407_pack_small(room_${name})
    endif()
    target_compile_features(room_${name} PUBLIC cxx_std_20)
    target_link_libraries(room_${name} PUBLIC ${ROOM_NEEDS}
                          PRIVATE $<BUILD_INTERFACE:proxy407_warnings>)
endfunction()

# The rooms of the conformance suite, likewise in order (client-tests/README.md).
set(suite_rooms process client results grade suite reports site)

# proxy407_suite_room(<name> NEEDS <libraries> SOURCES <files>)
function(proxy407_suite_room name)
    cmake_parse_arguments(ROOM "" "" "NEEDS;SOURCES" ${ARGN})
    add_library(suite_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(suite_${name} PUBLIC ${PROJECT_SOURCE_DIR}/client-tests)
    target_compile_features(suite_${name} PUBLIC cxx_std_20)
    target_link_libraries(suite_${name} PUBLIC ${ROOM_NEEDS} PRIVATE proxy407_warnings)
    proxy407_jumbo(suite_${name})
    proxy407_pack_small(suite_${name})
endfunction()
