# cmake --install, in two parts: `program` (what the image needs) and `library` (headers,
# archives and the CMake package).
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/proxy407)

install(TARGETS proxy407_cli RUNTIME COMPONENT program)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/proxy407
    COMPONENT program FILES_MATCHING PATTERN *.json)

install(TARGETS boost_impl proxy407_core proxy407 EXPORT proxy407 ARCHIVE COMPONENT library)
install(DIRECTORY server/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/proxy407
    COMPONENT library FILES_MATCHING PATTERN *.hpp)
install(EXPORT proxy407 FILE proxy407Targets.cmake NAMESPACE proxy407::
    DESTINATION ${package_dir} COMPONENT library)

configure_package_config_file(cmake/config.cmake.in proxy407Config.cmake
    INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(proxy407ConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/proxy407Config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/proxy407ConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT library)
