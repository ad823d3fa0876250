# GSSAPI::krb5, of MIT Kerberos: gssapi_ext.h is its own.
find_path(GSSAPI_INCLUDE_DIR gssapi/gssapi_ext.h)
find_library(GSSAPI_LIBRARY gssapi_krb5)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(GSSAPI REQUIRED_VARS GSSAPI_LIBRARY GSSAPI_INCLUDE_DIR)
mark_as_advanced(GSSAPI_INCLUDE_DIR GSSAPI_LIBRARY)
if(GSSAPI_FOUND AND NOT TARGET GSSAPI::krb5)
    add_library(GSSAPI::krb5 UNKNOWN IMPORTED)
    set_target_properties(GSSAPI::krb5 PROPERTIES
        IMPORTED_LOCATION "${GSSAPI_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${GSSAPI_INCLUDE_DIR}")
endif()
