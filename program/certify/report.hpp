#pragma once

namespace proxy407::program {

/// `certify report RESULTS.json`: reports of a run that is over. argv[0] is "report".
int certify_report_command(int argc, char** argv);

/// `certify merge A.json B.json`: the shards of a run as one. argv[0] is "merge".
int certify_merge_command(int argc, char** argv);

}  // namespace proxy407::program
