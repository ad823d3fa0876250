# cmake -D FILES="a.json;b.json" -D ROOT=DIR -D OUT=catalogue_data.cpp -P embed.cmake
# Writes the files as raw string literals, so that the program needs no file beside itself.

set(delimiter scenario407)
function(read_literal path variable)
    file(READ "${path}" text)
    string(FIND "${text}" ")${delimiter}\"" clash)
    if(NOT clash EQUAL -1)
        message(FATAL_ERROR "${path} contains the delimiter of the literal it is to become")
    endif()
    set(${variable} "R\"${delimiter}(${text})${delimiter}\"" PARENT_SCOPE)
endfunction()

set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(id "${file}" NAME_WLE)
    read_literal("${ROOT}/${file}" literal)
    string(APPEND rows "    {\"${id}\", \"${file}\", ${literal}},\n")
endforeach()
read_literal("${ROOT}/scenarios/scenario.schema.json" schema)

file(WRITE "${OUT}" "// Made by embed.cmake from the files in scenarios/.
#include \"scenario/built_in.hpp\"
#include \"scenario/schema.hpp\"

namespace proxy407::scenario {
namespace {

constexpr BuiltIn table[] = {
${rows}};

}  // namespace

std::span<const BuiltIn> built_in() {
    return table;
}

std::string_view schema() {
    return ${schema};
}

}  // namespace proxy407::scenario
")
