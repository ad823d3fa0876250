#include "diagnosis/mistake.hpp"
#include "diagnosis/reshape.hpp"
#include "diagnosis/solve.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>

// The solver
//
// Known are the bytes that came and the account that would have been right. Looked for is the
// mistake that leads from the account to the bytes. RFC 7617 section 2 says what is right: user ":"
// password, in some charset, in base64. A client gets there in stages, and each known mistake
// belongs to one of them (mistake.hpp): it reads the URL, turns the text into bytes, joins the
// pair, encodes it.
//
// The search goes forward. Each mistake is a function from an account to bytes. If its bytes are
// those that came, it is an explanation. A search backward would have to undo a mistake, and many
// mistakes lose something ("?" for each character that ASCII lacks). Forward proves more, too: the
// mistake in the diagnosis produces exactly these bytes.
//
// Several mistakes can produce the same bytes from one account. The diagnosis then lists them all,
// because the bytes do not distinguish them. Simple explanations come first. Each line is tried
// only if the lines before it explain nothing:
//
//   1. one mistake
//   2. the URL was not decoded, whatever set of characters its author had encoded
//   3. two mistakes, one in reading the URL and one in a later stage
//   4. text in decomposed form (NFD, as some keyboards and file systems give it), and one mistake
//
// The client chooses the bytes, so the account bounds the work: no mistake makes more than
// `most_growth` bytes out of one, and a longer value is not searched. If nothing fits, the user is
// unknown or the password is wrong (diagnose_basic.cpp).
//
// explain_digest.cpp does the same with the inputs of the hash. Nobody can take a Digest response
// apart, so forward is the only way there (RFC 7616 section 3.4.1).

namespace proxy407::diagnosis {

namespace {

using auth::Account;
using Stage = BasicMistake::Stage;

/// No mistake makes more of an account than that: two percent-encodings of each octet and base64
/// twice make 12 of 1.
constexpr std::size_t most_growth = 16;

/// The value after "Basic " that the mistake makes of an account.
std::optional<std::string> value_with(const BasicMistake& mistake, const Account& account) {
    if (const auto* encode = std::get_if<BasicMistake::Encode>(&mistake.function)) {
        return (*encode)(pair_of(account));
    }
    std::optional<std::string> octets;
    if (const auto* join = std::get_if<BasicMistake::Join>(&mistake.function)) {
        octets = (*join)(account);
    } else if (const auto reshaped = reshaped_by(mistake, account)) {
        octets = pair_of(*reshaped);
    }
    if (!octets) return std::nullopt;
    return text::base64_encode(*octets);
}

void add(std::vector<Explanation>& explanations, Explanation explanation) {
    const bool known =
        std::any_of(explanations.begin(), explanations.end(), [&](const Explanation& other) {
            return other.id == explanation.id;
        });
    if (!known) explanations.push_back(std::move(explanation));
}

std::vector<Explanation> single_mistakes(
    std::string_view value, const Account& account, const std::string& right
) {
    std::vector<Explanation> out;
    for (const auto& mistake : basic_mistakes()) {
        const auto wrong = value_with(mistake, account);
        // A field's value is read without the space around it: in clear that was part of the pair.
        if (wrong && text::trim(*wrong) == text::trim(value) && wrong != right) {
            add(out, {std::string(mistake.id), std::string(mistake.what)});
        }
    }
    return out;
}

/// Any other choice of characters to encode, left undecoded: percent-encoding-not-decoded all the
/// same.
std::vector<Explanation> undecoded(std::string_view value, const Account& account) {
    const auto octets = text::base64_decode(value);
    const auto colon = octets ? octets->find(':') : std::string::npos;
    if (colon == std::string::npos) return {};
    const Account sent{octets->substr(0, colon), octets->substr(colon + 1)};
    const Account decoded{text::percent_decode(sent.user), text::percent_decode(sent.password)};
    if (sent == account || decoded != account) return {};
    const auto& row = basic_mistakes().front();
    return {{std::string(row.id), std::string(row.what)}};
}

/// One mistake while reading the URL and one in writing the octets: mistakes do combine.
std::vector<Explanation> pairs_of_mistakes(std::string_view value, const Account& account) {
    std::vector<Explanation> out;
    for (const auto& first : basic_mistakes()) {
        if (first.stage != Stage::url) continue;
        const auto reshaped = reshaped_by(first, account);
        if (!reshaped || *reshaped == account) continue;
        const auto once = text::base64_encode(pair_of(*reshaped));
        for (const auto& second : basic_mistakes()) {
            if (second.stage != Stage::charset && second.stage != Stage::base64) continue;
            const auto wrong = value_with(second, *reshaped);
            if (wrong != value || wrong == once) continue;
            add(out,
                {std::string(first.id) + "+" + std::string(second.id),
                 std::string(first.what) + ", and " + std::string(second.what)});
        }
    }
    return out;
}

/// What a keyboard or a file system typed decomposed goes through the same mistakes as anything
/// else.
std::vector<Explanation> mistakes_with_decomposed(std::string_view value, const Account& account) {
    const auto decomposed = reshape::nfd(account);
    if (!decomposed || *decomposed == account) return {};
    auto out = single_mistakes(value, *decomposed, text::base64_encode(pair_of(*decomposed)));
    if (out.empty()) out = undecoded(value, *decomposed);
    for (Explanation& one : out) {
        one.id = "decomposed-unicode+" + one.id;
        one.what = "had decomposed characters (NFD) and " + one.what;
    }
    return out;
}

}  // namespace

std::vector<Explanation> explain_basic(std::string_view value, const Account& account) {
    const auto right = text::base64_encode(pair_of(account));
    if (value == right || value.size() > most_growth * right.size()) return {};
    auto explanations = single_mistakes(value, account, right);
    if (explanations.empty()) explanations = undecoded(value, account);
    if (explanations.empty()) explanations = pairs_of_mistakes(value, account);
    if (explanations.empty()) explanations = mistakes_with_decomposed(value, account);
    return explanations;
}

}  // namespace proxy407::diagnosis
