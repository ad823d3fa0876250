% get.pl URL PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the answer's content.
:- use_module(library(http/http_open)).
:- initialization(main, main).

main([Url, Host, PortText|Account]) :-
    atom_number(PortText, Port),
    credentials(Account, Options),
    http_open(Url, Answer, [proxy(Host:Port)|Options]),
    set_stream(Answer, encoding(octet)),
    set_stream(user_output, encoding(octet)),
    copy_stream_data(Answer, user_output).

credentials([], []).
credentials([User, Password], [proxy_authorization(basic(User, Password))]).
