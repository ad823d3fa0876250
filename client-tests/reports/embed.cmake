# cmake -D DIR=page -D SCRIPTS="a.js;b.js" -D OUT=page_source.cpp -P embed.cmake
# Writes the page's sources as raw string literals, so that the program needs no file beside itself.

set(delimiter page407)
function(read_literal variable)
    set(text "")
    foreach(file IN LISTS ARGN)
        file(READ "${DIR}/${file}" part)
        string(APPEND text "${part}")
    endforeach()
    string(FIND "${text}" ")${delimiter}\"" clash)
    if(NOT clash EQUAL -1)
        message(FATAL_ERROR "${ARGN}: contains the delimiter of the literal it is to become")
    endif()
    set(${variable} "R\"${delimiter}(${text})${delimiter}\"" PARENT_SCOPE)
endfunction()

read_literal(html page.html)
read_literal(style page.css)
read_literal(script ${SCRIPTS})

file(WRITE "${OUT}" "// Made by embed.cmake from the files in page/.
#include \"reports/page_source.hpp\"

namespace proxy407::reports {

std::string_view page_html() {
    return ${html};
}

std::string_view page_style() {
    return ${style};
}

std::string_view page_script() {
    return ${script};
}

}  // namespace proxy407::reports
")
