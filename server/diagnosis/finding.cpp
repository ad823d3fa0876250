#include "diagnosis/finding.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::diagnosis {

namespace {

void add_requirements(std::vector<std::string>& to, std::string_view ids) {
    for (auto& id : text::words(ids)) {
        if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(std::move(id));
    }
}

void add_row(Diagnosis& diagnosis, std::string_view id) {
    const auto* row = find_finding(id);
    if (row == nullptr) return;
    diagnosis.cause = row->cause;  // of several the last, which shows
    if (diagnosis.fix.text().find(row->fix) == std::string::npos) {
        diagnosis.fix += (diagnosis.fix.empty() ? "" : " ") + std::string(row->fix);
    }
    add_requirements(diagnosis.requirements, row->requirements);
}

}  // namespace

std::span<const std::span<const Finding>> all_findings() {
    static const std::array tables = {
        basic_findings(),
        field_findings(),
        digest_findings(),
        scheme_findings(),
        token_findings(),
        handshake_findings()};
    return tables;
}

const Finding* find_finding(std::string_view id) {
    for (const auto table : all_findings()) {
        for (const auto& row : table) {
            if (row.id == id) return &row;
        }
    }
    return nullptr;
}

Diagnosis diagnosis_of(std::string_view id) {
    Diagnosis diagnosis;
    diagnosis.cause = Cause::wrong_credentials;
    diagnosis.finding = id;
    for (std::size_t begin = 0; begin <= id.size();) {
        const auto end = std::min(id.find('+', begin), id.size());
        add_row(diagnosis, id.substr(begin, end - begin));
        begin = end + 1;
    }
    return diagnosis;
}

}  // namespace proxy407::diagnosis
