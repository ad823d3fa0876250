#pragma once

#include "site/client_results.hpp"
#include "site/entry.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace proxy407::site {

/// What somebody asks who chooses a client, or debugs one: a column of the first table.
struct Question {
    std::string_view id;     ///< "basic-url"
    std::string_view label;  ///< of its column
    std::string_view sentence;
    std::string_view how;  ///< it is asked
    bool is_ranked;        ///< does a good answer speak for the client?
    std::function<Answer(const ClientResults&)> answer;
};

std::span<const Question> questions();

/// Null when there is none of that id.
const Question* find_question(std::string_view id);

/// To all questions, in their order.
std::vector<Answer> answers_of(const ClientResults& client);

/// How many good answers the client has to the questions that are ranked.
std::size_t good_answers(const Entry& entry);

}  // namespace proxy407::site
