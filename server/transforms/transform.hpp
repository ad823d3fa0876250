// transforms: what clients and tools make of octets, one small function each. Nothing here knows a
// proxy.
#pragma once

#include "auth/account.hpp"
#include "transforms/octet_set.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::transforms {

/// What a transform is done to. A value of Proxy-Authorization comes about in this order: user and
/// password are found in what was configured, each is changed by itself, they are joined by a
/// colon, base64 makes a token of the pair, and the scheme's name makes a value of the token.
namespace on {
inline constexpr unsigned account = 1;
inline constexpr unsigned user = 2;
inline constexpr unsigned password = 4;
inline constexpr unsigned halves = user | password;
inline constexpr unsigned pair = 8;
inline constexpr unsigned token = 16;
inline constexpr unsigned value = 32;
}  // namespace on

/// What a transform can make, beside what it makes it of.
namespace made {
inline constexpr unsigned shorter = 1;
inline constexpr unsigned same = 2;
inline constexpr unsigned longer = 4;
inline constexpr unsigned any = shorter | same | longer;
}  // namespace made

using Candidates = std::vector<std::string>;

/// One thing that clients, tools or people do, and what there is to say about it. To add one, write
/// its function and its row; `example` shows it in docs/ids.md.
struct Transform {
    /// Some rows of one id differ only in their function: variants of the same mistake.
    std::string_view id;
    int cost = 10;  ///< 10 to 13: the more there is that it could be made of, the dearer
    unsigned on = on::halves;
    std::string_view what = {};  ///< completes "the client ..."
    std::string_view fix = {};   ///< what to do; whole sentences; empty: another table has it
    std::string_view requirements =
        {};  ///< ids of server/checks/requirements.json, a space between

    std::string_view source = {};  ///< where it was seen: tracker, client that was run, or standard

    /// One result; nothing where it does not apply.
    std::optional<std::string> (*make)(std::string_view right) = nullptr;

    /// Or a whole family, whose parameter is read from what arrived: is there one that makes
    /// `arrived` of `right`? `each` has some of them, for schemes that show a hash alone.
    bool (*fits)(std::string_view right, std::string_view arrived) = nullptr;
    Candidates (*each)(std::string_view right) = nullptr;

    /// All that it can have been made of; null where something is lost.
    Candidates (*undo)(std::string_view arrived) = nullptr;

    /// Or user and password together.
    std::optional<auth::Account> (*bend)(const auth::Account& right) = nullptr;

    // What is known of the octets without doing it, so that a search needs not to try. It leaves
    // alone what has none of `needs`; what it makes has one of `leaves`, and none of `lacks` (where
    // these are empty there is no such bound). Only octets of `adds` can be new in what it makes,
    // and only octets of `drops` can be gone. `length` says whether it can be longer.
    OctetSet needs = {};
    OctetSet leaves = {};
    OctetSet lacks = {};
    OctetSet adds = every_octet;
    OctetSet drops = every_octet;
    unsigned length = made::any;  ///< beside that of what it is made of
    bool is_constant = false;     ///< it makes the same of everything

    /// Whoever does it to one half does it to both: it is told when only one half shows it.
    bool together = false;
    std::string_view user_alone = {};      ///< the id when the user alone shows it
    std::string_view password_alone = {};  ///< or the password
    std::string_view in_digest = {};       ///< or when it happened in what Digest hashes
    std::string_view in_parameter = {};    ///< or in Digest's username

    std::string_view example = "p@ss word";
};

/// Rows of one place: "url", "shell and configuration files", ...
struct Family {
    std::string_view where;
    std::span<const Transform> rows;
};

Family url_family();
Family shell_family();
Family quote_family();
Family escape_family();
Family store_family();
Family clipboard_family();
Family look_alike_family();
Family coding_family();
Family normal_form_family();
Family code_page_family();
Family language_family();
Family letter_case_family();
Family scalar_family();
Family template_family();
Family form_family();
Family account_family();
Family part_family();
Family copied_family();
Family token_family();
Family scheme_word_family();
Family value_family();

/// In the order in which the likelier comes first.
std::span<const Family> all_families();

/// The rows that the predicate takes, in the order of the families.
template <class IsOne>
std::vector<const Transform*> rows_where(IsOne is_one) {
    std::vector<const Transform*> out;
    for (const auto& family : all_families()) {
        for (const auto& row : family.rows) {
            if (is_one(row)) out.push_back(&row);
        }
    }
    return out;
}

/// The first row of that id; null if there is none.
const Transform* find_transform(std::string_view id);

/// Is this what the transform makes of `right`, with whatever parameter?
bool makes(const Transform& row, std::string_view right, std::string_view arrived);

/// What it makes of `right`: one result, or some of a family's.
Candidates results(const Transform& row, std::string_view right);

/// What it makes of its example.
std::string example_of(const Transform& row);

}  // namespace proxy407::transforms
