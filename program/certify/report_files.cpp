#include "program/certify/report_files.hpp"

#include "program/output_file.hpp"
#include "reports/badge.hpp"
#include "reports/html.hpp"
#include "reports/junit.hpp"
#include "reports/markdown.hpp"

#include <filesystem>

namespace proxy407::program {

void add_report_options(CommandLine& line) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    line.options("Reports")("html", "the matrix with all evidence, in one page", text(), "FILE")(
        "junit", "JUnit XML, for the CI's list of tests", text(), "FILE"
    )("markdown", "a summary for the page of a CI job", text(), "FILE"
    )("badges", "SVG badges: overall.svg, and one for each client", text(), "DIR");
}

ReportFiles report_files(const cxxopts::ParseResult& given) {
    const auto file = [&](const char* name) {
        return given.count(name) > 0 ? given[name].as<std::string>() : std::string();
    };
    return {file("html"), file("junit"), file("markdown"), file("badges")};
}

bool write_reports(
    std::string_view command, const ReportFiles& files, const results::Document& document
) {
    bool good = true;
    // The evidence holds what clients sent, passwords included.
    const auto write = [&](const std::string& file, const std::string& content) {
        good = write_output(command, file, content, files::Readers::owner) && good;
    };
    if (!files.html.empty()) write(files.html, reports::html(document));
    if (!files.junit.empty()) write(files.junit, reports::junit(document));
    if (!files.markdown.empty()) write(files.markdown, reports::markdown(document));
    if (files.badges.empty()) return good;
    // A folder that can't be made is told of by its first file.
    std::error_code ignored;
    std::filesystem::create_directories(files.badges, ignored);
    for (const reports::Badge& badge : reports::badges(document)) {
        if (!good) break;
        good = write_output(command, files.badges + '/' + badge.file, badge.svg);
    }
    return good;
}

}  // namespace proxy407::program
