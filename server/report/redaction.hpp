#pragma once

#include "journal/exchange.hpp"
#include "report/secret_forms.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::report {

/// Takes the secrets out of what is shown of one exchange: the values of the fields that carry
/// credentials, passwords in URLs and on command lines, and the password that was received
/// wherever else it turns up.
class Redaction {
public:
    /// Off: every text comes back as it is.
    Redaction() = default;

    /// On, by form only: no exchange is known.
    static Redaction by_form();

    /// On, with the credentials of that exchange.
    explicit Redaction(const journal::Exchange& exchange);

    /// Any text: a sentence, a target, a command line.
    std::string text(std::string_view octets) const;

    /// A head: values of credential fields too, folded and broken ones included.
    std::string head(std::string_view octets) const;

    /// Evidence is octets of the credentials in any shape, so none of it is shown when
    /// credentials were sent.
    std::string evidence(std::string_view octets) const;

private:
    bool on_ = false;
    bool credentials_sent_ = false;
    std::vector<std::string> secrets_;  ///< longest first
};

}  // namespace proxy407::report
