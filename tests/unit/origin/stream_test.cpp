#include "origin/stream.hpp"

#include <gtest/gtest.h>

namespace proxy407::origin {
namespace {

TEST(Stream, OctetsThatAreThere_ComeInPieces) {
    const std::string octets = std::string(piece_octets, 'a') + "b";
    const Stream stream = octets_in_pieces(octets);
    EXPECT_EQ(stream.length, octets.size());
    EXPECT_EQ(stream.next().size(), piece_octets);
    EXPECT_EQ(stream.next(), "b");
    EXPECT_EQ(stream.next(), "");
    EXPECT_EQ(stream.next(), "");
}

TEST(Stream, AllOfIt_IsItsPiecesInARow) {
    const std::string octets(3 * piece_octets + 5, 'a');
    EXPECT_TRUE(all_of(octets_in_pieces(octets)) == octets);
    EXPECT_EQ(all_of(octets_in_pieces("")), "");
}

}  // namespace
}  // namespace proxy407::origin
