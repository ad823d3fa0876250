#include "diagnosis/program.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

namespace on = transforms::on;
using auth::Account;

std::string_view id_of(const Step& step) {
    const auto& row = *step.row;
    if (step.alone && step.on == on::user && !row.user_alone.empty()) return row.user_alone;
    if (step.alone && step.on == on::password && !row.password_alone.empty()) {
        return row.password_alone;
    }
    return row.id;
}

std::string what_of(const Step& step) {
    const auto id = id_of(step);
    const auto* named =
        id == step.row->id && !step.row->what.empty() ? step.row : transforms::find_transform(id);
    std::string what(named == nullptr ? "" : named->what);
    if (!step.alone || id != step.row->id) return what;
    return what + (step.on == on::user ? " (in the user alone)" : " (in the password alone)");
}

/// Puts two ways together, step by step.
class Merge {
public:
    Merge(
        const Way& of_user,
        const Way& of_password,
        std::size_t most,
        Budget& budget,
        std::vector<Program>& out
    )
        : of_user_(of_user), of_password_(of_password), most_(most), budget_(budget), out_(out) {}

    void run(std::size_t user, std::size_t password, const Account& now) {
        const bool more_user = user < of_user_.size();
        const bool more_password = password < of_password_.size();
        if (!more_user && !more_password) return out_.push_back(program_);
        const auto left = most_ - program_.steps.size();
        const auto longer = std::max(of_user_.size() - user, of_password_.size() - password);
        if (longer > left || !budget_.spend(0)) return;
        if (more_user && more_password && of_user_[user].row == of_password_[password].row) {
            take(
                {of_user_[user].row, on::halves, false},
                {of_user_[user].octets, of_password_[password].octets},
                user + 1,
                password + 1
            );
        }
        if (more_user) {
            const auto& change = of_user_[user];
            const bool alone = is_alone(*change.row, on::password, now.password) &&
                               !forgets(of_password_, password);
            take({change.row, on::user, alone}, {change.octets, now.password}, user + 1, password);
        }
        if (more_password) {
            const auto& change = of_password_[password];
            const bool alone =
                is_alone(*change.row, on::user, now.user) && !forgets(of_user_, user);
            take({change.row, on::password, alone}, {now.user, change.octets}, user, password + 1);
        }
    }

private:
    static bool is_alone(
        const transforms::Transform& row, unsigned other, const std::string& octets
    ) {
        return row.together && (row.on & other) != 0 && !transforms::results(row, octets).empty();
    }

    /// Does what is still to come make the same of everything? Then nobody knows what was done
    /// before.
    static bool forgets(const Way& way, std::size_t next) {
        return std::any_of(
            way.begin() + static_cast<std::ptrdiff_t>(next),
            way.end(),
            [](const Change& change) { return change.row->is_constant; }
        );
    }

    void take(Step step, Account after, std::size_t user, std::size_t password) {
        step.account = after;
        program_.steps.push_back(std::move(step));
        run(user, password, after);
        program_.steps.pop_back();
    }

    const Way& of_user_;
    const Way& of_password_;
    std::size_t most_;
    Budget& budget_;
    std::vector<Program>& out_;
    Program program_;
};

}  // namespace

int Program::cost() const {
    int sum = 0;
    for (const auto& step : steps) sum += step.row->cost + (step.alone ? 1 : 0);
    return sum;
}

std::string Program::id() const {
    std::string id;
    for (const auto& step : steps) id += (id.empty() ? "" : "+") + std::string(id_of(step));
    return id;
}

std::string Program::what() const {
    std::string what;
    for (const auto& step : steps) what += (what.empty() ? "" : ", and ") + what_of(step);
    return what;
}

std::vector<Program> joined(
    const Account& right,
    const std::vector<Way>& of_user,
    const std::vector<Way>& of_password,
    std::size_t most,
    Budget& budget
) {
    std::vector<Program> out;
    for (const auto& user : of_user) {
        for (const auto& password : of_password) {
            Merge(user, password, most, budget, out).run(0, 0, right);
        }
    }
    return out;
}

}  // namespace proxy407::diagnosis
