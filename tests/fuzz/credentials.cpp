// Values of Proxy-Authorization and Proxy-Authenticate: whatever they hold, they are read.
#include "http/credentials.hpp"

#include "fuzz/claim.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto value = fuzz::octets(data, size);
    const auto credentials = http::parse_credentials(value);
    fuzz::claim(
        !credentials.scheme.empty() || credentials.defect, "a scheme, or why there is none"
    );
    for (const auto& parameter : credentials.parameters) {
        fuzz::claim(credentials.find(parameter.name) != nullptr, "each parameter is found");
    }
    const auto half = size / 2;
    http::parse_challenges({value});
    http::parse_challenges({value.substr(0, half), value.substr(half)});
    return 0;
}
