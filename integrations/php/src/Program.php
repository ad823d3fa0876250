<?php

declare(strict_types=1);

namespace Proxy407;

/** The program and its control API. It ends when its standard input does, so it can't outlive the tests. */
final class Program
{
    private const SECONDS_TO_END = 5;

    private string $port;
    /** @var ?resource */
    private $process = null;
    /** @var array<resource> */
    private array $pipes = [];

    public function __construct(string $scenario, float $timeout)
    {
        $path = self::path();
        $errors = tempnam(sys_get_temp_dir(), 'proxy407');
        try {
            $this->launch([$path, 'serve', $scenario], $errors);
            $this->port = $this->readPort($timeout);
        } catch (Error $problem) {
            $this->stop();
            throw new Error("$path serve $scenario: the program {$problem->getMessage()}. It said:\n"
                . trim(file_get_contents($errors)));
        } finally {
            unlink($errors);
        }
    }

    /** PROXY407_BINARY, or the first in PATH. */
    private static function path(): string
    {
        $isProgram = fn (string $path): bool => is_file($path) && is_executable($path);
        $named = (string) getenv('PROXY407_BINARY');
        if ($named !== '') {
            return $isProgram($named) ? $named
                : throw new Error("PROXY407_BINARY names \"$named\", which is not executable.");
        }
        $path = (string) getenv('PATH');
        foreach (explode(':', $path) as $folder) {
            if ($isProgram("$folder/proxy407")) {
                return "$folder/proxy407";
            }
        }
        throw new Error("The program proxy407 is not found. Set PROXY407_BINARY to its path. Tried:\n"
            . "  PROXY407_BINARY: not set\n  PATH: not found in \"$path\"");
    }

    private function launch(array $command, string $errors): void
    {
        array_push($command, '--port', '0', '--admin-port', '0', '--admin-port-file', '-');
        array_push($command, '--log', 'off', '--stop-with-stdin');
        // Credentials of surrounding runs would change the scenario.
        $environment = array_diff_key(getenv(), ['PROXY407_CREDENTIALS' => '']);
        $files = [['pipe', 'r'], ['pipe', 'w'], ['file', $errors, 'w']];
        $this->process = @proc_open($command, $files, $this->pipes, null, $environment) ?: null;
        if ($this->process === null) {
            throw new Error('can\'t be started: ' . (error_get_last()['message'] ?? ''));
        }
    }

    private function readPort(float $timeout): string
    {
        [$read, $none] = [[$this->pipes[1]], null];
        if (!stream_select($read, $none, $none, (int) $timeout, (int) (fmod($timeout, 1) * 1e6))) {
            throw new Error("did not listen within $timeout s");
        }
        $line = trim((string) fgets($this->pipes[1]));
        if (!ctype_digit($line)) {
            throw new Error($line === '' ? 'ended before it listened'
                : "is another one: its first line is \"$line\", not a port");
        }
        return $line;
    }

    public function stop(): void
    {
        array_map('fclose', $this->pipes);
        $this->pipes = [];
        if ($this->process === null) {
            return;
        }
        $runs = fn (): bool => proc_get_status($this->process)['running'];
        for ($end = microtime(true) + self::SECONDS_TO_END; $runs() && microtime(true) < $end;) {
            usleep(2000);
        }
        if ($runs()) {
            proc_terminate($this->process, 9);
        }
        proc_close($this->process);
        $this->process = null;
    }

    /** What the control API answers. */
    public function call(string $method, string $path, ?array $body = null, float $timeout = 60): array
    {
        $http = ['method' => $method, 'timeout' => $timeout, 'ignore_errors' => true,
            'header' => ['Content-Type: application/json', 'Connection: close']];
        $http += $body === null ? [] : ['content' => json_encode((object) $body)];
        $url = "http://127.0.0.1:$this->port/__admin$path";
        $text = @file_get_contents($url, false, stream_context_create(['http' => $http]));
        if ($text === false) {
            throw new Error("The control API does not answer: $method $path");
        }
        $answer = json_decode($text, true) ?? [];
        if (explode(' ', $http_response_header[0])[1] < 400) {
            return $answer;
        }
        $nearest = array_map(fn (array $one) => "\n  nearest: " . json_encode($one), $answer['nearest'] ?? []);
        throw new Error(($answer['detail'] ?? $text) . implode('', $nearest));
    }
}
