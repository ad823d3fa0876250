#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace proxy407::http {

/// The content of a request, as far as it was kept.
struct Content {
    std::string octets;        ///< its beginning, or all of it
    std::uint64_t length = 0;  ///< of the whole
    std::string sha256;        ///< of the whole, in hex
    std::string hash = {};     ///< of the whole, as Digest asks for it; empty where it does not

    bool is_whole() const { return octets.size() == length; }
};

/// Keeps the beginning of a content; counts and hashes all of it.
class ContentKeeper {
public:
    explicit ContentKeeper(std::uint64_t most);
    ~ContentKeeper();
    ContentKeeper(const ContentKeeper&) = delete;
    ContentKeeper& operator=(const ContentKeeper&) = delete;

    void take(std::string_view octets);

    /// How much of so many more octets it would keep.
    std::uint64_t would_keep(std::uint64_t octets) const;

    /// From now on it counts and hashes, and keeps no more.
    void keep_no_more() { most_ = content_.octets.size(); }

    /// What came. Call it once, at the end.
    Content content();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };

    std::uint64_t most_;
    Content content_;
    std::unique_ptr<evp_md_ctx_st, Free> sha256_;
};

}  // namespace proxy407::http
