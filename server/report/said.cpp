#include "report/said.hpp"

#include "http/complaint_row.hpp"
#include "report/note.hpp"
#include "text/octets.hpp"

namespace proxy407::report {
namespace {

/// "no shared cipher" of "tls-handshake-failed: no shared cipher".
http::Sentence detail_of(const std::string& complaint) {
    const auto colon = complaint.find(": ");
    if (colon == complaint.npos) return {};
    return http::Sentence::received(std::string_view(complaint).substr(colon + 2));
}

}  // namespace

Said said_of_complaint(const journal::Exchange& exchange) {
    if (exchange.complaint.empty()) return {};
    Said made;
    made.finding = exchange.complaint.substr(0, exchange.complaint.find(':'));
    made.message = exchange.told;
    const Note* note = find_note(exchange.complaint);
    if (made.message.empty() && note != nullptr) made.message = note->what;
    made.evidence = detail_of(exchange.complaint);
    if (const auto* row = http::find_complaint(exchange.complaint)) {
        made.fix = row->fix;
        made.requirements = text::words(row->requirements);
    }
    if (made.fix.empty() && exchange.status == 502)
        made.fix = "Look at the target: the proxy cannot pass on what it answered.";
    return made;
}

Said said(const journal::Exchange& exchange) {
    if (!exchange.diagnosis) return said_of_complaint(exchange);
    const auto& diagnosis = *exchange.diagnosis;
    return {
        diagnosis.finding,
        diagnosis.message,
        diagnosis.evidence,
        diagnosis.fix,
        diagnosis.command,
        diagnosis.requirements};
}

}  // namespace proxy407::report
