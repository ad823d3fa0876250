#pragma once

#include "program/command_line.hpp"
#include "results/document.hpp"

#include <string>
#include <string_view>

namespace proxy407::program {

inline constexpr int exit_not_written = 1;

/// Where reports go; "" for those that were not asked for, "-" is standard output.
struct ReportFiles {
    std::string html;
    std::string junit;
    std::string markdown;
    std::string badges;  ///< a folder

    bool any() const {
        return !html.empty() || !junit.empty() || !markdown.empty() || !badges.empty();
    }
};

/// Adds --html, --junit, --markdown and --badges.
void add_report_options(CommandLine& line);

ReportFiles report_files(const cxxopts::ParseResult& given);

/// Writes those that were asked for. False when one could not be written; that is said in the name
/// of the command on stderr, and the others are written all the same.
bool write_reports(
    std::string_view command, const ReportFiles& files, const results::Document& document
);

}  // namespace proxy407::program
