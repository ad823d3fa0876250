#pragma once

#include "http/head.hpp"
#include "text/secret_search.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

/// What stands where a secret was.
inline constexpr std::string_view mask = "***";

/// Takes secrets out of values before they enter a sentence, a line of the log or an object: those
/// that it knows in any coding, and whatever looks like credentials (credential_forms.hpp).
class Redactor {
public:
    /// `names`: of accounts, which may be shown.
    Redactor(const std::vector<std::string>& secrets, std::vector<std::string> names);

    /// With the credentials that this request carries, right or wrong, as secrets.
    Redactor with(const RequestHead& head) const;

    /// A head, a line of it, or one value: octets as somebody sent them. Of more than 16 KiB the
    /// lines that go beyond are masked as a whole.
    std::string octets(std::string_view octets) const;

    /// A sentence or a command line.
    std::string text(std::string_view text) const;

    /// Who somebody says they are: a known name is shown.
    std::string name(std::string_view name) const;

private:
    bool is_known(std::string_view name) const;
    std::vector<text::Range> in_lines(std::string_view octets) const;

    text::SecretSearch search_;
    std::vector<std::string> names_;
};

}  // namespace proxy407::http
