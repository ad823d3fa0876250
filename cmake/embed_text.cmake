# cmake -D IN=FILE -D OUT=FILE.cpp -D HEADER=room/file.hpp -D NAMESPACE=a::b -D FUNCTION=f -P ...
# Writes a file as a raw string literal, so that the program needs no file beside itself.
file(READ "${IN}" text)
string(FIND "${text}" ")text407\"" clash)
if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${IN} contains the delimiter of the literal it is to become")
endif()
file(WRITE "${OUT}" "#include \"${HEADER}\"

namespace ${NAMESPACE} {

std::string_view ${FUNCTION}() {
    return R\"text407(${text})text407\";
}

}  // namespace ${NAMESPACE}
")
