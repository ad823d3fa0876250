#include "reports/html.hpp"

#include "reports/gzip.hpp"
#include "reports/hash_source.hpp"
#include "reports/matrix_json.hpp"
#include "reports/meanings.hpp"
#include "reports/page_source.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

namespace proxy407::reports {
namespace {

using results::Document;
using results::Json;

std::string policy() {
    return "default-src 'none'; script-src " + hash_source(page_script()) + "; style-src " +
           hash_source(page_style()) +
           "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
}

/// JSON inside of <script>: no "<" can end it or begin a comment.
std::string script_json(const Json& json) {
    std::string safe;
    for (const char c : text::printable_json(json.dump()))
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    return safe;
}

std::string packed(const std::string& id, const std::string& json) {
    return "<script type=\"text/plain\" id=\"" + id + "\">" + text::base64_encode(gzip(json)) +
           "</script>\n";
}

/// A block for each client, unpacked when the first of its cases is opened, and one of what the
/// ids in them mean.
std::string evidence(const Document& document, const Columns& columns) {
    std::string blocks = packed("meanings", meanings_json().dump());
    each_evidence(document, columns, [&](std::size_t client, const std::string& json) {
        blocks += packed("evidence-" + std::to_string(client), json);
    });
    return blocks;
}

}  // namespace

std::string html(const Document& document) {
    const Columns columns(document);
    const auto value_of = [&](std::string_view placeholder) -> std::string {
        if (placeholder == "policy") return policy();
        if (placeholder == "style") return std::string(page_style());
        if (placeholder == "script") return std::string(page_script());
        if (placeholder == "matrix") return script_json(matrix_json(document, columns));
        return evidence(document, columns);
    };
    // What is put in is not looked through again: it may hold braces.
    std::string page;
    std::string_view rest = page_html();
    for (auto begin = rest.find("{{"); begin != rest.npos; begin = rest.find("{{")) {
        const auto end = rest.find("}}", begin);
        page += rest.substr(0, begin);
        page += value_of(rest.substr(begin + 2, end - begin - 2));
        rest.remove_prefix(end + 2);
    }
    return page += rest;
}

}  // namespace proxy407::reports
