#include "transforms/transform.hpp"

#include <algorithm>
#include <array>

namespace proxy407::transforms {

std::span<const Family> all_families() {
    static const std::array families = {
        url_family(),         account_family(),   part_family(),      coding_family(),
        normal_form_family(), code_page_family(), store_family(),     token_family(),
        scheme_word_family(), value_family(),     quote_family(),     shell_family(),
        escape_family(),      language_family(),  scalar_family(),    template_family(),
        letter_case_family(), form_family(),      clipboard_family(), look_alike_family(),
        copied_family(),
    };
    return families;
}

const Transform* find_transform(std::string_view id) {
    for (const auto& family : all_families()) {
        const auto found = std::ranges::find(family.rows, id, &Transform::id);
        if (found != family.rows.end()) return &*found;
    }
    return nullptr;
}

bool makes(const Transform& row, std::string_view right, std::string_view arrived) {
    if (right == arrived) return false;
    if (row.fits != nullptr) return row.fits(right, arrived);
    return row.make != nullptr && row.make(right) == arrived;
}

Candidates results(const Transform& row, std::string_view right) {
    Candidates out;
    if (row.make != nullptr) {
        if (auto made = row.make(right)) out.push_back(std::move(*made));
    } else if (row.each != nullptr) {
        out = row.each(right);
        std::erase_if(out, [&](const std::string& one) { return !row.fits(right, one); });
    }
    std::erase(out, right);
    return out;
}

std::string example_of(const Transform& row) {
    if (row.bend == nullptr) {
        const auto made = results(row, row.example);
        return made.empty() ? std::string() : made.front();
    }
    const auto colon = row.example.find(':');
    const auth::Account right{
        std::string(row.example.substr(0, colon)), std::string(row.example.substr(colon + 1))};
    const auto bent = row.bend(right);
    return bent ? pair_of(*bent) : std::string();
}

}  // namespace proxy407::transforms
