#include "client/document.hpp"

#include "files/read_file.hpp"
#include "json/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::client {
namespace {

std::string content(const std::string& file, json::Mistakes& mistakes) {
    auto read = files::read_file(file, json::file_limits.octets);
    if (!read.trouble.empty())
        mistakes.push_back({file, "", 0, 0, read.trouble, "a readable file"});
    return std::move(read.text);
}

}  // namespace

Node::Node(Document& document, const nlohmann::json& value, std::string path)
    : document_(&document), value_(&value), path_(std::move(path)) {}

bool Node::has_keys(
    const std::vector<std::string>& required, const std::vector<std::string>& optional
) const {
    if (!value_->is_object()) {
        mistake(shown(), "an object");
        return false;
    }
    const std::size_t before = document_->mistakes_.size();
    std::vector<std::string> known = required;
    known.insert(known.end(), optional.begin(), optional.end());
    for (const auto& [key, unused] : value_->items())
        if (std::ranges::find(known, key) == known.end()) unknown_key(key, known);
    for (const std::string& key : required)
        if (!value_->contains(key)) mistake("missing key \"" + key + '"', "");
    return document_->mistakes_.size() == before;
}

std::optional<Node> Node::find(const std::string& key) const {
    if (!value_->is_object() || !value_->contains(key)) return std::nullopt;
    return Node(*document_, value_->at(key), path_ + '/' + json::pointer_token(key));
}

std::vector<std::pair<std::string, Node>> Node::members() const {
    std::vector<std::pair<std::string, Node>> found;
    if (!value_->is_object()) {
        mistake(shown(), "an object");
        return found;
    }
    for (const auto& [key, unused] : value_->items()) found.emplace_back(key, *find(key));
    return found;
}

std::vector<Node> Node::items() const {
    std::vector<Node> found;
    if (!value_->is_array() || value_->empty()) {
        mistake(shown(), "an array with at least one item");
        return found;
    }
    for (std::size_t i = 0; i < value_->size(); ++i)
        found.emplace_back(*document_, value_->at(i), path_ + '/' + std::to_string(i));
    return found;
}

std::string Node::text() const {
    if (value_->is_string() && !value_->get_ref<const std::string&>().empty())
        return value_->get<std::string>();
    mistake(shown(), "a text that is not empty");
    return "";
}

std::string Node::text_of(const std::string& key) const {
    const auto member = find(key);
    return member ? member->text() : "";
}

std::vector<std::string> Node::texts() const {
    std::vector<std::string> found;
    for (const Node& item : items()) found.push_back(item.text());
    return found;
}

std::string Node::one_of(const std::vector<std::string>& allowed) const {
    const std::string word = value_->is_string() ? value_->get<std::string>() : "";
    if (std::ranges::find(allowed, word) == allowed.end())
        mistake(shown(), json::one_of(allowed, word));
    return word;
}

bool Node::flag() const {
    if (!value_->is_boolean()) mistake(shown(), "true or false");
    return *value_ == true;
}

void Node::has_version(int version) const {
    if (*value_ != version) mistake(shown(), std::to_string(version));
}

void Node::mistake(const std::string& found, const std::string& expected) const {
    json::Mistake mistake{document_->file_, path_, 0, 0, found, expected};
    document_->positions_->locate(mistake);
    document_->mistakes_.push_back(std::move(mistake));
}

std::string Node::shown() const {
    return json::shown(*value_);
}

void Node::unknown_key(const std::string& key, const std::vector<std::string>& known) const {
    json::Mistake mistake{document_->file_, path_ + '/' + json::pointer_token(key), 0, 0, "", ""};
    json::unknown_key(mistake, known, key);
    document_->positions_->locate_key(mistake);
    document_->mistakes_.push_back(std::move(mistake));
}

Document::Document(const std::string& file) : file_(file), text_(content(file, mistakes_)) {
    if (!mistakes_.empty()) return;
    positions_ = std::make_unique<json::Positions>(text_, file_, mistakes_);
    value_ = json::parse(text_, json::file_limits);
}

Document::Document(std::string text, const std::string& file)
    : file_(file),
      text_(std::move(text)),
      positions_(std::make_unique<json::Positions>(text_, file_, mistakes_)),
      value_(json::parse(text_, json::file_limits)) {}

std::optional<Node> Document::root() {
    if (!positions_ || value_.is_discarded()) return std::nullopt;
    return Node(*this, value_, "");
}

}  // namespace proxy407::client
