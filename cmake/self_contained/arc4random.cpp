#include <sys/random.h>

#include <cstdint>
#include <cstdlib>

// What libstdc++.a's std::random_device calls; glibc has it since 2.36 only.
extern "C" __attribute__((visibility("hidden"))) std::uint32_t arc4random() {
    std::uint32_t number = 0;
    // Up to 256 octets come whole or not at all (getrandom(2)); a kernel without it ends the program.
    if (getrandom(&number, sizeof number, 0) != sizeof number) std::abort();
    return number;
}
