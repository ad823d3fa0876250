#include "auth/gss_library.hpp"

#include <dlfcn.h>

namespace proxy407::auth {

namespace {

template <typename Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

}  // namespace

GssLibrary load_gss_library(const char* file) {
    GssLibrary gss;
    // Never closed: its mechanisms leave threads' data and exit handlers behind.
    void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    const bool whole = library != nullptr &&
                       find(library, "gss_accept_sec_context", gss.accept_sec_context) &&
                       find(library, "gss_acquire_cred_from", gss.acquire_cred_from) &&
                       find(library, "gss_delete_sec_context", gss.delete_sec_context) &&
                       find(library, "gss_display_name", gss.display_name) &&
                       find(library, "gss_display_status", gss.display_status) &&
                       find(library, "gss_import_name", gss.import_name) &&
                       find(library, "gss_init_sec_context", gss.init_sec_context) &&
                       find(library, "gss_release_buffer", gss.release_buffer) &&
                       find(library, "gss_release_cred", gss.release_cred) &&
                       find(library, "gss_release_name", gss.release_name) &&
                       find(library, "gss_set_neg_mechs", gss.set_neg_mechs);
    if (whole) return gss;
    const char* reason = dlerror();
    gss = {};
    gss.trouble =
        "Kerberos, which Negotiate needs, was not found: install libgssapi-krb5-2 (Debian, "
        "Ubuntu) or krb5-libs (Fedora, RHEL)";
    if (reason != nullptr) gss.trouble += "; " + std::string(reason);
    return gss;
}

const GssLibrary& gss_library() {
    static const GssLibrary library = load_gss_library("libgssapi_krb5.so.2");
    return library;
}

}  // namespace proxy407::auth
