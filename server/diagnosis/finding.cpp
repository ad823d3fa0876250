#include "diagnosis/finding.hpp"

#include <algorithm>
#include <array>

namespace proxy407::diagnosis {

namespace {

void add_requirements(std::vector<std::string>& to, std::string_view ids) {
    while (!ids.empty()) {
        const auto id = ids.substr(0, ids.find(' '));
        if (std::find(to.begin(), to.end(), id) == to.end()) to.emplace_back(id);
        ids.remove_prefix(std::min(id.size() + 1, ids.size()));
    }
}

void add_row(Diagnosis& diagnosis, std::string_view id) {
    const auto* row = find_finding(id);
    if (row == nullptr) return;
    diagnosis.cause = row->cause;
    if (diagnosis.mending.text().find(row->mending) == std::string::npos) {
        diagnosis.mending += (diagnosis.mending.empty() ? "" : " ") + std::string(row->mending);
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
    const auto plus = id.find('+');
    add_row(diagnosis, id.substr(0, plus));
    if (plus != id.npos) add_row(diagnosis, id.substr(plus + 1));
    return diagnosis;
}

}  // namespace proxy407::diagnosis
