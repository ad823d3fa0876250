#pragma once

#include "diagnosis/cause.hpp"

#include <span>
#include <string_view>

namespace proxy407::diagnosis {

/// What there is to say about one mistake, whoever made it. Defined once; ids never change.
struct Finding {
    std::string_view id;
    Cause cause;
    std::string_view what;          ///< what is wrong; empty where a solver says it
    std::string_view fix;           ///< what to do; whole sentences
    std::string_view requirements;  ///< ids of server/checks/requirements.json, a space between
    bool is_unexplained = false;    ///< no mistake is known: a better solver may name one
};

std::span<const Finding> basic_findings();   ///< what clients make of right credentials
std::span<const Finding> field_findings();   ///< the field, its scheme, its grammar, its place
std::span<const Finding> digest_findings();  ///< parameters and inputs of Digest
std::span<const Finding> scheme_findings();  ///< a scheme that is not offered, instead of another
std::span<const Finding> token_findings();   ///< Bearer, custom schemes, raw challenges
std::span<const Finding> handshake_findings();  ///< NTLM and Negotiate

/// All of them, table by table.
std::span<const std::span<const Finding>> all_findings();

/// The row of that id in any of the tables; null if there is none.
const Finding* find_finding(std::string_view id);

/// A diagnosis with what the table says: cause, finding, fix and requirements. Of an id of
/// several joined by "+", all.
Diagnosis diagnosis_of(std::string_view id);

}  // namespace proxy407::diagnosis
