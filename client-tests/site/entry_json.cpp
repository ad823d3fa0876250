#include "site/entry_json.hpp"

#include "json/limits.hpp"
#include "json/value.hpp"
#include "results/result.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::site {
namespace {

using json::Value;
using results::Json;

constexpr std::array<std::pair<Tone, std::string_view>, 5> tones = {
    {{Tone::good, "good"},
     {Tone::partly, "partly"},
     {Tone::bad, "bad"},
     {Tone::neutral, "neutral"},
     {Tone::none, "none"}}};

Tone tone_of(const Value& node) {
    std::vector<std::string> names;
    for (const auto& [tone, word] : tones) names.emplace_back(word);
    const std::string given = node.one_of(names);
    const auto found = std::ranges::find(tones, given, &std::pair<Tone, std::string_view>::second);
    return found == tones.end() ? Tone::none : found->first;
}

std::size_t count_of(const Value& node) {
    const std::int64_t count = node.number();
    if (count < 0) node.wrong("0 or more");
    return static_cast<std::size_t>(std::max(count, std::int64_t{0}));
}

Json answer_json(const Answer& answer) {
    Json made = {
        {"question", answer.question}, {"answer", answer.text}, {"tone", name(answer.tone)}};
    if (!answer.why.empty()) made["why"] = answer.why;
    return made;
}

Answer answer_from(const Value& node) {
    if (!node.is_object({"question", "answer", "tone"}, {"why"})) return {};
    return {
        node["question"].text(), node["answer"].text(), tone_of(node["tone"]), node["why"].text()};
}

Json example_json(const Example& example) {
    return {{"channel", example.channel}, {"file", example.file}, {"code", example.code}};
}

Example example_from(const Value& node) {
    if (!node.is_object({"channel", "file", "code"})) return {};
    return {node["channel"].text(), node["file"].text(), node["code"].text()};
}

Json special_json(const Special& row) {
    return {
        {"channel", row.channel},
        {"target", row.target},
        {"charset", row.has_charset},
        {"asked", row.asked},
        {"wrong", row.wrong}};
}

Special special_from(const Value& node) {
    Special row;
    if (!node.is_object({"channel", "target", "charset", "asked", "wrong"})) return row;
    row.channel = node["channel"].text();
    row.target = node["target"].text();
    row.has_charset = node["charset"].flag();
    row.asked = count_of(node["asked"]);
    for (const auto& [pair, finding] : node["wrong"].members()) row.wrong[pair] = finding.text();
    return row;
}

Json place_json(const Place& place) {
    return {
        {"channel", place.channel},
        {"target", place.target},
        {"on_the_way", place.on_the_way},
        {"cases", place.cases},
        {"scenarios", place.scenarios}};
}

Place place_from(const Value& node) {
    if (!node.is_object({"channel", "target", "on_the_way", "cases", "scenarios"})) return {};
    return {
        node["channel"].text(),
        node["target"].text(),
        node["on_the_way"].flag(),
        count_of(node["cases"]),
        node["scenarios"].texts()};
}

template <typename Part>
Json list(const std::vector<Part>& parts, Json (*json)(const Part&)) {
    Json made = Json::array();
    for (const Part& part : parts) made.push_back(json(part));
    return made;
}

template <typename Part>
std::vector<Part> list(const Value& node, Part (*read)(const Value&)) {
    std::vector<Part> made;
    for (const Value& item : node.items()) made.push_back(read(item));
    return made;
}

Json problem_json(const Problem& problem) {
    return {
        {"verdict", problem.verdict},
        {"level", problem.level},
        {"leak", problem.leak},
        {"failure", problem.failure},
        {"findings", problem.findings},
        {"sentence", problem.sentence},
        {"reason", problem.reason},
        {"link", problem.link},
        {"requirements", problem.requirements},
        {"fix", problem.fix},
        {"tried", problem.tried},
        {"where", list(problem.where, place_json)},
        {"command", problem.command},
        {"bytes", problem.bytes}};
}

Problem problem_from(const Value& node) {
    Problem read;
    if (!node.is_object(
            {"verdict",
             "level",
             "leak",
             "failure",
             "findings",
             "sentence",
             "reason",
             "link",
             "requirements",
             "fix",
             "tried",
             "where",
             "command",
             "bytes"}
        ))
        return read;
    read.verdict = node["verdict"].text();
    read.level = node["level"].text();
    read.leak = node["leak"].flag();
    read.failure = node["failure"].flag();
    read.findings = node["findings"].some_texts();
    read.sentence = node["sentence"].text();
    read.reason = node["reason"].text();
    read.link = node["link"].text();
    read.requirements = node["requirements"].texts();
    read.fix = node["fix"].text();
    read.tried = node["tried"].texts();
    read.where = list(node["where"], place_from);
    read.command = node["command"].text();
    read.bytes = node["bytes"].text();
    return read;
}

Json left_out_json(const LeftOut& part) {
    return {{"why", part.why}, {"cases", part.cases}};
}

LeftOut left_out_from(const Value& node) {
    if (!node.is_object({"why", "cases"})) return {};
    return {node["why"].text(), count_of(node["cases"])};
}

Json entry_json(const Entry& entry) {
    return {
        {"v", 1},
        {"client", entry.name},
        {"title", entry.title},
        {"language", entry.language},
        {"homepage", entry.homepage},
        {"documentation", entry.documentation},
        {"version", entry.version},
        {"runtime", entry.runtime},
        {"run", {{"began", entry.began}, {"suite", entry.suite}, {"machine", entry.machine}}},
        {"asked", entry.asked},
        {"conform", entry.conform},
        {"withheld", entry.withheld},
        {"answers", list(entry.answers, answer_json)},
        {"examples", list(entry.examples, example_json)},
        {"special", list(entry.special, special_json)},
        {"causes", list(entry.problems, problem_json)},
        {"left_out", list(entry.left_out, left_out_json)}};
}

Entry entry_from(const Value& node) {
    Entry read;
    if (!node.is_object(
            {"v",
             "client",
             "title",
             "language",
             "homepage",
             "documentation",
             "version",
             "runtime",
             "run",
             "asked",
             "conform",
             "withheld",
             "answers",
             "examples",
             "special",
             "causes",
             "left_out"}
        ))
        return read;
    node["v"].has_version(1);
    read.name = node["client"].filled_text();
    read.title = node["title"].text();
    read.language = node["language"].text();
    read.homepage = node["homepage"].text();
    read.documentation = node["documentation"].texts();
    read.version = node["version"].text();
    read.runtime = node["runtime"].text();
    const Value run = node["run"];
    if (run.is_object({"began", "suite", "machine"})) {
        read.began = run["began"].text();
        read.suite = run["suite"].text();
        read.machine = run["machine"].text();
    }
    read.asked = count_of(node["asked"]);
    read.conform = count_of(node["conform"]);
    read.withheld = count_of(node["withheld"]);
    read.answers = list(node["answers"], answer_from);
    read.examples = list(node["examples"], example_from);
    read.special = list(node["special"], special_from);
    read.problems = list(node["causes"], problem_from);
    read.left_out = list(node["left_out"], left_out_from);
    return read;
}

/// A list of objects has one on each line: a diff shows what has changed.
std::string written(const Json& value) {
    if (!value.is_array() || value.empty() || !value.front().is_object()) return value.dump();
    std::string text;
    for (const Json& item : value) text += (text.empty() ? "[\n" : ",\n") + item.dump();
    return text + "\n]";
}

}  // namespace

std::string_view name(Tone tone) {
    return std::ranges::find(tones, tone, &std::pair<Tone, std::string_view>::first)->second;
}

std::string to_text(const Entry& entry) {
    const Json json = entry_json(entry);
    std::string text;
    for (const auto& [key, value] : json.items())
        text += (text.empty() ? "{\n" : ",\n") + Json(key).dump() + ": " + written(value);
    return text::printable_json(text) + "\n}\n";
}

bool is_entry(std::string_view text) {
    const Json value = json::parse<Json>(text, json::file_limits);
    return value.is_object() && value.contains("client") && value.contains("answers");
}

std::variant<Entry, json::Mistakes> read_entry(const std::string& text, const std::string& file) {
    json::Mistakes mistakes;
    const Json value = json::parse<Json>(text, json::file_limits);
    const json::Positions positions(text, file, mistakes);
    if (value.is_discarded()) return mistakes;
    json::Complaints complaints(positions, file, mistakes);
    Entry entry = entry_from(Value({value, ""}, complaints));
    if (!mistakes.empty()) return mistakes;
    return entry;
}

}  // namespace proxy407::site
