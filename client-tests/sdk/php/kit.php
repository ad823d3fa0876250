<?php

// The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
//
//     serve('Guzzle', $version, ['basic.http', 'basic.connect'], function (object $case): Answer {
//         $answer = (new Client())->get($case->url, ['proxy' => $case->proxy_url]);
//         return new Answer($answer->getStatusCode(), (string) $answer->getBody());
//     });

declare(strict_types=1);

// What the client gave to its user, for any status.
final class Answer
{
    public function __construct(
        public int $status,
        public string $body,
        public ?string $challenge = null,
    ) {
    }
}

// Answers every case on standard input by $get; what it throws, or warns of, is what the client did.
// What a client is not told by this channel is null.
function serve(string $client, string $version, array $features, callable $get): void
{
    ini_set('display_errors', 'stderr');
    $say = function (array $message): void {
        $flags = JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES;
        fwrite(STDOUT, json_encode(['v' => 1] + $message, $flags) . "\n");
    };
    if (array_slice($_SERVER['argv'], 1) === ['--hello']) {
        $runtime = 'PHP ' . PHP_VERSION;
        $say(compact('client', 'version', 'runtime', 'features'));
        return;
    }
    $untold = array_fill_keys([
        'proxy_url', 'https_proxy_url', 'proxy', 'proxy_host', 'proxy_port', 'user', 'password', 'no_proxy', 'content',
    ], null) + ['schemes' => []];
    while (($line = fgets(STDIN)) !== false) {
        $case = (object) (json_decode($line, true, flags: JSON_THROW_ON_ERROR) + $untold);
        $missing = array_values(array_diff($case->needs, $features));
        $say(['id' => $case->id] + ($missing ? ['unsupported' => $missing[0]] : outcome($get, $case)));
    }
}

function outcome(callable $get, object $case): array
{
    try {
        $answer = $get($case);
    } catch (Throwable $problem) { // whatever a user of the client would get to see
        return ['error' => get_class($problem) . ': ' . $problem->getMessage()];
    }
    $told = ['status' => $answer->status, 'body' => $answer->body];
    return $answer->challenge === null ? $told : $told + ['challenge' => $answer->challenge];
}
