#pragma once

namespace proxy407::program {

/// `certify site`: makes the pages for the public.
int certify_site_command(int argc, char** argv);

}  // namespace proxy407::program
