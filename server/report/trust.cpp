#include "report/trust.hpp"

#include "report/layout.hpp"
#include "text/template.hpp"

#include <array>
#include <string_view>

namespace proxy407::report {
namespace {

/// How each client is told to trust the authority.
constexpr std::array<std::array<std::string_view, 2>, 8> ways = {{
    {"curl", "--cacert {ca}; to an https:// proxy --proxy-cacert, too"},
    {"OpenSSL, Go, Ruby", "export SSL_CERT_FILE={ca}"},
    {"Python requests", "export REQUESTS_CA_BUNDLE={ca}"},
    {"Node", "export NODE_EXTRA_CA_CERTS={ca}"},
    {"git", "export GIT_SSL_CAINFO={ca}"},
    {"pip", "export PIP_CERT={ca}"},
    {"cargo", "export CARGO_HTTP_CAINFO={ca}"},
    {"Java",
     "keytool -importcert -noprompt -alias proxy407 -file {ca} -keystore "
     "trust.p12 "
     "-storepass changeit; then -Djavax.net.ssl.trustStore=trust.p12"},
}};

}  // namespace

std::string trust_lines(const std::string& ca_file) {
    std::string lines;
    for (const auto& [client, line] : ways)
        lines += "    " + pad_right(std::string(client), 19) +
                 text::expand(line, {{"ca", ca_file}}) + "\n";
    return lines;
}

}  // namespace proxy407::report
