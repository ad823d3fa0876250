#pragma once

#include "site/index_page.hpp"
#include "site/page.hpp"
#include "site/question.hpp"

#include <vector>

namespace proxy407::site {

/// A question to all clients: how it is asked, and the clients by their answers.
Page question_page(const Question& question, const std::vector<Row>& rows);

/// All questions, with how many clients have which answer.
Page questions_page(const std::vector<Row>& rows);

}  // namespace proxy407::site
