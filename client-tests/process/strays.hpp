#pragma once

#include <sys/types.h>

#include <string>

namespace proxy407::process {

/// From now on orphans among the descendants of this process become its children, so that they are
/// found (prctl(2), PR_SET_CHILD_SUBREAPER). Once is enough.
void adopt_orphans();

/// Takes leave of orphans that have ended: nobody else does.
void reap_orphans();

/// Kills the descendants of a child that a signal to its group does not reach: a browser that its
/// driver starts detached has a session of its own, and outlives it. Those whose parent is gone are
/// known by the child's HOME, where it is not ours.
void end_strays(pid_t child, const std::string& home);

}  // namespace proxy407::process
