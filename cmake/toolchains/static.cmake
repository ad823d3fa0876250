# Any Linux of this processor, without a C library: musl by zig, with the libraries that
# packaging/static_libraries makes.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(tools ${CMAKE_CURRENT_LIST_DIR}/../../build/static/tools)
set(CMAKE_C_COMPILER ${tools}/clang)
set(CMAKE_CXX_COMPILER ${tools}/clang++)
set(CMAKE_AR ${tools}/ar)
set(CMAKE_RANLIB ${tools}/ranlib)
set(CMAKE_CXX_COMPILER_AR ${tools}/ar)
set(CMAKE_CXX_COMPILER_RANLIB ${tools}/ranlib)
set(CMAKE_C_COMPILER_AR ${tools}/ar)
set(CMAKE_C_COMPILER_RANLIB ${tools}/ranlib)

set(CMAKE_FIND_ROOT_PATH ${CMAKE_CURRENT_LIST_DIR}/../../build/static/libraries)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind IN ITEMS LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()
