// A request's octets: its head is found alike in one piece and in pieces of any size, nothing that
// the splitter tells lies outside of it, and the content ends where the framing says.
#include "fuzz/claim.hpp"
#include "http/body_reader.hpp"
#include "http/framing.hpp"
#include "http/head.hpp"
#include "http/head_reader.hpp"
#include "http/unreadable.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace proxy407::fuzz {
namespace {

using State = http::HeadReader::State;

constexpr std::uint64_t most_content = 64ul * 1024;

struct Found {
    State state;
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Found&) const = default;
};

Found find_head(std::string_view received, std::size_t piece) {
    http::HeadReader reader;
    for (std::size_t size = std::min(piece, received.size());; size += piece) {
        size = std::min(size, received.size());
        const auto state = reader.feed(received.substr(0, size));
        if (state == State::complete) return {state, reader.begin(), reader.end()};
        if (state != State::more || size == received.size()) return {state};
    }
}

/// Nothing of content that is cut off: of a chunk its last few octets are not handed on then.
std::optional<std::string> content_of(
    const http::Framing& framing, std::string_view rest, std::size_t piece
) {
    std::string content;
    http::BodyReader reader(framing, most_content, [&](std::string_view octets) {
        content += octets;
    });
    while (!rest.empty() && reader.state() == http::BodyReader::State::more) {
        const auto taken = reader.feed(rest.substr(0, piece));
        claim(taken <= std::min(piece, rest.size()), "no more is taken than is there");
        if (taken == 0) break;
        rest.remove_prefix(taken);
    }
    claim(content.size() <= most_content, "no more is handed on than the limit");
    if (reader.state() != http::BodyReader::State::complete) return std::nullopt;
    return content;
}

void look_at(const http::RequestHead& head) {
    const auto inside = [&](std::string_view part) {
        return part.empty() ||
               (part.data() >= head.octets.data() &&
                part.data() + part.size() <= head.octets.data() + head.octets.size());
    };
    claim(inside(head.method()) && inside(head.target()), "the request line is in the head");
    for (const auto& field : head.fields) {
        claim(inside(head.name(field)) && inside(head.value(field)), "fields are in the head");
    }
}

}  // namespace
}  // namespace proxy407::fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    using namespace proxy407::fuzz;
    if (size == 0) return 0;
    const std::size_t piece = 1 + data[0] % 17;
    const auto received = octets(data + 1, size - 1);
    http::judge_first_octets(received);
    const auto found = find_head(received, received.size() + 1);
    // Too much of it is noticed earlier or later, by the pieces.
    const auto in_pieces = find_head(received, piece);
    claim((found.state == State::complete) == (in_pieces.state == State::complete), "any pieces");
    if (found.state != State::complete) return 0;
    claim(found == in_pieces, "the head is where it was");
    const auto head =
        http::parse_request_head(std::string(received.substr(found.begin, found.end - found.begin))
        );
    look_at(head);
    const auto judged = http::judge_message(head);
    if (judged.complaint) return 0;
    const auto rest = received.substr(found.end);
    claim(
        content_of(judged.framing, rest, rest.size() + 1) ==
            content_of(judged.framing, rest, piece),
        "the content is the same in any pieces"
    );
    return 0;
}
