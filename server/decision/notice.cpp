#include "decision/notice.hpp"

#include "http/complaint_row.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>

namespace proxy407::decision {

namespace {

constexpr std::array<std::string_view, 3> offered_types = {
    "text/plain", "text/html", "application/json"};

/// Of a longer Accept list the beginning counts.
constexpr int most_ranges = 64;

/// The quality an Accept list gives to a type; a more specific range wins.
double quality(std::string_view accept, std::string_view type) {
    double best = 0;
    int best_rank = -1;
    for (int ranges = 0; !accept.empty() && ranges < most_ranges; ++ranges) {
        const auto comma = accept.find(',');
        auto element = accept.substr(0, comma);
        accept = comma == accept.npos ? std::string_view{} : accept.substr(comma + 1);

        const auto semicolon = element.find(';');
        const auto range = text::to_lower(text::trim(element.substr(0, semicolon)));
        const auto major = std::string(type.substr(0, type.find('/'))) + "/*";
        const int rank = range == type ? 2 : range == major ? 1 : range == "*/*" ? 0 : -1;
        if (rank <= best_rank) continue;

        const auto q = element.find("q=", semicolon == element.npos ? element.size() : semicolon);
        best = q == element.npos ? 1
                                 : std::strtod(std::string(element.substr(q + 2)).c_str(), nullptr);
        best_rank = rank;
    }
    return best;
}

std::string_view preferred_type(std::string_view accept) {
    std::string_view best = offered_types[0];
    double best_quality = quality(accept, best);
    for (const auto type : offered_types) {
        if (const double q = quality(accept, type); q > best_quality) {
            best = type;
            best_quality = q;
        }
    }
    return best;
}

std::string headline(const Notice& notice) {
    return std::to_string(notice.status) + " " + std::string(http::reason_phrase(notice.status));
}

/// The labelled lines that text and HTML show.
std::vector<std::pair<std::string_view, std::string>> rows(const Notice& notice) {
    std::vector<std::pair<std::string_view, std::string>> all = {
        {"cause", notice.cause},
        {"finding", notice.finding},
        {"what", notice.message},
        {"received", notice.evidence},
        {"fix", notice.fix},
        {"this works", notice.command},
        {"see", text::joined(notice.requirements)},
    };
    std::erase_if(all, [](const auto& row) { return row.second.empty(); });
    return all;
}

std::string as_text(const Notice& notice) {
    std::string out = "proxy407: " + headline(notice) + "\n\n";
    for (const auto& [label, value] : rows(notice)) {
        out += std::string(label) + std::string(12 - label.size(), ' ') + text::printable(value) +
               "\n";
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string as_html(const Notice& notice) {
    const auto title = escaped(headline(notice));
    std::string out =
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
        title +
        "</title>\n"
        "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;"
        "max-width:44rem;margin:3rem auto;padding:0 1rem}dt{font-weight:600;margin-top:1rem}"
        "dd{margin:0;overflow-wrap:anywhere}.code{font-family:ui-monospace,monospace}</style>\n"
        "<h1>" +
        title + "</h1>\n<dl>\n";
    for (const auto& [label, value] : rows(notice)) {
        const bool code = label == "received" || label == "this works" || label == "finding";
        out += "<dt>" + std::string(label) + "</dt><dd" + (code ? " class=\"code\">" : ">") +
               escaped(text::printable(value)) + "</dd>\n";
    }
    return out + "</dl>\n<p>Answered by the test proxy proxy407, not by the target.</p></html>\n";
}

std::string as_json(const Notice& notice) {
    nlohmann::ordered_json json = {{"status", notice.status}};
    json["cause"] = nullptr;
    if (!notice.cause.empty()) json["cause"] = notice.cause;
    json["finding"] = notice.finding;
    json["candidates"] = notice.candidates;
    json["message"] = notice.message;
    json["evidence"] = notice.evidence;
    json["fix"] = notice.fix;
    json["command"] = notice.command;
    json["requirements"] = notice.requirements;
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    return text::printable_json(json.dump(2, ' ', false, replace)) + "\n";
}

}  // namespace

Notice notice(int status, const diagnosis::Diagnosis& diagnosis, const http::Reader& reader) {
    return {
        status,
        std::string(diagnosis::name(diagnosis.cause)),
        diagnosis.finding,
        diagnosis.candidates,
        diagnosis.message.text(reader),
        diagnosis.evidence.text(reader),
        diagnosis.fix.text(reader),
        diagnosis.command.text(reader),
        diagnosis.requirements,
    };
}

Notice notice(int status, const http::Complaint& complaint, const http::Reader& reader) {
    Notice out;
    out.status = status;
    out.finding = complaint.finding;
    out.message = complaint.message.text(reader);
    if (const auto* row = http::find_complaint(complaint.finding)) {
        out.fix = row->fix;
        out.requirements = text::words(row->requirements);
    }
    return out;
}

void put_notice(http::Reply& reply, const Notice& notice, std::string_view accept) {
    const auto type = preferred_type(accept);
    reply.set(
        "Content-Type", std::string(type) + (type == "application/json" ? "" : "; charset=utf-8")
    );
    reply.body = type == "text/html"          ? as_html(notice)
                 : type == "application/json" ? as_json(notice)
                                              : as_text(notice);
}

}  // namespace proxy407::decision
