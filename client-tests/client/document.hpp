#pragma once

#include "json/mistake.hpp"
#include "json/positions.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::client {

class Document;

/// A value of a document, with its place. What is not as it was asked for becomes a mistake of the
/// document, and something empty is given instead.
class Node {
public:
    Node(Document& document, const nlohmann::json& value, std::string path);

    /// An object with these keys and no others?
    bool has_keys(
        const std::vector<std::string>& required, const std::vector<std::string>& optional = {}
    ) const;

    /// The member of an object; nothing when it is not there.
    std::optional<Node> find(const std::string& key) const;

    std::vector<std::pair<std::string, Node>> members() const;
    std::vector<Node> items() const;

    bool is_object() const { return value_->is_object(); }

    /// A text that is not empty.
    std::string text() const;
    std::string text_of(const std::string& key) const;
    std::vector<std::string> texts() const;
    std::string one_of(const std::vector<std::string>& allowed) const;
    bool flag() const;

    /// The number that says how the file is to be read.
    void has_version(int version) const;

    void mistake(const std::string& found, const std::string& expected) const;

    /// The value as a mistake shows it.
    std::string shown() const;

private:
    void unknown_key(const std::string& key, const std::vector<std::string>& known) const;

    Document* document_;
    const nlohmann::json* value_;
    std::string path_;
};

/// A JSON file that is read strictly: all its mistakes are found, each with its line.
class Document {
public:
    /// A file that can't be read, or is no JSON, is a mistake too.
    explicit Document(const std::string& file);
    Document(std::string text, const std::string& file);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Nothing when it is no JSON.
    std::optional<Node> root();

    const json::Mistakes& mistakes() const { return mistakes_; }

private:
    friend class Node;
    std::string file_;
    json::Mistakes mistakes_;  // before what may add to it
    std::string text_;
    std::unique_ptr<json::Positions> positions_;
    nlohmann::json value_;
};

}  // namespace proxy407::client
