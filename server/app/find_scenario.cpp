// The one file that sees the public function `scenario` and none of the rooms, whose namespace has
// the same name.
#undef PROXY407_IMPLEMENTATION
#include "app/find_scenario.hpp"

namespace proxy407 {
inline namespace v1 {

Scenario scenario(std::string_view name_or_path) {
    return app::find_scenario(name_or_path);
}

}  // namespace v1
}  // namespace proxy407
