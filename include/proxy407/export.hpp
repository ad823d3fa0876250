#pragma once

/// What a user of the library may link to. All else in it, Boost included, stays inside.
#define PROXY407_API __attribute__((visibility("default")))
