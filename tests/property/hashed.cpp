// The two laws where the search goes forward alone: Digest and NTLM show a hash of the password,
// and a bearer's token is a secret by itself. Random accounts, one or two transforms of the
// password, of the user that is hashed or of both; in Digest also a mistake of the formula, alone
// or with another.
//
// Where nothing but a hash is seen each candidate costs a hash, and two transforms of a hard
// password are more candidates than the budget has: these cases are counted, and may be one in
// five.
//
//     hashed CASES [SEED]

#include "auth/digest.hpp"
#include "diagnosis/digest_recipe.hpp"
#include "diagnosis/half_rows.hpp"
#include "diagnosis/solve.hpp"
#include "laws.hpp"
#include "random_words.hpp"
#include "text/octets.hpp"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace proxy407;
namespace on = transforms::on;
using auth::Account;
using diagnosis::DigestRecipe;
using diagnosis::Explained;
using diagnosis::HalfRows;
using property::Random;
using property::word;

struct Done {
    Account account;
    int cost = 0;
    int count = 0;
    std::string id;
};

/// The first of two is made; the last one is any.
std::optional<std::string> changed(
    Random& random, std::string octets, unsigned side, std::size_t steps, Done& done
) {
    for (std::size_t left = steps; left-- > 0;) {
        const auto& rows = left > 0 ? HalfRows::of(side).forward() : HalfRows::of(side).all();
        const auto& row = *rows[random.below(rows.size())];
        // Nothing is known of what was done before: a mask has the length of the right value.
        if (row.is_constant && left + 1 < steps) return std::nullopt;
        const auto made = transforms::results(row, octets);
        if (made.empty()) return std::nullopt;
        octets = made[random.below(made.size())];
        done.cost += row.cost;
        ++done.count;
        done.id += (done.id.empty() ? "" : "+") + std::string(row.id);
    }
    return octets;
}

bool change(Random& random, std::size_t steps, Done& done) {
    const auto side = random.chance(4) ? on::user : on::password;
    auto& half = side == on::user ? done.account.user : done.account.password;
    const auto right = half;
    auto made = changed(random, half, side, steps, done);
    if (!made || *made == right) return false;
    half = std::move(*made);
    return true;
}

/// Re-applies the steps; nothing where one does not make what it is said to make.
std::optional<Account> replayed(const Account& right, const diagnosis::Program& program) {
    auto now = right;
    for (const auto& step : program.steps) {
        const auto& row = *step.row;
        if (step.on == on::account) {
            if (row.bend(now) != step.account) return std::nullopt;
        } else {
            const auto& next = step.account;
            const bool user = now.user == next.user || transforms::makes(row, now.user, next.user);
            const bool password = now.password == next.password ||
                                  transforms::makes(row, now.password, next.password);
            if (!user || !password) return std::nullopt;
        }
        now = step.account;
    }
    return now;
}

struct Tally : property::Counts {
    static void show(
        const char* what, const Account& right, const Done& done, const Explained& found
    ) {
        static int shown = 0;
        if (++shown > 40) return;
        const bool any = !found.explanations.empty();
        std::printf(
            "%s: %s -> %s\n  done %s (%d), told %s (%d)\n",
            what,
            text::printable(pair_of(right)).c_str(),
            text::printable(pair_of(done.account)).c_str(),
            done.id.c_str(),
            done.cost,
            any ? found.explanations.front().id.c_str() : "nothing",
            any ? found.explanations.front().cost : 0
        );
    }

    template <class IsSound>
    void judge(const Account& right, const Done& done, const Explained& found, IsSound is_sound) {
        ++cases;
        if (!found.is_complete) {
            ++out_of_budget;
            return;
        }
        if (found.explanations.empty()) {
            ++unexplained;
            return show("nothing", right, done, found);
        }
        for (const auto& one : found.explanations) {
            if (is_sound(one)) continue;
            ++unsound;
            show("unsound", right, done, found);
        }
        // In Digest a wrong hash function and one mistake more are looked for before two
        // transforms.
        const bool has_hash = found.explanations.front().program.steps.size() < 2;
        if (found.explanations.front().cost <= done.cost || (done.count > 1 && has_hash)) return;
        ++dearer;
        show("dearer", right, done, found);
    }
};

