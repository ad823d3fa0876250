#include "report/meaning.hpp"

#include "checks/checks_table.hpp"
#include "checks/leak_kind.hpp"
#include "checks/requirement.hpp"
#include "diagnosis/digest_recipe.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/old_ids.hpp"
#include "http/complaint_row.hpp"
#include "report/finding_example.hpp"
#include "report/glossary.hpp"
#include "report/layout.hpp"
#include "report/note.hpp"
#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

namespace proxy407::report {
namespace {

constexpr diagnosis::Cause causes[] = {
    diagnosis::Cause::no_credentials,
    diagnosis::Cause::wrong_credentials,
    diagnosis::Cause::address_not_allowed,
    diagnosis::Cause::wrong_place_or_scheme};

/// The rows have clauses, with no full stop and sometimes with their subject left out.
std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (text.back() != '.' && text.back() != ')') text += '.';
    return text;
}

std::string what_of(const diagnosis::Finding& row) {
    if (!row.what.empty()) return sentence(std::string(row.what));
    const auto* made = transforms::find_transform(row.id);
    if (made != nullptr) return sentence("the client " + std::string(made->what));
    const auto mistakes = diagnosis::digest_mistakes();
    const auto found = std::ranges::find(mistakes, row.id, &diagnosis::DigestMistake::id);
    return found == mistakes.end() ? "" : sentence("the client " + std::string(found->what));
}

/// "`p@ss word` becomes `p%40ss%20word`", or what came and where it is this finding.
std::string example_of(const diagnosis::Finding& row) {
    const auto* made = transforms::find_transform(row.id);
    if (made == nullptr) return finding_example(row.id);
    return "`" + text::printable(made->example) + "` becomes `" +
           text::printable(transforms::example_of(*made)) + "`";
}

void add_findings(std::vector<Meaning>& all) {
    for (const auto table : diagnosis::all_findings())
        for (const auto& row : table)
            all.push_back(
                {std::string(row.id),
                 "finding, " + std::string(diagnosis::name(row.cause)),
                 what_of(row),
                 std::string(row.fix),
                 text::words(row.requirements),
                 example_of(row)}
            );
}

void add_checks(std::vector<Meaning>& all) {
    for (const auto& check : checks::all_checks())
        all.push_back(
            {std::string(check.id),
             "check, " + std::string(checks::name(check.traits.weight)),
             sentence(std::string(check.what)),
             "",
             {check.requirements.begin(), check.requirements.end()}}
        );
}

void add_rest(std::vector<Meaning>& all) {
    for (const auto cause : causes)
        all.push_back(
            {std::string(diagnosis::name(cause)),
             "cause of a 407",
             sentence(std::string(diagnosis::title(cause))),
             "",
             {}}
        );
    for (const auto& leak : checks::all_leak_kinds())
        all.push_back(
            {std::string(leak.id),
             "leak",
             sentence(std::string(leak.what)),
             "",
             {leak.resembles.begin(), leak.resembles.end()}}
        );
    for (const auto& note : all_notes()) {
        const auto* row = http::find_complaint(note.id);
        const auto known = row == nullptr ? http::ComplaintRow{} : *row;
        all.push_back(
            {std::string(note.id),
             "note",
             std::string(note.what),
             std::string(known.fix),
             text::words(known.requirements)}
        );
    }
    for (const auto& word : glossary())
        all.push_back({std::string(word.word), "word", sentence(std::string(word.meaning)), "", {}}
        );
    for (const auto& one : checks::all_requirements())
        all.push_back(
            {one.id, "requirement, " + one.level, sentence(one.sentence), "", {one.source}}
        );
}

/// A requirement with what it asks, so that nobody has to look twice.
std::string opened(const std::string& requirement) {
    const auto* found = checks::find_requirement(requirement);
    if (found == nullptr) return requirement;
    return found->id + " (" + found->level + ", " + found->source + "): " + found->sentence;
}

std::string labelled(const std::string& label, const std::string& text) {
    return "  " + pad_right(label, 9) + wrap(text, 11) + "\n";
}

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2) text.insert(at, "\\");
    return text;
}

}  // namespace

std::vector<Meaning> all_meanings(const std::vector<Meaning>& more) {
    std::vector<Meaning> all;
    add_findings(all);
    add_checks(all);
    add_rest(all);
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<Meaning> meanings_of(std::string_view id, const std::vector<Meaning>& more) {
    const auto all = all_meanings(more);
    const std::string present = diagnosis::present_finding(id.substr(0, id.find(':')));
    const auto slash = present.find('/');
    std::string_view rest(present);
    if (slash != rest.npos) rest.remove_prefix(slash + 1);
    std::vector<Meaning> found;
    while (!rest.empty()) {
        const auto plus = std::min(rest.find('+'), rest.size());
        const auto part = rest.substr(0, plus);
        const auto before = found.size();
        std::ranges::copy_if(all, std::back_inserter(found), [&](const Meaning& meaning) {
            return text::equal_ignoring_case(meaning.id, part);
        });
        if (found.size() == before) return {};
        rest.remove_prefix(std::min(plus + 1, rest.size()));
    }
    return found;
}

std::string meaning_text(const Meaning& meaning) {
    std::string text = meaning.id + "  (" + meaning.kind + ")\n";
    text += labelled("meaning", meaning.what);
    if (!meaning.example.empty()) text += labelled("example", meaning.example);
    if (!meaning.fix.empty()) text += labelled("fix", meaning.fix);
    std::string label = "clause";
    for (const auto& requirement : meaning.requirements) {
        text += labelled(label, opened(requirement));
        label = "";
    }
    return text;
}

std::string ids_page(const std::vector<Meaning>& more) {
    std::string page =
        "# Every id that the output shows\n\n"
        "`proxy407 explain ID` prints a row with its clauses. This page is `proxy407 explain "
        "--all`.\n\n"
        "The examples of findings are what a client sent, and where there is another one than "
        "Basic "
        "what the proxy had asked for. The right credentials are the user `user` and the password "
        "`p@ss`; a test has the proxy judge each example.\n";
    std::string kind;
    for (const auto& meaning : all_meanings(more)) {
        const auto own = meaning.kind.substr(0, meaning.kind.find(','));
        if (own != kind) {
            kind = own;
            page += "\n## " + kind + "\n\n| id | meaning | fix | clauses |\n|---|---|---|---|\n";
        }
        const auto example = meaning.example.empty() ? "" : "<br>" + meaning.example + ".";
        page += "| `" + meaning.id + "` | " + cell(meaning.what + example) + " | " +
                cell(meaning.fix) + " | " + cell(text::joined(meaning.requirements)) + " |\n";
    }
    return page;
}

}  // namespace proxy407::report
