#include "admin/pieces.hpp"

#include <memory>
#include <utility>

namespace proxy407::admin {
namespace {

/// How far a stream has come.
class Progress {
public:
    Progress(Desk& desk, Pieces pieces)
        : desk_(desk), pieces_(std::move(pieces)), generation_(desk.events().generation()) {}

    std::string piece() {
        std::string text;
        if (std::exchange(begins_, false)) text = pieces_.before;
        while (!is_over_ && text.size() < origin::piece_octets) {
            const auto* exchange =
                generation_ == desk_.events().generation() ? pieces_.next(last_) : nullptr;
            if (exchange == nullptr) {
                is_over_ = true;
                return text + pieces_.after(last_);
            }
            if (!std::exchange(is_first_, false)) text += pieces_.separator;
            text += pieces_.text(*exchange);
            last_ = exchange->number;
        }
        return text;
    }

private:
    Desk& desk_;
    Pieces pieces_;
    std::uint64_t generation_;
    std::uint64_t last_ = 0;
    bool begins_ = true;
    bool is_first_ = true;
    bool is_over_ = false;
};

}  // namespace

origin::Stream stream_of(Desk& desk, Pieces pieces) {
    const auto progress = std::make_shared<Progress>(desk, std::move(pieces));
    return {[progress] { return progress->piece(); }, std::nullopt};
}

std::function<const journal::Exchange*(std::uint64_t)> matching(
    Desk& desk, Filter filter, std::uint64_t since, std::uint64_t most
) {
    return [&desk, filter = std::move(filter), since, left = most](std::uint64_t last) mutable {
        const journal::Exchange* next = nullptr;
        if (left == 0) return next;
        next = desk.journal().after(std::max(last, since));
        while (next != nullptr && !filter.matches(*next)) next = desk.journal().after(next->number);
        if (next != nullptr) --left;
        return next;
    };
}

}  // namespace proxy407::admin
