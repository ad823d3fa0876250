#include "auth/gss_library.hpp"

#include "files/shared_library.hpp"

namespace proxy407::auth {

GssLibrary load_gss_library(const char* file) {
    GssLibrary gss;
    void* library = files::open_library({file});
    const bool whole =
        library != nullptr &&
        files::find_function(library, "gss_accept_sec_context", gss.accept_sec_context) &&
        files::find_function(library, "gss_acquire_cred_from", gss.acquire_cred_from) &&
        files::find_function(library, "gss_delete_sec_context", gss.delete_sec_context) &&
        files::find_function(library, "gss_display_name", gss.display_name) &&
        files::find_function(library, "gss_display_status", gss.display_status) &&
        files::find_function(library, "gss_import_name", gss.import_name) &&
        files::find_function(library, "gss_init_sec_context", gss.init_sec_context) &&
        files::find_function(library, "gss_release_buffer", gss.release_buffer) &&
        files::find_function(library, "gss_release_cred", gss.release_cred) &&
        files::find_function(library, "gss_release_name", gss.release_name) &&
        files::find_function(library, "gss_set_neg_mechs", gss.set_neg_mechs);
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
