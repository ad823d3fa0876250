#pragma once

#include <string_view>

namespace proxy407::http {

/// What there is to say about one complaint, whoever it is about. Ids never change.
struct ComplaintRow {
    std::string_view id;
    std::string_view fix;                ///< what to do; whole sentences
    std::string_view requirements = {};  ///< ids of server/checks/requirements.json, a space
                                         ///< between; none where it is a limit of this proxy
};

/// The row of that id, which may go on after a colon ("tls-handshake-failed: no shared cipher");
/// null if there is none.
const ComplaintRow* find_complaint(std::string_view id);

}  // namespace proxy407::http