/// The recipe with the mistakes that the explanation names before its transforms.
DigestRecipe recipe_of(const auth::DigestInputs& right, const diagnosis::Explanation& one) {
    DigestRecipe recipe{right};
    auto names = text::words(text::replaced(one.id, "+", " "));
    names.resize(names.size() - one.program.steps.size());
    std::optional<DigestRecipe> before;
    for (const auto& name : names) {
        for (const auto& mistake : diagnosis::digest_mistakes()) {
            if (mistake.id != name) continue;
            const auto inputs = before ? before->inputs : right;
            const auto hash = before ? before->hash : auth::digest_hash;
            const diagnosis::DigestClue clue{inputs, "auth", right.uri, hash};
            recipe = *mistake.make(clue);
            if (before) recipe.hash = before->hash;
            before = recipe;
        }
    }
    return recipe;
}

auth::DigestInputs inputs_for(const Account& account) {
    auth::DigestInputs inputs;
    inputs.algorithm = auth::DigestAlgorithm::sha256;
    inputs.user = account.user;
    inputs.password = account.password;
    inputs.realm = "proxy407";
    inputs.nonce = "0123456789abcdef";
    inputs.cnonce = "fedcba98";
    inputs.nc = "00000001";
    inputs.qop = "auth";
    inputs.method = "CONNECT";
    inputs.uri = "example.test:443";
    return inputs;
}

void try_digest(Random& random, Tally& tally) {
    const Account right{word(random, true), word(random, false)};
    const auto inputs = inputs_for(right);
    Done done{right, 0, 0, {}};
    DigestRecipe recipe{inputs};
    if (random.chance(4)) {
        const auto mistakes = diagnosis::digest_mistakes();
        const auto& mistake = mistakes[random.below(mistakes.size())];
        const auto made = mistake.make({inputs, "auth", inputs.uri});
        if (!made) return;
        recipe = *made;
        done.cost = 10;
        done.id = mistake.id;
    } else if (!change(random, 1 + random.below(2), done)) {
        return;
    } else {
        recipe.inputs.user = done.account.user;
        recipe.inputs.password = done.account.password;
    }
    const auto response = recipe.response();
    if (response == auth::digest_response(inputs)) return;
    const auto found = diagnosis::explain_digest(response, inputs, "auth", inputs.uri, right.user);
    tally.judge(right, done, found, [&](const diagnosis::Explanation& one) {
        auto again = recipe_of(inputs, one);
        const auto account = replayed({again.inputs.user, again.inputs.password}, one.program);
        if (!account) return false;
        again.inputs.user = account->user;
        again.inputs.password = account->password;
        return again.response() == response;
    });
}

void try_secret(Random& random, Tally& tally, bool is_token) {
    const Account right{"", word(random, false)};
    Done done{right, 0, 0, {}};
    auto made = changed(random, right.password, on::password, 1 + random.below(2), done);
    if (!made || *made == right.password) return;
    done.account.password = *made;
    const auto found = is_token
                           ? diagnosis::explain_token(*made, right.password)
                           : diagnosis::explain_password(right.password, [&](std::string_view one) {
                                 return one == *made;
                             });
    tally.judge(right, done, found, [&](const diagnosis::Explanation& one) {
        return replayed(right, one.program) == done.account;
    });
}

}  // namespace

int main(int argc, char** argv) {
    const auto asked = property::asked(argc, argv, "hashed");
    if (!asked) return 2;
    Random random(asked->seed);
    Tally digest;
    Tally password;
    Tally token;
    while (digest.cases < asked->cases) try_digest(random, digest);
    while (password.cases < asked->cases) try_secret(random, password, false);
    while (token.cases < asked->cases) try_secret(random, token, true);
    digest.print("Digest: ");
    password.print("a password's hash: ");
    token.print("a token: ");
    return digest.holds(5) && password.holds(5) && token.holds(5) ? 0 : 1;
}
