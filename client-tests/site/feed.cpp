#include "site/feed.hpp"

#include "results/result.hpp"
#include "site/entry_json.hpp"
#include "site/question.hpp"
#include "text/octets.hpp"

namespace proxy407::site {
namespace {

using results::Json;

Json row_json(const Row& row) {
    const Entry& entry = *row.entry;
    Json answers = Json::object();
    for (const Answer& answer : entry.answers)
        answers[answer.question] = {
            {"answer", answer.text}, {"tone", name(answer.tone)}, {"why", answer.why}};
    return {
        {"client", entry.name},
        {"title", entry.title},
        {"language", entry.language},
        {"version", entry.version},
        {"date", entry.began},
        {"suite", entry.suite},
        {"page", row.page},
        {"badge", row.badge},
        {"asked", entry.asked},
        {"conform", entry.conform},
        {"failures", failures(entry)},
        {"leaks", leaks(entry)},
        {"withheld", entry.withheld},
        {"answers", answers}};
}

Json question_json(const Question& question) {
    return {
        {"question", question.id},
        {"label", question.label},
        {"sentence", question.sentence},
        {"how", question.how}};
}

}  // namespace

std::string clients_json(const std::vector<Row>& rows) {
    Json questions_of_all = Json::array();
    for (const Question& question : questions())
        questions_of_all.push_back(question_json(question));
    Json clients = Json::array();
    for (const Row& row : rows) clients.push_back(row_json(row));
    const Json all = {{"v", 1}, {"questions", questions_of_all}, {"clients", clients}};
    return text::printable_json(all.dump(1)) + '\n';
}

}  // namespace proxy407::site
