#include "auth/gssapi.hpp"

namespace proxy407::auth {

bool has_gssapi() {
    return false;
}

std::string gssapi_trouble(const HandshakePolicy&, const Accounts&) {
    return "NTLM and Negotiate are not built in (libkrb5-dev was not there at build time)";
}

std::unique_ptr<Acceptor> gssapi_acceptor(const HandshakePolicy&, const Accounts&) {
    return nullptr;
}

}  // namespace proxy407::auth
