#include "program/output_file.hpp"

#include "program/screen.hpp"
#include "text/octets.hpp"

#include <iostream>
#include <stdexcept>

namespace proxy407::program {

bool write_output(
    std::string_view command,
    const std::string& file,
    std::string_view content,
    files::Readers readers
) {
    if (file == "-") {
        print(content);
        return static_cast<bool>(std::cout);
    }
    try {
        files::write(file, content, readers);
        return true;
    } catch (const std::runtime_error& problem) {
        std::cerr << "proxy407 " << command << ": " << text::printable(problem.what()) << '\n';
        return false;
    }
}

bool can_write(std::string_view command, const std::string& file) {
    if (file.empty() || file == "-") return true;
    try {
        files::expect_writable(file);
        return true;
    } catch (const std::runtime_error& problem) {
        std::cerr << "proxy407 " << command << ": " << text::printable(problem.what()) << '\n';
        return false;
    }
}

}  // namespace proxy407::program
