#include "client/document.hpp"

#include "files/read_file.hpp"

namespace proxy407::client {

Document::Document(const std::string& file) : file_(file) {
    auto read = files::read_file(file, json::file_limits.octets);
    if (!read.trouble.empty()) {
        mistakes_.push_back({file, "", 0, 0, read.trouble, "a readable file"});
        return;
    }
    text_ = std::move(read.text);
    value_ = json::parse<nlohmann::ordered_json>(text_, json::file_limits);
    positions_ = std::make_unique<json::Positions>(text_, file_, mistakes_);
    complaints_.emplace(*positions_, file_, mistakes_);
}

std::optional<json::Value> Document::root() {
    if (!complaints_ || value_.is_discarded()) return std::nullopt;
    return json::Value({value_, ""}, *complaints_);
}

}  // namespace proxy407::client
