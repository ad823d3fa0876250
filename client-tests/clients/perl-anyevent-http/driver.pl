use strict;
use warnings;
use AnyEvent;
use AnyEvent::HTTP;
use Kit;
use MIME::Base64;

Kit::serve('AnyEvent::HTTP', AnyEvent::HTTP->VERSION, ['basic.http', 'basic.connect', 'redirect'], sub {
    # example: begin
    my ($case) = @_;

    # "you have to specify an appropriate Proxy-Authorization header", the documentation says.
    my %headers;
    $headers{'proxy-authorization'} = 'Basic ' . encode_base64("$case->{user}:$case->{password}", '')
        if defined $case->{user};
    # By env it has read http_proxy when it was loaded.
    my @proxy = $case->{via} eq 'option' ? (proxy => [$case->{proxy_host}, $case->{proxy_port}]) : ();
    my $done  = AnyEvent->condvar;
    http_get $case->{url},
        @proxy,
        tls_ctx => {verify => 1, verify_peername => 'https', ca_file => $case->{ca_file}},
        headers => \%headers,
        $done;
    my ($body, $answer) = $done->recv;
    die "$answer->{Status} $answer->{Reason}\n" if $answer->{Status} >= 590;
    return {
        status    => $answer->{Status},
        body      => $body,
        challenge => $answer->{'proxy-authenticate'},
    };
    # example: end
});
