#include "scenario/validate.hpp"

#include "json/nearest.hpp"
#include "scenario/defaults.hpp"
#include "scenario/likely_fix.hpp"
#include "scenario/schema.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace proxy407::scenario {

namespace {

using Instance = nlohmann::json;
using Context = std::vector<std::string>;

const Instance& schema_document() {
    static const Instance document = Instance::parse(schema());
    return document;
}

const valijson::Schema& compiled_schema() {
    static const auto* compiled = [] {
        auto* made = new valijson::Schema;  // lives as long as the program
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_document()), *made);
        return made;
    }();
    return *compiled;
}

const Instance* resolve(const Instance* node) {
    while (node != nullptr && node->contains("$ref")) {
        const auto reference = node->at("$ref").get<std::string>();
        node = &schema_document().at(Instance::json_pointer(reference.substr(1)));
    }
    return node;
}

/// The part of the schema that speaks about the value at that place.
const Instance* subschema(const Context& place) {
    const Instance* node = &schema_document();
    for (const auto& token : place) {
        if (node->contains("items")) {
            node = resolve(&node->at("items"));
        } else if (node->contains("properties") && node->at("properties").contains(token)) {
            node = resolve(&node->at("properties").at(token));
        } else if (node->contains("additionalProperties")) {
            node = resolve(&node->at("additionalProperties"));
        } else {
            return nullptr;
        }
    }
    return node;
}

std::vector<std::string> strings(const Instance& array) {
    std::vector<std::string> found;
    for (const auto& item : array) found.push_back(item.get<std::string>());
    return found;
}

std::vector<std::string> keys(const Instance& object) {
    std::vector<std::string> found;
    for (const auto& [key, unused] : object.items()) found.push_back(key);
    return found;
}

/// The keys of which the schema wants one: {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
std::vector<std::string> alternative_keys(const Instance& node) {
    std::vector<std::string> found;
    for (const auto* kind : {"anyOf", "oneOf"}) {
        if (!node.contains(kind)) continue;
        for (const auto& one : node.at(kind)) found.push_back(one.at("required").at(0));
    }
    return found;
}

/// The name that the validator's text ends with: ... constraints: 'name'.
std::string name_at_end(const std::string& description, std::string_view before) {
    const auto begin = description.find(before) + before.size() + 2;
    return description.substr(begin, description.size() - 2 - begin);
}

