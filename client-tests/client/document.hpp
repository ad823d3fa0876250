#pragma once

#include "json/value.hpp"

#include <memory>
#include <optional>
#include <string>

namespace proxy407::client {

/// A JSON file that is read strictly: all its mistakes are found, each with its line.
class Document {
public:
    /// A file that can't be read, or is no JSON, is a mistake too.
    explicit Document(const std::string& file);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Nothing when it is no JSON.
    std::optional<json::Value> root();

    const json::Mistakes& mistakes() const { return mistakes_; }

private:
    std::string file_;
    json::Mistakes mistakes_;  // before what may add to it
    std::string text_;
    nlohmann::ordered_json value_;
    std::unique_ptr<json::Positions> positions_;
    std::optional<json::Complaints> complaints_;
};

}  // namespace proxy407::client
