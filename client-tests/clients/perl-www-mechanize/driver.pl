use strict;
use warnings;
use Encode;
use Kit;
use WWW::Mechanize;

my @features = ('basic.http', 'basic.connect', 'digest.http', 'redirect', 'no_proxy', 'https_proxy');

Kit::serve('WWW::Mechanize', WWW::Mechanize->VERSION, \@features, sub {
    # example: begin
    my ($case) = @_;
    my $mech = WWW::Mechanize->new(autocheck => 0, ssl_opts => {SSL_ca_file => $case->{ca_file}});
    $mech->proxy(['http', 'https'], $case->{proxy_url} || $case->{proxy}) unless $case->{via} eq 'env';

    # Characters: LWP encodes them itself, where the challenge names a charset.
    $mech->credentials(map { decode_utf8($_) } $case->{user}, $case->{password})
        if defined $case->{user};
    my $answer = $mech->get($case->{url});
    return {
        status    => $answer->code,
        body      => $answer->content,
        challenge => scalar $answer->header('Proxy-Authenticate'),
    };
    # example: end
});
