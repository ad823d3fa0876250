#!/usr/bin/env escript
%% The driver protocol, version 1 (client-tests/README.md), for httpc.
-mode(compile).

main(["--hello"]) ->
    ok = application:load(inets),
    {ok, Version} = application:get_key(inets, vsn),
    say(#{
        client => <<"httpc">>,
        version => list_to_binary(Version),
        runtime => list_to_binary("OTP " ++ erlang:system_info(otp_release)),
        features => features()
    });
main([]) ->
    %% Crash reports would be written to standard output.
    ok = logger:remove_handler(default),
    ok = logger:add_handler(errors, logger_std_h, #{config => #{type => standard_error}}),
    {ok, _} = application:ensure_all_started(inets),
    {ok, _} = application:ensure_all_started(ssl),
    ok = io:setopts([binary, {encoding, unicode}]),
    answer_lines().

features() -> [<<"basic.http">>, <<"basic.connect">>, <<"redirect">>].

answer_lines() ->
    case io:get_line("") of
        eof ->
            ok;
        Line ->
            #{<<"id">> := Id, <<"needs">> := Needs} = Case = jiffy:decode(Line, [return_maps]),
            case Needs -- features() of
                [] -> say((get_url(Case))#{id => Id});
                [Missing | _] -> say(#{id => Id, unsupported => Missing})
            end,
            answer_lines()
    end.

%% A profile is a client with connections of its own.
%% example: begin
get_url(#{<<"url">> := Url, <<"ca_file">> := CaFile} = Case) ->
    #{<<"proxy_host">> := Host, <<"proxy_port">> := Port} = Case,
    {ok, Profile} = inets:start(httpc, [{profile, client}]),
    Proxy = {{binary_to_list(Host), Port}, []},
    ok = httpc:set_options([{proxy, Proxy}, {https_proxy, Proxy}], client),
    Trust = {ssl, [{verify, verify_peer}, {cacertfile, binary_to_list(CaFile)}]},
    Options = [Trust | credentials(Case)],
    Answer = httpc:request(get, {Url, []}, Options, [{body_format, binary}], client),
    ok = inets:stop(httpc, Profile),
    case Answer of
        {ok, {{_, Status, _}, Headers, Body}} ->
            case lists:keyfind("proxy-authenticate", 1, Headers) of
                {_, Challenge} ->
                    #{status => Status, body => Body, challenge => list_to_binary(Challenge)};
                false ->
                    #{status => Status, body => Body}
            end;
        {error, Reason} ->
            #{error => iolist_to_binary(io_lib:format("~0p", [Reason]))}
    end.

credentials(#{<<"user">> := User, <<"password">> := Password}) ->
    [{proxy_auth, {unicode:characters_to_list(User), unicode:characters_to_list(Password)}}];
credentials(_) ->
    [].
%% example: end

say(Message) ->
    io:put_chars(iolist_to_binary([jiffy:encode(Message#{v => 1}, [force_utf8]), "\n"])).
