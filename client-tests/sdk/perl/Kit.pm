package Kit;

# The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
#
#     use Kit;
#
#     Kit::serve('HTTP::Tiny', $HTTP::Tiny::VERSION, ['basic.http', 'basic.connect'], sub {
#         my ($case) = @_;
#         my $answer = HTTP::Tiny->new(proxy => $case->{proxy_url})->get($case->{url});
#         return {status => $answer->{status}, body => $answer->{content}};
#     });
#
# The strings of a case are octets, as literals are without "use utf8" and as @ARGV is. The answer
# has status, body and, where the API shows it, challenge.

use strict;
use warnings;
use JSON::PP ();

# Answers every case on standard input by the function; what it dies of is what the client died of.
sub serve {
    my ($client, $version, $features, $get) = @_;
    open my $lines, '>&', \*STDOUT or die $!;
    open STDOUT, '>&', \*STDERR or die $!;    # what a library prints is not the protocol's
    my $json = JSON::PP->new->utf8->canonical;
    my $say  = sub { syswrite $lines, $json->encode({v => 1, @_}) . "\n" };

    if ("@ARGV" eq '--hello') {
        my $runtime = sprintf 'perl %vd', $^V;
        $say->(
            client   => $client,
            version  => "$version",
            runtime  => $runtime,
            features => $features
        );
        return;
    }
    my %able = map { $_ => 1 } @$features;
    while (my $line = <STDIN>) {
        my $case    = $json->decode($line);
        my $id      = $case->{id};
        my @missing = grep { !$able{$_} } @{$case->{needs}};
        $say->(id => $id, @missing ? (unsupported => $missing[0]) : _outcome($get, $case));
    }
}

sub _outcome {
    my ($get, $case) = @_;
    utf8::encode($_) for grep { !ref } values %$case;
    my $answer = eval { $get->($case) };
    return (error => _text("$@")) unless $answer;
    my %told = (status => 0 + $answer->{status}, body => _text($answer->{body}));
    $told{challenge} = _text($answer->{challenge}) if defined $answer->{challenge};
    return %told;
}

sub _text {
    my ($octets) = @_;
    $octets = '' unless defined $octets;
    utf8::decode($octets);
    return $octets;
}

1;
