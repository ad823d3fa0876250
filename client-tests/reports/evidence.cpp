#include "reports/evidence.hpp"

#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <set>

namespace proxy407::reports {
namespace {

using results::Json;
using results::Result;

/// A head as it came, a line each, its line ends and other control characters visible.
std::string head_lines(const Json& exchange, const char* key, const char* arrow) {
    const std::string head = octets_of(exchange, key);
    std::string lines;
    for (std::size_t begin = 0; begin < head.size();) {
        const std::size_t end = std::min(head.find('\n', begin), head.size() - 1) + 1;
        lines += "  " + std::string(arrow) + ' ' +
                 one_line(std::string_view(head).substr(begin, end - begin)) + '\n';
        begin = end;
    }
    return lines;
}

std::string exchange_lines(const Json& exchange) {
    const auto text_of = [&](const char* key) {
        const bool is_text = exchange.contains(key) && exchange.at(key).is_string();
        return is_text ? one_line(exchange.at(key).get<std::string>()) : std::string();
    };
    return "exchange " + (exchange.contains("number") ? exchange.at("number").dump() : "") + ", " +
           text_of("recorder") + '\n' + head_lines(exchange, "request_head", ">") +
           head_lines(exchange, "reply_head", "<") + head_lines(exchange, "origin_saw", "origin:");
}

}  // namespace

std::string one_line(std::string_view text) {
    return text::printable(text);
}

std::string octets_of(const Json& exchange, const std::string& key) {
    const auto text_of = [&](const std::string& name) {
        const auto found = exchange.find(name);
        const bool is_text = found != exchange.end() && found->is_string();
        return is_text ? found->get<std::string>() : std::string();
    };
    const auto exact = text::base64_decode(text_of(key + "_base64"));
    return exact && !exact->empty() ? *exact : text_of(key);
}

std::string proof_text(const Result& result) {
    std::string text;
    for (const std::string& line : {result.judgement.finding, result.judgement.sentence})
        if (!line.empty()) text += one_line(line) + '\n';
    std::set<std::uint64_t> proving;
    for (const checks::CheckResult& check : result.checks) {
        if (check.outcome != checks::Outcome::fail) continue;
        text += "- " + one_line(check.check) + ": " + one_line(check.sentence);
        for (const std::string& requirement : check.requirements)
            text += " [" + one_line(requirement) + ']';
        text += '\n';
        if (check.exchange != 0) proving.insert(check.exchange);
    }
    for (const Json& exchange : result.exchanges)
        if (exchange.contains("number") &&
            proving.contains(exchange.at("number").get<std::uint64_t>()))
            text += exchange_lines(exchange);
    if (!result.error.empty()) text += "its error: " + one_line(result.error) + '\n';
    return text + "reproduce: " + one_line(result.reproduce) + '\n';
}

}  // namespace proxy407::reports
