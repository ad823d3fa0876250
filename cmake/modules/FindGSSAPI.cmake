# GSSAPI::headers, of MIT Kerberos: gssapi_ext.h is its own. The library is loaded at run time.
find_path(GSSAPI_INCLUDE_DIR gssapi/gssapi_ext.h)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(GSSAPI REQUIRED_VARS GSSAPI_INCLUDE_DIR)
mark_as_advanced(GSSAPI_INCLUDE_DIR)
if(GSSAPI_FOUND AND NOT TARGET GSSAPI::headers)
    add_library(GSSAPI::headers INTERFACE IMPORTED)
    set_target_properties(GSSAPI::headers PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${GSSAPI_INCLUDE_DIR}")
endif()
