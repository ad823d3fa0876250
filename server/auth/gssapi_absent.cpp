#include "auth/gssapi.hpp"

namespace proxy407::auth {

bool has_kerberos() {
    return false;
}

std::string kerberos_trouble(const std::string&) {
    return "Kerberos, which Negotiate needs, is not built in (libkrb5-dev was not there at build "
           "time)";
}

std::unique_ptr<Acceptor> kerberos_acceptor(const std::string&) {
    return nullptr;
}

NegotiateToken negotiate_token(const std::string&) {
    return {"", kerberos_trouble("")};
}

}  // namespace proxy407::auth
