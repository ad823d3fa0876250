#include "scenario/transcript.hpp"

#include "scenario/transcript_lines.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>

namespace proxy407::scenario {

namespace {

using Kind = TranscriptLine::Kind;

std::string_view trimmed_end(std::string_view line) {
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

/// "HTTP/1.1 407 Reason": into version, status and reason.
bool read_status_line(std::string_view line, TranscriptAnswer& answer) {
    constexpr std::string_view name = "HTTP/";
    const auto space = line.find(' ');
    if (!line.starts_with(name) || space == line.npos || line.size() < space + 4) return false;
    answer.version = line.substr(name.size(), space - name.size());
    const auto digits = line.substr(space + 1, 3);
    const auto [end, trouble] =
        std::from_chars(digits.data(), digits.data() + digits.size(), answer.status);
    if (trouble != std::errc() || end != digits.data() + 3) return false;
    if (line.size() > space + 5) answer.reason = line.substr(space + 5);
    return true;
}

/// Puts the lines together into answers.
class Reader {
public:
    void take(const TranscriptLine& line) {
        switch (line.kind) {
            case Kind::request: request(trimmed_end(line.text)); break;
            case Kind::response: response(trimmed_end(line.text)); break;
            case Kind::content: content(line); break;
            case Kind::said: said(line.text); break;
        }
    }

    std::vector<TranscriptAnswer> answers() { return std::move(answers_); }

private:
    void request(std::string_view line) {
        const auto space = line.find(' ');
        const bool begins = line.find(" HTTP/") != line.npos && space != line.npos && !in_request_;
        if (begins) {
            // Another request without another connection: the one before it was kept.
            if (!answers_.empty() && !connected_again_ && !answers_.back().is_connection_closed)
                answers_.back().is_connection_kept = true;
            connected_again_ = false;
            sent_credentials_ = false;
            method_ = line.substr(0, space);
        }
        in_request_ = !line.empty();
        in_head_ = false;
        constexpr std::string_view credentials = "proxy-authorization:";
        if (text::to_lower(line.substr(0, credentials.size())) == credentials)
            sent_credentials_ = true;
    }

    void response(std::string_view line) {
        in_request_ = false;
        TranscriptAnswer answer;
        if (read_status_line(line, answer)) {
            answer.method = method_;
            answer.sent_credentials = sent_credentials_;
            answers_.push_back(std::move(answer));
            in_head_ = true;
            return;
        }
        if (!in_head_ || answers_.empty()) return;
        auto& fields = answers_.back().fields;
        const auto colon = line.find(':');
        if (line.empty()) {
            in_head_ = false;
        } else if ((line[0] == ' ' || line[0] == '\t') && !fields.empty()) {
            fields.back().second += ' ' + std::string(text::trim(line));  // a folded line
        } else if (colon != line.npos) {
            fields.emplace_back(line.substr(0, colon), text::trim(line.substr(colon + 1)));
        }
    }

    void content(const TranscriptLine& line) {
        if (answers_.empty() || in_head_ || in_request_) return;
        auto& answer = answers_.back();
        answer.content += line.text;
        answer.has_lossy_content = answer.has_lossy_content || line.is_lossy;
    }

    void said(std::string_view words) {
        const auto says = [&](std::string_view part) { return words.find(part) != words.npos; };
        if (says("Trying ") || says("Connected to ")) connected_again_ = true;
        if (answers_.empty()) return;
        auto& answer = answers_.back();
        if (says("left intact") || says("Re-using existing connection")) {
            if (!answer.is_connection_closed) answer.is_connection_kept = true;
        } else if (says("Closing connection") || says("Connection closed") || says("set close") || says("Assume close") || says("Connect me again")) {
            if (!answer.is_connection_kept) answer.is_connection_closed = true;
        }
    }

    std::vector<TranscriptAnswer> answers_;
    std::string method_;
    bool sent_credentials_ = false;
    bool in_request_ = false;
    bool in_head_ = false;
    bool connected_again_ = false;
};

}  // namespace

std::vector<std::string> TranscriptAnswer::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [field, value] : fields)
        if (text::equal_ignoring_case(field, name)) values.push_back(value);
    return values;
}

std::optional<TranscriptAnswer> read_answer_head(std::string_view octets) {
    Reader reader;
    while (!octets.empty()) {
        const auto end = std::min(octets.find('\n'), octets.size() - 1);
        reader.take({Kind::response, std::string(octets.substr(0, end))});
        octets.remove_prefix(end + 1);
    }
    auto answers = reader.answers();
    if (answers.empty()) return std::nullopt;
    return std::move(answers.front());
}

std::string why_unreadable(std::string_view log) {
    constexpr std::size_t most = 4 * 1024 * 1024;
    if (log.size() > most) return "more than 4 MiB; cut it down to one exchange";
    if (log.starts_with("\xff\xfe") || log.starts_with("\xfe\xff"))
        return "UTF-16 (PowerShell's > writes it); save it as UTF-8";
    if (log.find('\0') != log.npos) return "it is binary; give the text that curl -v prints";
    return "";
}

std::variant<std::vector<TranscriptAnswer>, std::string> read_transcript(std::string_view text) {
    if (auto why = why_unreadable(text); !why.empty()) return why;
    Reader reader;
    for (const auto& line : transcript_lines(text)) reader.take(line);
    auto answers = reader.answers();
    if (answers.empty())
        return "no response in it; give what curl -v prints, with lines such as \"< HTTP/1.1 407\"";
    return answers;
}

}  // namespace proxy407::scenario
