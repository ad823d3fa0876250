# Valijson::valijson, headers only. Its package for CMake comes with some distributions and not with
# Debian's.
find_path(Valijson_INCLUDE_DIR valijson/validator.hpp)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Valijson REQUIRED_VARS Valijson_INCLUDE_DIR)
mark_as_advanced(Valijson_INCLUDE_DIR)
if(Valijson_FOUND AND NOT TARGET Valijson::valijson)
    add_library(Valijson::valijson INTERFACE IMPORTED)
    set_target_properties(Valijson::valijson PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${Valijson_INCLUDE_DIR}")
endif()
