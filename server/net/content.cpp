#include "net/content.hpp"

#include <algorithm>

namespace proxy407::net {

namespace {

/// Where the content of one request goes.
class Taker {
public:
    Taker(ContentBudget::Share& share, const ContentWish& wish)
        : share_(share), keeper_(wish.kept) {
        if (wish.hash) hasher_.emplace(*wish.hash);
    }

    void take(std::string_view octets) {
        if (hasher_) hasher_->take(octets);
        if (!found_no_room_ && !share_.take(keeper_.would_keep(octets.size()))) {
            found_no_room_ = true;
            keeper_.keep_no_more();
        }
        keeper_.take(octets);
    }

    bool found_no_room() const { return found_no_room_; }

    http::Content content() {
        auto content = keeper_.content();
        if (hasher_) content.hash = hasher_->hash();
        return content;
    }

private:
    ContentBudget::Share& share_;
    http::ContentKeeper keeper_;
    std::optional<auth::DigestHasher> hasher_;
    bool found_no_room_ = false;
};

}  // namespace

awaitable<TakenContent> take_content(
    Connection& connection, const http::Framing& framing, ContentWish wish
) {
    TakenContent out{http::BodyReader::State::more, {}};
    if (framing.expects_continue && connection.buffer.empty()) {
        const std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool written = co_await write(connection, interim);
        if (!written) co_return out;
    }
    Taker taker(wish.hash ? connection.unproven_content : connection.content, wish);
    http::BodyReader::Sink sink = [&taker](std::string_view octets) { taker.take(octets); };
    const auto reader = co_await read_content(connection, framing, wish.limit, std::move(sink));
    out.state = reader.state();
    out.content = taker.content();
    out.found_no_room = taker.found_no_room();
    const auto& trailers = reader.trailer_names();
    out.credentials_in_trailer =
        std::find(trailers.begin(), trailers.end(), "proxy-authorization") != trailers.end();
    co_return out;
}

void forget_content(Connection& connection) {
    connection.content.give_back();
    connection.unproven_content.give_back();
}

}  // namespace proxy407::net
