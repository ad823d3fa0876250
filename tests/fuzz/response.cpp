// What a target answers: it is read alike in one piece and in pieces of any size, and so is the
// same answer as the ladder reads it, faults and all.
#include "fuzz/claim.hpp"
#include "http/response_reader.hpp"
#include "ladder/answer.hpp"

#include <algorithm>

namespace proxy407::fuzz {
namespace {

using State = http::ResponseReader::State;

struct Read {
    State state;
    std::size_t interim = 0;
    int status = 0;
    std::string body;

    bool operator==(const Read&) const = default;
};

Read read(std::string_view octets, std::size_t piece, bool to_head) {
    http::ResponseLimits limits;
    limits.content = 32 * 1024;
    http::ResponseReader reader(to_head, limits);
    Read out{State::more};
    const auto settle = [&] {
        while (reader.state() == State::interim) {
            claim(reader.take_interim().status < 200, "an interim answer is one");
            ++out.interim;
        }
    };
    while (!octets.empty() && reader.state() == State::more) {
        reader.feed(octets.substr(0, piece));
        octets.remove_prefix(std::min(piece, octets.size()));
        settle();
    }
    out.state = reader.end(true);
    if (out.state != State::complete) return out;
    out.status = reader.head().reply.status;
    out.body = reader.head().reply.body;
    claim(out.status >= 200 && out.status <= 599, "a final answer is one");
    claim(out.body.size() <= limits.content, "no more is kept than the limit");
    return out;
}

}  // namespace
}  // namespace proxy407::fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    using namespace proxy407::fuzz;
    if (size == 0) return 0;
    const std::size_t piece = 1 + data[0] % 17;
    const bool to_head = data[0] >= 0xf0;
    const auto received = octets(data + 1, size - 1);
    claim(
        read(received, received.size() + 1, to_head) == read(received, piece, to_head),
        "the answer is the same in any pieces"
    );
    const auto answer = ladder::read_answer(received);
    ladder::is_whole(received, to_head);
    ladder::shown(answer, {"Proxy-Authenticate"});
    claim(answer.body.size() <= received.size(), "no more content than octets");
    return 0;
}