std::string with_article(const std::string& type) {
    if (type == "null") return type;
    const bool vowel = std::string_view("aeiou").find(type.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + type;
}

std::string type_names(const Instance& type) {
    if (type.is_string()) return with_article(type.get<std::string>());
    std::string text;
    for (const auto& name : type) text += (text.empty() ? "" : " or ") + with_article(name);
    return text;
}

std::string range(const Instance& node) {
    return "a number from " + node.at("minimum").dump() + " to " + node.at("maximum").dump();
}

/// What is behind one error of the validator, in our words. Errors that only say that something
/// inside them is wrong give nothing: the inner one is reported.
class Wording {
public:
    Wording(const Instance& root, const json::Positions& positions, std::string_view file)
        : root_(root), positions_(positions), file_(file) {}

    void add(const valijson::ValidationResults::Error& error) {
        Context place;
        for (const auto& token : error.context)
            if (token != "<root>") place.push_back(token.substr(1, token.size() - 2));
        const auto* node = subschema(place);
        const auto& text = error.description;
        if (text.starts_with("Object contains a property")) {
            keys_in_excess(place, *node, name_at_end(text, "constraints:"));
        } else if (text.starts_with("Missing required property")) {
            missing_key(place, *node, name_at_end(text, "property"));
        } else if (!text.starts_with("Failed to validate") || is_about_alternatives(text)) {
            wrong_value(place, *node, text);
        }
    }

    Misfits take() {
        leave_out_mistyped();
        return std::move(misfits_);
    }

private:
    static bool is_about_alternatives(const std::string& text) {
        return text.find("anyOf") != text.npos || text.find("oneOf") != text.npos ||
               text.find("exactly one") != text.npos;
    }

    static std::string pointer(const Context& place) {
        std::string path;
        for (const auto& token : place) path += '/' + json::pointer_token(token);
        return path;
    }

    const Instance& value_at(const Context& place) const {
        return root_.at(Instance::json_pointer(pointer(place)));
    }

    void wrong_value(const Context& place, const Instance& node, const std::string& text) {
        const auto& value = value_at(place);
        json::Mistake mistake{file_, pointer(place), 0, 0, json::shown(value), text};
        if (text.starts_with("Failed to validate")) {
            mistake.expected = node.contains("anyOf") ? "at least" : "exactly";
            mistake.expected += " one of the keys " + json::in_a_row(alternative_keys(node));
        } else if (text.starts_with("Object should have no fewer")) {
            mistake.expected =
                "at least one of the keys " + json::in_a_row(keys(node.at("properties")));
        } else if (text.starts_with("Value type not permitted")) {
            mistake.expected = type_names(node.at("type"));
            mistake.fix = place.empty() ? "write one scenario a file"
                                        : fix_of_type(place.back(), value, node);
        } else if (text.starts_with("Failed to match against any enum")) {
            const auto word = value.is_string() ? value.get<std::string>() : std::string();
            json::expect_one_of(mistake, strings(node.at("enum")), word);
        } else if (text.starts_with("Expected number")) {
            mistake.expected = range(node);
        } else if (text.starts_with("Failed to match regex")) {
            mistake.expected = node.at("description");
            if (mistake.path == "/id")
                mistake.fix = "write \"" + id_of(value.get<std::string>()) + '"';
        } else if (text.starts_with("String should be no fewer")) {
            mistake.expected = "a text that is not empty";
        } else if (text.starts_with("Array should contain no fewer")) {
            mistake.expected = "at least one item";
        }
        misfits_.places.insert(mistake.path);
        positions_.locate(mistake);
        put(std::move(mistake));
    }

    void missing_key(const Context& place, const Instance& node, const std::string& name) {
        const auto others = alternative_keys(node);
        if (std::ranges::find(others, name) != others.end()) return;
        json::Mistake mistake{file_, pointer(place), 0, 0, "missing key \"" + name + '"', ""};
        misfits_.places.insert(mistake.path + '/' + json::pointer_token(name));
        positions_.locate(mistake);
        put(std::move(mistake));
    }

    /// Every key that the schema does not know; or the named one, which it does not know beside the
    /// others.
    void keys_in_excess(const Context& place, const Instance& node, const std::string& named) {
        const auto known = keys(node.at("properties"));
        const auto is_known = [&](const std::string& name) {
            return std::ranges::find(known, name) != known.end();
        };
        const auto& object = value_at(place);
        if (is_known(named)) {
            auto mistake = of_key(place, named);
            mistake.found = "key \"" + named + "\" does not go with " + beside(object);
            mistake.fix = "leave it out";
            return put(std::move(mistake));
        }
        std::vector<std::string> free;
        std::ranges::copy_if(known, std::back_inserter(free), [&](const std::string& name) {
            return !object.contains(name);
        });
        for (const auto& name : keys(object)) {
            if (is_known(name)) continue;
            auto mistake = of_key(place, name);
            const auto near = json::nearest(name, free);
            if (near.empty()) mistake.fix = fix_of_key(name, node, resolve);
            if (!near.empty())
                mistyped_.insert(pointer(place) + '/' + json::pointer_token(near.front()));
            json::unknown_key(mistake, free, name);
            put(std::move(mistake));
        }
    }

    /// Scheme and check say which keys make sense with them.
    static std::string beside(const Instance& object) {
        const auto* given = object.contains("scheme") ? "scheme" : "check";
        return std::string(given) + ' ' + json::shown(object.at(given));
    }

    json::Mistake of_key(const Context& place, const std::string& name) {
        json::Mistake mistake{
            file_, pointer(place) + '/' + json::pointer_token(name), 0, 0, "", ""};
        misfits_.places.insert(mistake.path);
        positions_.locate_key(mistake);
        return mistake;
    }

    /// A key is named twice when both an object and a condition on it refuse it. Beyond the first
    /// two hundred the reader learns nothing new.
    void put(json::Mistake mistake) {
        constexpr std::size_t most = 200;
        if (misfits_.mistakes.size() == most) return;
        const auto same = [&](const json::Mistake& other) {
            return other.path == mistake.path && other.found == mistake.found;
        };
        if (std::ranges::none_of(misfits_.mistakes, same))
            misfits_.mistakes.push_back(std::move(mistake));
    }

    /// A key that is missing because it is mistyped is one mistake.
    void leave_out_mistyped() {
        misfits_.places.insert(mistyped_.begin(), mistyped_.end());
        std::erase_if(misfits_.mistakes, [&](const json::Mistake& mistake) {
            constexpr std::string_view missing = "missing key \"";
            if (!mistake.found.starts_with(missing)) return false;
            auto name = mistake.found.substr(missing.size());
            name.pop_back();
            return mistyped_.contains(mistake.path + '/' + json::pointer_token(name));
        });
    }

    const Instance& root_;
    const json::Positions& positions_;
    std::string file_;
    Misfits misfits_;
    json::Places mistyped_;
};

}  // namespace

Misfits validate(
    const nlohmann::json& value, const json::Positions& positions, std::string_view file
) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(compiled_schema(), valijson::adapters::NlohmannJsonAdapter(value), &results);
    Wording wording(value, positions, file);
    for (const auto& error : results) wording.add(error);
    return wording.take();
}

}  // namespace proxy407::scenario
