#include "cli/output_file.hpp"

#include "cli/screen.hpp"
#include "text/octets.hpp"

#include <fstream>
#include <iostream>

namespace proxy407::cli {

bool write_output(std::string_view command, const std::string& file, std::string_view content) {
    if (file == "-") {
        print(content);
        return static_cast<bool>(std::cout);
    }
    std::ofstream out(file, std::ios::binary);
    out << content << std::flush;
    if (!out)
        std::cerr << "proxy407 " << command << ": can't write " << text::printable(file) << '\n';
    return static_cast<bool>(out);
}

}  // namespace proxy407::cli
