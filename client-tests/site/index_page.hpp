#pragma once

#include "site/entry.hpp"
#include "site/page.hpp"

#include <span>
#include <string>
#include <vector>

namespace proxy407::site {

/// A client on the site, and the file of its page.
struct Row {
    const Entry* entry;
    std::string page;   ///< "client/curl.html"
    std::string badge;  ///< "badges/curl.svg"
};

/// Those with more good answers first; of equal ones, those with more cases that conform: a client
/// that was asked little is not at the top for that.
std::vector<Row> rows_of(std::span<const Entry> entries);

/// The first table: a row for each client, about ten questions each.
Page index_page(const std::vector<Row>& rows);

/// The reasons of the dashes, each with a letter.
class Notes {
public:
    std::string letter(const std::string& reason);

    const std::vector<std::string>& all() const { return reasons_; }

private:
    std::vector<std::string> reasons_;
};

/// "a" ... "z", "aa" ...
std::string letter_of(std::size_t index);

}  // namespace proxy407::site
