#include "diagnosis/digest_recipe.hpp"
#include "http/grammar.hpp"
#include "http/target.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace proxy407::diagnosis {

namespace {

using Algorithm = auth::DigestAlgorithm;
using Recipe = std::optional<DigestRecipe>;

/// The right recipe with its inputs changed.
template <class Change>
Recipe with(const DigestClue& clue, Change change) {
    DigestRecipe recipe{clue.right};
    change(recipe.inputs);
    return recipe;
}

Recipe a1_ext_value(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) {
        in.user = "UTF-8''" + text::percent_encode(in.user);
    });
}

Recipe alg_md5(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) {
        in.algorithm = auth::is_session(in.algorithm) ? Algorithm::md5_sess : Algorithm::md5;
    });
}

Recipe authint_as_auth(const DigestClue& clue) {
    if (clue.right.qop != "auth-int") return std::nullopt;
    DigestRecipe recipe{clue.right};
    recipe.a2 = clue.right.method + ":" + clue.right.uri;
    return recipe;
}

Recipe body_chunked(const DigestClue& clue) {
    if (clue.right.qop != "auth-int" || clue.right.content.empty()) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) {
        std::array<char, 17> size{};
        std::snprintf(size.data(), size.size(), "%zx", in.content.size());
        in.content = std::string(size.data()) + "\r\n" + in.content + "\r\n0\r\n\r\n";
    });
}

Recipe body_empty(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) { in.content.clear(); });
}

std::string escaped(const std::string& text) {
    const auto quoted = http::quote(text);
    return quoted.substr(1, quoted.size() - 2);
}

Recipe escapes_kept(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) {
        in.user = escaped(in.user);
        in.realm = escaped(in.realm);
    });
}

Recipe hex_upper(const DigestClue& clue) {
    DigestRecipe recipe{clue.right};
    recipe.upper_case_hashes = true;
    return recipe;
}

Recipe legacy_formula(const DigestClue& clue) {
    DigestRecipe recipe{clue.right};
    recipe.without_qop = true;
    return recipe;
}

Recipe method_get(const DigestClue& clue) {
    if (clue.right.method != "CONNECT") return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) { in.method = "GET"; });
}

Recipe method_lower(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) { in.method = text::to_lower(in.method); });
}

unsigned count_of(const std::string& nc) {
    unsigned count = 0;
    std::from_chars(nc.data(), nc.data() + nc.size(), count, 16);
    return count;
}

Recipe nc_decimal(const DigestClue& clue) {
    if (count_of(clue.right.nc) < 10) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) {
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "%08u", count_of(in.nc));
        in.nc = digits.data();
    });
}

Recipe nc_unpadded(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) {
        in.nc.erase(0, std::min(in.nc.find_first_not_of('0'), in.nc.size()));
    });
}

Recipe qop_list_in_hash(const DigestClue& clue) {
    if (clue.right.qop.empty()) return std::nullopt;
    return with(clue, [&](auth::DigestInputs& in) { in.qop = clue.offered_qop; });
}

Recipe qop_quoted_in_hash(const DigestClue& clue) {
    if (clue.right.qop.empty()) return std::nullopt;
    DigestRecipe recipe{clue.right};
    recipe.a2 = auth::digest_a2(clue.right);
    recipe.inputs.qop = http::quote(recipe.inputs.qop);
    return recipe;
}

Recipe quotes_kept(const DigestClue& clue) {
    return with(clue, [](auth::DigestInputs& in) { in.realm = http::quote(in.realm); });
}

Recipe sess_added(const DigestClue& clue) {
    if (auth::is_session(clue.right.algorithm) || clue.right.qop.empty()) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) {
        in.algorithm = *auth::digest_algorithm(std::string(auth::name(in.algorithm)) + "-sess");
    });
}

Algorithm base_of(Algorithm algorithm) {
    auto name = std::string(auth::name(algorithm));
    if (auth::is_session(algorithm)) name.resize(name.size() - 5);
    return *auth::digest_algorithm(name);
}

Recipe sess_ignored(const DigestClue& clue) {
    if (!auth::is_session(clue.right.algorithm)) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) { in.algorithm = base_of(in.algorithm); });
}

/// A session begun anew at a nextnonce, with the cnonce kept.
Recipe sess_nonce_current(const DigestClue& clue) {
    if (!auth::is_session(clue.right.algorithm)) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) { in.nonce_prime.clear(); });
}

Recipe sess_cnonce_current(const DigestClue& clue) {
    const auto& right = clue.right;
    if (!auth::is_session(right.algorithm) || right.cnonce == right.cnonce_prime) {
        return std::nullopt;
    }
    return with(clue, [](auth::DigestInputs& in) {
        in.nonce_prime.clear();
        in.cnonce_prime.clear();
    });
}

bool is_sha512_256(const DigestClue& clue) {
    return base_of(clue.right.algorithm) == Algorithm::sha512_256;
}

Recipe sha256_for_512_256(const DigestClue& clue) {
    if (!is_sha512_256(clue)) return std::nullopt;
    return with(clue, [](auth::DigestInputs& in) {
        in.algorithm = auth::is_session(in.algorithm) ? Algorithm::sha256_sess : Algorithm::sha256;
    });
}

