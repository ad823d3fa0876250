# A program that runs on any Linux of its processor with glibc 2.34 or newer (2021), without a package
# installed: everything is inside of it but libc, libm and libgcc_s, which every such system has.
#
# libgcc stays shared: libgcc_eh.a wants _dl_find_object of glibc 2.35. And libstdc++.a wants
# arc4random of 2.36, for std::random_device alone, so the program brings its own (arc4random.cpp).
# Beast refers to it, for masks of WebSocket clients; the program's own numbers are files/random_octets.
# tests/packaging proves libraries, symbol versions and hardening by the linked file.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")  # a tenth smaller than -O3, and as fast
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(OPENSSL_USE_STATIC_LIBS ON)
set(ZLIB_USE_STATIC_LIBS ON)

include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
    set(branch_protection -mbranch-protection=standard)
else()
    set(branch_protection -fcf-protection)
endif()
add_compile_options(
    -ffunction-sections -fdata-sections -fstack-protector-strong ${branch_protection}
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
add_link_options(LINKER:--gc-sections LINKER:-z,relro LINKER:-z,now)

if(PROXY407_STATIC)  # zig's: no other library comes into the process, and its own ones fit
    add_link_options(-static)
    add_library(proxy407_self_contained INTERFACE)
    return()
endif()

add_link_options(
    -static-libstdc++ LINKER:--as-needed
    # gss-ntlmssp brings OpenSSL into the process once more: neither must see the other's symbols.
    LINKER:--exclude-libs,ALL)
add_library(proxy407_self_contained OBJECT ${CMAKE_CURRENT_LIST_DIR}/arc4random.cpp)
