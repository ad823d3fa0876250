#include "diagnosis/diagnose_message.hpp"

#include "diagnosis/command.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"
#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

constexpr std::string_view field_name = "Proxy-Authorization";

bool is_credentials_line(const http::RequestHead& head, http::Span line) {
    const auto name = head.view(line).substr(0, head.view(line).find(':'));
    return text::equal_ignoring_case(text::trim(name), field_name);
}

/// The field of credentials that ends right before `line`.
const http::Field* credentials_before(const http::RequestHead& head, http::Span line) {
    for (const auto& field : head.fields) {
        if (!is_credentials_line(head, field.line)) continue;
        const auto end = field.line.begin + field.line.size;
        if (line.begin < end) continue;
        const auto between = head.view({end, line.begin - end});
        if (between.find_first_not_of("\r\n") == between.npos) return &field;
    }
    return nullptr;
}

/// The first breach that the complaint is about.
const http::AnomalyAt* anomaly_of(const http::RequestHead& head, const http::Complaint& complaint) {
    for (const auto& at : head.anomalies) {
        if (http::name(at.anomaly) == complaint.finding) return &at;
    }
    return nullptr;
}

std::size_t count(const http::RequestHead& head, http::Anomaly anomaly) {
    std::size_t found = 0;
    for (const auto& at : head.anomalies) found += at.anomaly == anomaly ? 1 : 0;
    return found;
}

/// The token goes on in `line`, by itself or as a fold (RFC 9112 section 5.2).
std::optional<Diagnosis> wrapped(const http::RequestHead& head, http::Span line) {
    const auto* field = credentials_before(head, line);
    if (field == nullptr || !http::is_token68(text::trim(head.view(line)))) return std::nullopt;
    const auto value = head.value(*field);
    const auto token = value.substr(std::min(value.size(), value.rfind(' ') + 1));
    const auto next = head.view(line);
    const bool is_fold = next.starts_with(' ') || next.starts_with('\t');
    auto out = diagnosis_of(
        token.size() == 76 && !is_fold ? "base64-wrapped-at-76-by-crlf"
                                       : "credentials-on-several-lines"
    );
    out.message = "The value stops after " + std::to_string(token.size()) +
                  " characters of the token and goes on in the next line of the head: it was "
                  "broken into lines.";
    out.evidence = shown_credentials(head.view(field->line)) + " followed by the line " +
                   shown_credentials(next);
    return out;
}

/// A client that ends all its lines with LF alone is another matter: here it is the token's only.
std::optional<Diagnosis> newline_after_token(const http::RequestHead& head, http::Span line) {
    if (!is_credentials_line(head, line)) return std::nullopt;
    if (count(head, http::Anomaly::bare_line_feed) != 1) return std::nullopt;
    if (head.octets.substr(line.begin + line.size) != "\n\r\n") return std::nullopt;
    auto out = diagnosis_of("newline-after-token");
    out.message =
        "A bare LF comes right after the token: the encoder appended a newline to it. With the "
        "line end that follows it reads as an empty line, which ends the head too early.";
    out.evidence = shown_credentials(std::string_view(head.octets).substr(line.begin));
    return out;
}

std::optional<Diagnosis> in_the_field(
    const http::RequestHead& head, http::Span line, std::string_view id
) {
    if (!is_credentials_line(head, line)) return std::nullopt;
    auto out = diagnosis_of(id);
    out.message = "The line " + shown_credentials(head.view(line)) +
                  " is wrong: " + std::string(find_finding(id)->what) + ".";
    out.evidence = shown_credentials(head.view(line));
    return out;
}

Diagnosis two_fields(const http::RequestHead& head) {
    auto out = diagnosis_of("duplicate-proxy-authorization");
    const auto values = head.all(field_name);
    out.message = "The request carries " + std::to_string(values.size()) +
                  " Proxy-Authorization fields, and a proxy must not guess which one is meant.";
    for (const auto value : values) {
        out.evidence += (out.evidence.empty() ? "" : " and ") + shown_credentials(value);
    }
    return out;
}

std::optional<Diagnosis> judge(const http::RequestHead& head, const http::Complaint& complaint) {
    if (complaint.finding == "duplicate-proxy-authorization") return two_fields(head);
    const auto* at = anomaly_of(head, complaint);
    if (at == nullptr) return std::nullopt;
    switch (at->anomaly) {
        case http::Anomaly::no_colon:
        case http::Anomaly::folded_line: return wrapped(head, at->where);
        case http::Anomaly::bare_line_feed: return newline_after_token(head, at->where);
        case http::Anomaly::control_character:
        case http::Anomaly::bare_carriage_return:
            return in_the_field(head, at->where, "control-character-in-credentials");
        case http::Anomaly::space_before_colon:
            return in_the_field(head, at->where, "space-before-colon-of-credentials");
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Diagnosis> diagnose_message(
    const Situation& situation, const http::Complaint& complaint
) {
    auto found = judge(situation.head, complaint);
    if (!found || situation.offered.empty()) return found;
    const auto likely = by_likelihood(situation, "");
    add_command(*found, situation, likely.empty() ? nullptr : likely.front());
    explain_placeholder(*found);
    return found;
}

}  // namespace proxy407::diagnosis
