#pragma once

#include "http/redactor.hpp"
#include "http/sentence.hpp"
#include "journal/exchange.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::report {

/// How the values of one exchange are shown: with a redactor its own credentials, right or wrong,
/// are masked in all of them; without one everything stays.
class Shown {
public:
    Shown(const journal::Exchange& exchange, const http::Redactor* redactor);

    http::Reader reader() const { return {true, redactor_ ? &*redactor_ : nullptr}; }

    std::string octets(std::string_view octets) const;
    std::string user(std::string_view name) const;

private:
    std::optional<http::Redactor> redactor_;
};

}  // namespace proxy407::report
