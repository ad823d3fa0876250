#pragma once

namespace proxy407::program {

/// `certify regrade RESULTS.json`: judges a run again by what was kept of it. argv[0] is "regrade".
int certify_regrade_command(int argc, char** argv);

}  // namespace proxy407::program
