// The PROXY protocol: what is complete stays complete whatever follows, and takes no more than
// came.
#include "fuzz/claim.hpp"
#include "net/proxy_protocol.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    using State = net::ProxyHeader::State;
    const auto received = fuzz::octets(data, size);
    const auto whole = net::parse_proxy_header(received);
    fuzz::claim(whole.state != State::complete || whole.size <= size, "no more than came");
    for (std::size_t piece = 0; piece <= size && piece < 600; ++piece) {
        const auto part = net::parse_proxy_header(received.substr(0, piece));
        if (part.state == State::more) continue;
        fuzz::claim(part.state == whole.state && part.size == whole.size, "it stays what it was");
        break;
    }
    return 0;
}
