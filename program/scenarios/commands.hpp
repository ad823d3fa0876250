// scenarios: a file per sub-command.
#pragma once

namespace proxy407::program {

int scenarios_list_command(int argc, char** argv);
int scenarios_show_command(int argc, char** argv);
int scenarios_validate_command(int argc, char** argv);
int scenarios_from_curl_command(int argc, char** argv);
int scenarios_schema_command(int argc, char** argv);

}  // namespace proxy407::program
