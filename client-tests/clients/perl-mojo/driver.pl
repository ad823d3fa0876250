use strict;
use warnings;
use Kit;
use Mojolicious;
use Mojo::IOLoop;
use Mojo::UserAgent;

# example: begin
sub open_websocket {
    my ($ua, $url) = @_;
    my ($echo, $problem);
    $ua->websocket($url => sub {
        my (undef, $tx) = @_;
        unless ($tx->is_websocket) {
            $problem = $tx->error ? $tx->error->{message} : $tx->res->code;
            return Mojo::IOLoop->stop;
        }
        $tx->on(message => sub { $echo = $_[1]; $_[0]->finish });
        $tx->on(finish => sub { Mojo::IOLoop->stop });
        $tx->send('hello');
    });
    Mojo::IOLoop->start;
    die "$problem\n" if $problem;
    return {status => 101, body => $echo};
}
# example: end

Kit::serve('Mojo::UserAgent', Mojolicious->VERSION, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'websocket'], sub {
    # example: begin
    my ($case) = @_;
    my $ua = Mojo::UserAgent->new(ca => $case->{ca_file});
    if   ($case->{via} eq 'env') { $ua->proxy->detect }
    else                         { $ua->proxy->http($case->{proxy_url})->https($case->{proxy_url}) }
    my %takes = map { $_ => 1 } @{$case->{needs}};
    $ua->max_redirects(10) if $takes{redirect};
    return open_websocket($ua, $case->{url}) if $takes{websocket};
    my @content = defined $case->{content} ? $case->{content} : ();
    my $tx      = $ua->start($ua->build_tx($case->{method} => $case->{url} => @content));
    die $tx->error->{message} . "\n" if $tx->error && !$tx->error->{code};
    return {
        status    => $tx->res->code,
        body      => $tx->res->body,
        challenge => $tx->res->headers->proxy_authenticate,
    };
    # example: end
});
