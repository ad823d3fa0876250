use strict;
use warnings;
use HTTP::Tiny;
use IO::Socket::SSL ();    # HTTP::Tiny loads it by itself, but too late to say that it is not there
use Kit;

Kit::serve('HTTP::Tiny', HTTP::Tiny->VERSION, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy'], sub {
    # example: begin
    my ($case) = @_;
    my %proxy = $case->{via} eq 'url' ? (proxy => $case->{proxy_url}) : ();
    my $http
        = HTTP::Tiny->new(%proxy, verify_SSL => 1, SSL_options => {SSL_ca_file => $case->{ca_file}});
    my $answer = $http->get($case->{url});
    return {
        status    => $answer->{status},
        body      => $answer->{content},
        challenge => $answer->{headers}{'proxy-authenticate'},
    };
    # example: end
});
