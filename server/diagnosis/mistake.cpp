#include "diagnosis/mistake.hpp"

#include <vector>

namespace proxy407::diagnosis {

std::optional<auth::Account> reshaped_by(
    const BasicMistake& mistake, const auth::Account& account
) {
    const auto* reshape = std::get_if<BasicMistake::Reshape>(&mistake.function);
    return reshape == nullptr ? std::nullopt : (*reshape)(account);
}

std::span<const BasicMistake> basic_mistakes() {
    static const auto all = [] {
        std::vector<BasicMistake> rows;
        for (const auto table : {url_mistakes(), charset_mistakes(), token_mistakes()}) {
            rows.insert(rows.end(), table.begin(), table.end());
        }
        return rows;
    }();
    return all;
}

}  // namespace proxy407::diagnosis
