use strict;
use warnings;
use Furl;
use Kit;

Kit::serve('Furl', Furl->VERSION, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy'], sub {
    # example: begin
    my ($case) = @_;
    my %proxy = $case->{via} eq 'url' ? (proxy => $case->{proxy_url}) : ();
    my $furl  = Furl->new(%proxy, ssl_opts => {SSL_ca_file => $case->{ca_file}});
    $furl->env_proxy if $case->{via} eq 'env';
    my $answer = $furl->get($case->{url});
    return {
        status    => $answer->code,
        body      => $answer->content,
        challenge => scalar $answer->header('Proxy-Authenticate'),
    };
    # example: end
});
