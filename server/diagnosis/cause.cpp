#include "diagnosis/cause.hpp"

namespace proxy407::diagnosis {

std::string_view name(Cause cause) {
    switch (cause) {
        case Cause::no_credentials: return "no-credentials";
        case Cause::wrong_credentials: return "wrong-credentials";
        case Cause::address_not_allowed: return "address-not-allowed";
        case Cause::wrong_place_or_scheme: return "wrong-place-or-scheme";
    }
    return "";
}

std::string_view title(Cause cause) {
    switch (cause) {
        case Cause::no_credentials: return "no credentials were sent";
        case Cause::wrong_credentials: return "the credentials are wrong";
        case Cause::address_not_allowed: return "the address is not allowed";
        case Cause::wrong_place_or_scheme:
            return "the credentials are in the wrong place or scheme";
    }
    return "";
}

}  // namespace proxy407::diagnosis
