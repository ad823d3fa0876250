#include "reports/gzip.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace proxy407::reports {
namespace {

std::string unpacked(std::string packed, std::size_t size) {
    std::string text(size + 1, '\0');
    z_stream stream{};
    inflateInit2(&stream, MAX_WBITS + 16);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

TEST(Gzip, WhatIsPackedIsUnpackedTheSame) {
    std::string all;
    for (int i = 0; i < 100'000; ++i) all += static_cast<char>(i * i);
    for (const std::string& text : {std::string(), std::string("a"), all})
        EXPECT_EQ(unpacked(gzip(text), text.size()), text);
    EXPECT_LT(gzip(std::string(10'000, 'a')).size(), 100u);
}

}  // namespace
}  // namespace proxy407::reports
