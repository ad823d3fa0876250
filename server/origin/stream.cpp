#include "origin/stream.hpp"

namespace proxy407::origin {

Stream octets_in_pieces(std::string_view octets) {
    const auto next = [left = octets]() mutable {
        const auto piece = left.substr(0, piece_octets);
        left.remove_prefix(piece.size());
        return std::string(piece);
    };
    return {next, octets.size()};
}

std::string all_of(const Stream& stream) {
    std::string all;
    for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) all += piece;
    return all;
}

}  // namespace proxy407::origin
