#pragma once

namespace proxy407::program {

/// The functions that a PAC file may call, in ECMAScript 5. They build on three that ask the
/// network: dnsResolve, dnsResolveEx and myIpAddress.
extern const char* const pac_prelude;

}  // namespace proxy407::program
