#pragma once

#include "admin/answer.hpp"

namespace proxy407::admin {

Answer health(const Call& call);
Answer version(const Call& call);
Answer description(const Call& call);
Answer metrics(const Call& call);
Answer certificate_pem(const Call& call);
Answer certificate_der(const Call& call);
Answer shut_down(const Call& call);

Answer list_scenarios(const Call& call);
Answer show_scenario(const Call& call);
Answer validate_scenario(const Call& call);

Answer list_proxies(const Call& call);
Answer show_proxy(const Call& call);
Answer create_proxy(const Call& call);
Answer delete_proxy(const Call& call);
Answer use_scenario(const Call& call);
Answer show_state(const Call& call);
Answer set_state(const Call& call);
Answer reset_proxy(const Call& call);
Answer reset_all(const Call& call);
Answer show_handout(const Call& call);
Answer encode(const Call& call);

Answer list_exchanges(const Call& call);
Answer show_exchange(const Call& call);
Answer show_head(const Call& call);
Answer delete_exchanges(const Call& call);
Answer wait_for_exchanges(const Call& call);
Answer count_exchanges(const Call& call);
Answer list_near_misses(const Call& call);
Answer list_refusals(const Call& call);
Answer verify(const Call& call);
Answer export_har(const Call& call);
Answer export_ndjson(const Call& call);
Answer listen_to_events(const Call& call);

}  // namespace proxy407::admin
