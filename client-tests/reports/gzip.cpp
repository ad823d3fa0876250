#include "reports/gzip.hpp"

#include <zlib.h>

#include <limits>
#include <stdexcept>

namespace proxy407::reports {

std::string gzip(std::string_view octets) {
    constexpr int gzip_framing = 16;
    constexpr int memory = 9;
    if (octets.size() > std::numeric_limits<uInt>::max()) throw std::length_error("gzip: 4 GiB");
    z_stream stream{};
    if (deflateInit2(
            &stream,
            Z_BEST_COMPRESSION,
            Z_DEFLATED,
            MAX_WBITS + gzip_framing,
            memory,
            Z_DEFAULT_STRATEGY
        ) != Z_OK)
        throw std::bad_alloc();
    std::string packed(deflateBound(&stream, octets.size()), '\0');
    // zlib reads its input, and takes it as not const all the same.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(octets.data()));
    stream.avail_in = static_cast<uInt>(octets.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);  // can't but end: the bound is its own
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace proxy407::reports