std::string truncated_sha512(Algorithm, std::string_view data) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    EVP_Digest(data.data(), data.size(), hash.data(), nullptr, EVP_sha512(), nullptr);
    return text::hex_encode({reinterpret_cast<const char*>(hash.data()), 32});
}

Recipe sha512_trunc(const DigestClue& clue) {
    if (!is_sha512_256(clue)) return std::nullopt;
    DigestRecipe recipe{clue.right};
    recipe.hash = truncated_sha512;
    return recipe;
}

Recipe with_uri(const DigestClue& clue, std::string uri) {
    return with(clue, [&](auth::DigestInputs& in) { in.uri = std::move(uri); });
}

Recipe uri_abs_hashed(const DigestClue& clue) {
    if (!http::parse_absolute_target(clue.target)) return std::nullopt;
    return with_uri(clue, std::string(clue.target));
}

Recipe uri_path(const DigestClue& clue) {
    const auto target = http::parse_absolute_target(clue.target);
    if (!target || clue.right.method == "CONNECT") return std::nullopt;
    return with_uri(clue, target->path_and_query);
}

/// The host:port of a CONNECT in another form.
template <class Change>
Recipe connect_uri(const DigestClue& clue, Change change) {
    if (clue.right.method != "CONNECT") return std::nullopt;
    return with_uri(clue, change(std::string(clue.target)));
}

Recipe uri_https(const DigestClue& clue) {
    return connect_uri(clue, [](const std::string& target) { return "https://" + target + "/"; });
}

Recipe uri_no_port(const DigestClue& clue) {
    return connect_uri(clue, [](const std::string& target) {
        return target.substr(0, target.rfind(':'));
    });
}

Recipe uri_slash(const DigestClue& clue) {
    return connect_uri(clue, [](const std::string&) { return std::string("/"); });
}

Recipe userhash_in_a1(const DigestClue& clue) {
    return with(clue, [&](auth::DigestInputs& in) {
        in.user = clue.hash(in.algorithm, in.user + ":" + in.realm);
    });
}

constexpr DigestMistake rows[] = {
    {"digest-method-of-inner-request",
     "hashed the method GET of the request inside the tunnel, not CONNECT",
     method_get},
    {"digest-method-in-lower-case", "hashed the method in lower case", method_lower},
    {"digest-path-hashed",
     "hashed the path alone as uri, where the request-target is absolute",
     uri_path},
    {"digest-absolute-uri-hashed",
     "sent a path as uri and hashed the absolute request-target",
     uri_abs_hashed},
    {"digest-https-uri-hashed", "hashed https://host:port/ as uri, not host:port", uri_https},
    {"digest-host-without-port-hashed", "hashed the host without its port as uri", uri_no_port},
    {"digest-slash-hashed", "hashed / as uri, not host:port", uri_slash},
    {"digest-md5-used", "used MD5 in place of the algorithm that was asked for", alg_md5},
    {"digest-sha-256-for-sha-512-256",
     "used SHA-256 under the name SHA-512-256 (curl 7.88 does)",
     sha256_for_512_256},
    {"digest-truncated-sha-512",
     "used SHA-512 cut to 256 bits, which is not SHA-512/256 (RFC 7616 erratum 4897)",
     sha512_trunc},
    {"digest-session-added",
     "computed a session A1 although the algorithm has no -sess",
     sess_added},
    {"digest-session-ignored", "took a -sess algorithm for the plain one", sess_ignored},
    {"digest-session-with-current-cnonce",
     "computed the session A1 anew with the current cnonce",
     sess_cnonce_current},
    {"digest-session-with-current-nonce",
     "computed the session A1 anew with the current nonce, where a nextnonce carries the session "
     "on",
     sess_nonce_current},
    {"digest-rfc-2069-formula",
     "used the formula of RFC 2069 although it sent qop",
     legacy_formula},
    {"digest-qop-list-hashed", "hashed the whole list of offered qop values", qop_list_in_hash},
    {"digest-quoted-qop-hashed", "hashed qop with its quotes", qop_quoted_in_hash},
    {"digest-decimal-nc-hashed", "hashed nc in decimal", nc_decimal},
    {"digest-nc-without-zeros-hashed", "hashed nc without its leading zeros", nc_unpadded},
    {"digest-upper-case-hex-hashed", "hashed H(A1) and H(A2) in upper-case hex", hex_upper},
    {"digest-quotes-hashed", "kept the quotes of the realm in A1", quotes_kept},
    {"digest-backslashes-hashed", "kept the backslashes of quoted strings in A1", escapes_kept},
    {"digest-hashed-user-in-a1", "put the hashed user name into A1", userhash_in_a1},
    {"digest-extended-value-in-a1", "put the text of username* (UTF-8''...) into A1", a1_ext_value},
    {"digest-no-content-hashed", "hashed no content although there is some (auth-int)", body_empty},
    {"digest-chunked-content-hashed",
     "hashed the chunked form of the content (auth-int)",
     body_chunked},
    {"digest-content-left-out",
     "left the content out of A2 although qop is auth-int",
     authint_as_auth},
};

}  // namespace

std::span<const DigestMistake> digest_mistakes() {
    return rows;
}

}  // namespace proxy407::diagnosis
