#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace proxy407::scenario {

/// What ends, or holds up, a connection out of turn.
enum class Effect { reset, close, silence };

/// A field of a reply, as the scenario wants it: its values in place of ours; none: left out.
struct FieldOverride {
    std::string name;
    std::vector<std::string> values;
};

/// An interim reply before the final one (RFC 9110 section 15.2).
struct InterimReply {
    int status = 103;
    std::vector<FieldOverride> fields;
};

/// How the octets of a reply come out: when, in what pieces, and how far.
struct Delivery {
    std::chrono::milliseconds delay{0};       ///< before the first octet
    std::chrono::milliseconds body_delay{0};  ///< between head and content
    std::size_t piece_octets = 0;             ///< written in pieces of that size; 0: in one
    std::chrono::milliseconds piece_pause{0};

    struct Cut {
        std::size_t after_octets = 0;  ///< of the whole reply, interim replies included
        Effect effect = Effect::close;
    };

    std::optional<Cut> cut;
};

/// How a reply of the proxy departs from the usual. With nothing set it is a conforming one.
struct ReplyShape {
    std::string reason;  ///< empty: the usual phrase
    bool http10 = false;
    std::vector<FieldOverride> fields;
    enum class Names { usual, lower, upper };
    Names names = Names::usual;
    std::vector<std::string> order;   ///< names as they are written, and their order; others follow
    std::optional<std::string> body;  ///< instead of the notice that names the cause
    bool content_to_head = false;     ///< which a client must not wait for (RFC 9110 section 9.3.2)
    enum class Framing {
        length,
        chunked,
        length_and_chunked,  ///< both, which a client must survive (RFC 9112 section 6.3)
        unframed,            ///< neither: the content ends with the connection
    };
    Framing framing = Framing::length;
    enum class Ending {
        usual,             ///< kept where the request allows it, closed after a refused CONNECT
        keep,              ///< also after a refused CONNECT
        close,             ///< and says so
        close_unsaid,      ///< without a word
        proxy_connection,  ///< says "Proxy-Connection: close" only
    };
    Ending ending = Ending::usual;
    std::vector<InterimReply> interim;
    std::optional<std::string> raw;  ///< these octets and no others
    Delivery delivery;
};

}  // namespace proxy407::scenario
