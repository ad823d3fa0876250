#pragma once

#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>

#include <string>

namespace proxy407::auth {

/// MIT's GSSAPI as this machine has it, loaded when a Kerberos ticket is first thought of: a
/// program that is to run anywhere must not need it to start. The functions are those of RFC 2744
/// and MIT's gssapi_ext.h; all of them are there, or the library counts as absent.
struct GssLibrary {
    decltype(&gss_accept_sec_context) accept_sec_context = nullptr;
    decltype(&gss_acquire_cred_from) acquire_cred_from = nullptr;
    decltype(&gss_delete_sec_context) delete_sec_context = nullptr;
    decltype(&gss_display_name) display_name = nullptr;
    decltype(&gss_display_status) display_status = nullptr;
    decltype(&gss_import_name) import_name = nullptr;
    decltype(&gss_init_sec_context) init_sec_context = nullptr;
    decltype(&gss_release_buffer) release_buffer = nullptr;
    decltype(&gss_release_cred) release_cred = nullptr;
    decltype(&gss_release_name) release_name = nullptr;
    decltype(&gss_set_neg_mechs) set_neg_mechs = nullptr;

    std::string trouble = "";  ///< why it can't be used; empty when it can
};

/// The functions of a shared library, by its file name.
GssLibrary load_gss_library(const char* file);

/// The machine's, loaded once and kept.
const GssLibrary& gss_library();

}  // namespace proxy407::auth
