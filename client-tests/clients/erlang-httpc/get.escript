#!/usr/bin/env escript
%% get.escript CA-FILE URL PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the answer's content.

main([CaFile, Url, Host, Port | Account]) ->
    {ok, _} = application:ensure_all_started(inets),
    {ok, _} = application:ensure_all_started(ssl),
    Proxy = {{Host, list_to_integer(Port)}, []},
    ok = httpc:set_options([{proxy, Proxy}, {https_proxy, Proxy}]),
    Trust = {ssl, [{verify, verify_peer}, {cacertfile, CaFile}]},
    case httpc:request(get, {Url, []}, [Trust | credentials(Account)], [{body_format, binary}]) of
        {ok, {{_, 200, _}, _, Body}} ->
            ok = file:write(standard_io, Body);
        Other ->
            io:format(standard_error, "~p~n", [Other]),
            halt(1)
    end.

credentials([]) -> [];
credentials([User, Password]) -> [{proxy_auth, {User, Password}}].
