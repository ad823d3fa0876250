# proxy407::proxy407: what another project links with, include/proxy407 and an archive.
#
# The archive has one object. Whatever is not marked PROXY407_API becomes local in it, the compiled
# Boost above all: a project with another Boost, or with the same one compiled otherwise, would
# else end with two definitions of a function, and the linker would take one of them.
set(library_objects $<TARGET_OBJECTS:boost_objects>)
foreach(room IN LISTS core_rooms ITEMS net app)
    list(APPEND library_objects $<TARGET_OBJECTS:room_${room}>)
endforeach()

set(library_object ${CMAKE_CURRENT_BINARY_DIR}/proxy407${CMAKE_CXX_OUTPUT_EXTENSION})
add_custom_command(
    OUTPUT ${library_object}
    # A group has a name, by which another object's group of that name would replace it.
    COMMAND ${CMAKE_LINKER} -r --force-group-allocation -o ${library_object} ${library_objects}
    COMMAND ${CMAKE_OBJCOPY} --localize-hidden --wildcard --localize-symbol=*boost*
        ${library_object}
    DEPENDS ${library_objects}
    COMMAND_EXPAND_LISTS
    VERBATIM)

add_library(proxy407 STATIC ${library_object})
set_source_files_properties(${library_object} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
set_target_properties(proxy407 PROPERTIES LINKER_LANGUAGE CXX)
target_include_directories(proxy407 INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(proxy407 INTERFACE cxx_std_17)
target_link_libraries(proxy407 PRIVATE ${foreign_libraries})
add_library(proxy407::proxy407 ALIAS proxy407)
