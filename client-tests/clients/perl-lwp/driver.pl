use strict;
use warnings;
use Encode;
use Kit;
use LWP::UserAgent;

# For credentials apart from the URL this is to be overridden, the documentation says.
package Client {
    our @ISA = 'LWP::UserAgent';

    sub get_basic_credentials {
        my ($self, $realm, $uri, $isproxy) = @_;
        return $isproxy ? @{$self->{account}} : ();
    }
}

my @features = ('basic.http', 'basic.connect', 'digest.http', 'redirect', 'no_proxy', 'https_proxy');

Kit::serve('LWP', LWP->VERSION, \@features, sub {
    # example: begin
    my ($case) = @_;
    my $ua = Client->new(ssl_opts => {SSL_ca_file => $case->{ca_file}});
    # Characters: LWP encodes them itself, where the challenge names a charset.
    $ua->{account} = [map { decode_utf8($_) } grep { defined } $case->{user}, $case->{password}];
    if   ($case->{via} eq 'env') { $ua->env_proxy }
    else                         { $ua->proxy(['http', 'https'], $case->{proxy_url} || $case->{proxy}) }
    my $answer = $ua->get($case->{url});
    return {
        status    => $answer->code,
        body      => $answer->content,
        challenge => scalar $answer->header('Proxy-Authenticate'),
    };
    # example: end
});
