#pragma once

#include "diagnosis/cause.hpp"
#include "diagnosis/situation.hpp"
#include "http/framing.hpp"

#include <optional>

namespace proxy407::diagnosis {

/// The message was refused (400) over something that concerns the credentials: a token broken by
/// a line end, two Proxy-Authorization fields, ... Nothing when the complaint is about the rest.
std::optional<Diagnosis> diagnose_message(
    const Situation& situation, const http::Complaint& complaint
);

}  // namespace proxy407::diagnosis
