#pragma once

#include "auth/ambient.hpp"

#include <memory>
#include <string>
#include <vector>

namespace proxy407::test {

/// What a mechanism would say, leg by leg, and what it was told.
struct Script {
    std::vector<auth::Acceptor::Answer> answers;
    std::vector<std::string> told;
    int acceptors = 0;
};

class ScriptedAcceptor : public auth::Acceptor {
public:
    explicit ScriptedAcceptor(Script& script) : script_(script) { ++script_.acceptors; }

    Answer accept(std::string_view token) override {
        script_.told.emplace_back(token);
        return script_.answers.at(script_.told.size() - 1);
    }

private:
    Script& script_;
};

inline auth::MakeAcceptor acceptors_of(Script& script) {
    return [&script](const auth::HandshakePolicy&, const auth::Accounts&) {
        return std::make_unique<ScriptedAcceptor>(script);
    };
}

using State = auth::Acceptor::Answer::State;

inline auth::Acceptor::Answer more(std::string token) {
    return {State::more, std::move(token), {}, {}};
}

inline auth::Acceptor::Answer done(std::string user, std::string token = {}) {
    return {State::done, std::move(token), std::move(user), {}};
}

inline auth::Acceptor::Answer failed(std::string error, std::string finding = {}) {
    return {State::failed, {}, {}, std::move(error), std::move(finding)};
}

}  // namespace proxy407::test
