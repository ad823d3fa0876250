#include "net/context.hpp"

#include "auth/mechanism.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace proxy407::net {

namespace {

std::string random_octets(std::size_t size) {
    std::string octets(size, '\0');
    const int done =
        RAND_bytes(reinterpret_cast<unsigned char*>(octets.data()), static_cast<int>(size));
    if (done != 1) throw std::runtime_error("no random numbers");
    return octets;
}

}  // namespace

auth::Ambient ambient() {
    auth::Ambient world{std::chrono::system_clock::now(), random_octets};
    world.make_acceptor = [world](const auto& policy, const auto& accounts) {
        return auth::make_acceptor(policy, accounts, world);
    };
    return world;
}

}  // namespace proxy407::net
