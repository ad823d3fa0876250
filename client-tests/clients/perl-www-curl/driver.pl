use strict;
use warnings;
use Kit;
use WWW::Curl::Easy;

my @features
    # example: begin
    = ('basic.http', 'basic.connect', 'digest.http', 'digest.connect', 'ntlm.http', 'ntlm.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload');
    # example: end

Kit::serve('WWW::Curl', WWW::Curl->VERSION, \@features, sub {
    # example: begin
    my ($case) = @_;
    my ($body, $head) = ('', '');
    my $curl = WWW::Curl::Easy->new;
    $curl->setopt(CURLOPT_URL,       $case->{url});
    $curl->setopt(CURLOPT_CAINFO,    $case->{ca_file});
    $curl->setopt(CURLOPT_FOLLOWLOCATION, 1) if grep { $_ eq 'redirect' } @{$case->{needs}};
    $curl->setopt(CURLOPT_POSTFIELDS, $case->{content}) if defined $case->{content};

    # By default it does Basic.
    my %offered = map { $_ => 1 } @{$case->{schemes} || []};
    $curl->setopt(CURLOPT_PROXYAUTH, CURLAUTH_DIGEST) if $offered{digest};
    $curl->setopt(CURLOPT_PROXYAUTH, CURLAUTH_NTLM)   if $offered{ntlm};
    $curl->setopt(CURLOPT_PROXYAUTH, CURLAUTH_ANY)    if $case->{via} eq 'any';
    $curl->setopt(CURLOPT_WRITEDATA, \$body);
    $curl->setopt(CURLOPT_WRITEHEADER, \$head);
    $curl->setopt(CURLOPT_PROXY, $case->{proxy_url} || $case->{proxy}) unless $case->{via} eq 'env';
    $curl->setopt(CURLOPT_PROXYUSERNAME, $case->{user}) if defined $case->{user};
    $curl->setopt(CURLOPT_PROXYPASSWORD, $case->{password}) if defined $case->{user};
    my $failed = $curl->perform;
    die $curl->strerror($failed) . "\n" if $failed;
    my ($challenge) = $head =~ /^Proxy-Authenticate: *(.*?)\r?$/im;
    return {status => $curl->getinfo(CURLINFO_HTTP_CODE), body => $body, challenge => $challenge};
    # example: end
});
