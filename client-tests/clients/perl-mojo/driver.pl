use strict;
use warnings;
use Kit;
use Mojolicious;
use Mojo::UserAgent;

Kit::serve('Mojo::UserAgent', Mojolicious->VERSION, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy'], sub {
    my ($case) = @_;
    my $ua = Mojo::UserAgent->new(ca => $case->{ca_file});
    if   ($case->{via} eq 'env') { $ua->proxy->detect }
    else                         { $ua->proxy->http($case->{proxy_url})->https($case->{proxy_url}) }
    my $tx = $ua->get($case->{url});
    die $tx->error->{message} . "\n" if $tx->error && !$tx->error->{code};
    return {
        status    => $tx->res->code,
        body      => $tx->res->body,
        challenge => $tx->res->headers->proxy_authenticate,
    };
});
