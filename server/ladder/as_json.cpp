#include "http/redactor.hpp"
#include "ladder/lines.hpp"
#include "ladder/redacted.hpp"
#include "ladder/told.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::ladder {
namespace {

using nlohmann::ordered_json;

ordered_json of_conclusion(const Conclusion& conclusion, const http::Reader& reader) {
    return {
        {"id", conclusion.id},
        {"kind", name(conclusion.kind)},
        {"exit", static_cast<int>(conclusion.kind)},
        {"cause", text::as_utf8(conclusion.cause.text(reader))},
        {"received", text::as_utf8(seen_by(reader, conclusion.bytes))},
        {"change", text::as_utf8(conclusion.change)}};
}

std::string_view name(Opened::How how) {
    switch (how) {
        case Opened::How::connected: return "connected";
        case Opened::How::refused: return "refused";
        case Opened::How::silence: return "silence";
        case Opened::How::unreachable: return "unreachable";
    }
    return "";
}

std::string_view name(Answered::End end) {
    switch (end) {
        case Answered::End::whole: return "whole";
        case Answered::End::closed: return "closed";
        case Answered::End::reset: return "reset";
        case Answered::End::silence: return "silence";
        case Answered::End::limit: return "limit";
    }
    return "";
}

struct OfProbe {
    const http::Reader& reader;

    ordered_json operator()(const Lookup& probe) const { return {{"lookup", probe.host}}; }

    ordered_json operator()(const Open& probe) const {
        return {{"open", http::to_string({probe.address, probe.port})}};
    }

    ordered_json operator()(const Encrypt& probe) const { return {{"tls", probe.server_name}}; }

    ordered_json operator()(const Ask& probe) const {
        return {{"sent", text::as_utf8(seen_by(reader, probe.octets))}};
    }

    ordered_json operator()(const GetToken& probe) const { return {{"ticket", probe.host}}; }
};

struct OfOutcome {
    const http::Reader& reader;

    ordered_json operator()(const Looked& looked) const {
        return {{"addresses", looked.addresses}, {"trouble", looked.trouble}};
    }

    ordered_json operator()(const Opened& opened) const {
        return {{"connection", name(opened.how)}, {"trouble", opened.trouble}};
    }

    ordered_json operator()(const Encrypted& encrypted) const {
        return {
            {"encrypted", encrypted.done},
            {"trouble", encrypted.trouble},
            {"subject", text::as_utf8(encrypted.subject)},
            {"issuer", text::as_utf8(encrypted.issuer)},
            {"sha256", encrypted.sha256},
            {"distrust", encrypted.distrust}};
    }

    ordered_json operator()(const Answered& answered) const {
        return {
            {"received", text::as_utf8(seen_by(reader, answered.octets))},
            {"end", name(answered.end)}};
    }

    ordered_json operator()(const Token& token) const {
        return {{"has_ticket", !token.octets.empty()}, {"trouble", text::as_utf8(token.trouble)}};
    }
};

ordered_json of_rung(const Climbed& rung, const http::Reader& reader) {
    ordered_json out = {
        {"id", rung.rung->id},
        {"asks", rung.rung->asks},
        {"status", ladder::name(rung.status)},
        {"says", ordered_json::array()},
        {"probes", ordered_json::array()}};
    for (const auto& sentence : rung.says)
        out["says"].push_back(text::as_utf8(sentence.text(reader)));
    for (const auto& sight : rung.sights) {
        auto probe = std::visit(OfProbe{reader}, sight.probe);
        probe.update(std::visit(OfOutcome{reader}, sight.outcome));
        probe["took_ms"] = sight.took.count();
        out["probes"].push_back(std::move(probe));
    }
    return out;
}

std::string document(ordered_json conclusion, ordered_json more) {
    ordered_json out = {{"version", 1}, {"conclusion", std::move(conclusion)}};
    out.update(more);
    return text::printable_json(out.dump(2)) + "\n";
}

}  // namespace

std::string as_json(const Ladder& ladder, const Manner& manner) {
    const auto& facts = ladder.facts();
    const auto redactor = redactor_for(facts.question);
    const auto reader = reader_of(redactor, manner.shows_secrets);
    ordered_json more = {
        {"proxy", without_credentials(facts.question.proxy)},
        {"target", to_url(facts.question.target)},
        {"scheme", facts.is_accepted && facts.chosen ? name(facts.chosen->scheme) : ""},
        {"tries", facts.tries},
        {"rungs", ordered_json::array()},
        {"lines", ordered_json::array()}};
    if (facts.question.echo) more["exit_addresses"] = facts.exit_addresses;
    for (const auto& rung : ladder.climbed()) more["rungs"].push_back(of_rung(rung, reader));
    for (const auto& line : working_lines(facts, manner.client, manner.shows_secrets))
        more["lines"].push_back({{"client", line.client}, {"line", text::as_utf8(line.line)}});
    return document(of_conclusion(ladder.conclusion(), reader), std::move(more));
}

std::string as_json(const Conclusion& conclusion) {
    return document(of_conclusion(conclusion, {}), ordered_json::object());
}

}  // namespace proxy407::ladder
