#include "diagnosis/reshape.hpp"

#include "text/percent.hpp"

namespace proxy407::diagnosis::reshape {

Result no_decode(const auth::Account& account) {
    return both(account, [](const std::string& text) { return text::percent_encode(text); });
}

Result latin1(const auth::Account& account) {
    return both_if(account, text::utf8_to_latin1);
}

Result qmark_ascii(const auth::Account& account) {
    return each_point(account, [](char32_t point) {
        return std::string(1, point < 0x80 ? static_cast<char>(point) : '?');
    });
}

Result mojibake(const auth::Account& account) {
    return both(account, [](const std::string& text) { return text::latin1_to_utf8(text); });
}

Result nfd(const auth::Account& account) {
    return both(account, [](const std::string& text) { return text::nfd(text); });
}

}  // namespace proxy407::diagnosis::reshape
