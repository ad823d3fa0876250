#include "site/site.hpp"

#include "site/badge_of.hpp"
#include "site/client_page.hpp"
#include "site/entry_json.hpp"
#include "site/feed.hpp"
#include "site/finding_page.hpp"
#include "site/index_page.hpp"
#include "site/page_source.hpp"
#include "site/question_page.hpp"
#include "site/results_page.hpp"

#include <set>

namespace proxy407::site {

std::string repeated(std::span<const Entry> entries) {
    std::set<std::string> labels;
    for (const Entry& entry : entries)
        if (!labels.insert(label(entry)).second) return label(entry);
    return "";
}

std::vector<File> site_of(std::span<const Entry> entries) {
    const std::vector<Row> rows = rows_of(entries);
    std::vector<File> files = {
        file_of(index_page(rows)),
        file_of(questions_page(rows)),
        {"clients.json", clients_json(rows)},
        {"clients.schema.json", std::string(clients_schema())}};
    for (const Row& row : rows) {
        files.push_back(file_of(client_page(row)));
        files.push_back({row.badge, badge_of(*row.entry)});
    }
    for (const Question& question : questions())
        files.push_back(file_of(question_page(question, rows)));
    const std::vector<Finding> findings = findings_of(rows);
    files.push_back(file_of(findings_page(findings, rows)));
    for (const Finding& finding : findings) files.push_back(file_of(finding_page(finding)));
    return files;
}

std::vector<File> docs_of(std::span<const Entry> entries) {
    const std::vector<Row> rows = rows_of(entries);
    std::vector<File> files = {{"results.md", results_page(rows)}};
    for (const Row& row : rows) {
        const std::string name = row.page.substr(std::string_view("client/").size());
        files.push_back(
            {"results/" + name.substr(0, name.size() - std::string_view(".html").size()) + ".json",
             to_text(*row.entry)}
        );
    }
    return files;
}

}  // namespace proxy407::site
