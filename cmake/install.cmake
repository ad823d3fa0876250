# cmake --install, in two parts: `program` (what the image needs) and `library` (headers, the
# archive, the CMake package and pkg-config's file). Nothing is named otherwise than proxy407.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/proxy407)

if(PROXY407_PROGRAM)
    install(TARGETS proxy407_cli RUNTIME COMPONENT program)
    install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
    install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/proxy407
        COMPONENT program FILES_MATCHING PATTERN *.json)
endif()

install(TARGETS proxy407 EXPORT proxy407 ARCHIVE COMPONENT library)
install(DIRECTORY include/proxy407 DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT proxy407 FILE proxy407Targets.cmake NAMESPACE proxy407::
    DESTINATION ${package_dir} COMPONENT library)

configure_package_config_file(cmake/config.cmake.in proxy407Config.cmake
    INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(proxy407ConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/proxy407Config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/proxy407ConfigVersion.cmake
    cmake/modules/FindUtf8proc.cmake
    integrations/cmake/proxy407_add_test.cmake
    DESTINATION ${package_dir} COMPONENT library)

# Its prefix is where the file lies (pcfiledir), so that the tree can be moved.
file(RELATIVE_PATH prefix_of_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/proxy407.pc.in proxy407.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/proxy407.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
