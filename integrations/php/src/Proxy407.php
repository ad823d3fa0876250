<?php

declare(strict_types=1);

namespace Proxy407;

/** A running proxy, which asks for credentials and says why a client got a 407. */
final class Proxy407
{
    public string $url;
    public string $urlWithCredentials;
    public string $caFile;
    public string $httpTarget;
    public string $httpsTarget;
    public ?string $user;
    public ?string $password;

    private Program $program;
    private string $name;
    private array $environment;
    private array $unset;
    private bool $isChanged = false;

    /** A scenario is a name, a file (with a / in it), or an array. */
    public static function start(
        string|array $scenario = 'basic',
        ?string $user = null,
        ?string $password = null,
        float $startTimeout = 10,
    ): self {
        return new self($scenario, $user, $password, $startTimeout);
    }

    private function __construct(
        private string|array $scenario,
        private ?string $startUser,
        private ?string $startPassword,
        float $timeout,
    ) {
        $file = is_array($scenario) ? tempnam(sys_get_temp_dir(), 'proxy407') : null;
        try {
            $file === null || file_put_contents($file, json_encode($scenario));
            $this->program = new Program($file ?? $scenario, $timeout);
        } finally {
            $file === null || unlink($file);
        }
        try {
            $this->learn();
            $startUser === null || $this->use($scenario, $startUser, $startPassword);
            $this->isChanged = false;
        } catch (Error $problem) {
            $this->stop();
            throw $problem;
        }
    }

    public function __destruct()
    {
        $this->stop();
    }

    /** For a child process: proc_open($command, [], $pipes, null, $proxy->env()). Other proxies are taken out. */
    public function env(): array
    {
        $others = array_filter(array_keys(getenv()), fn ($name) => in_array(strtolower($name), $this->unset, true));
        return $this->environment + array_diff_key(getenv(), array_flip($others));
    }

    /** What came so far: exchanges(['status' => 407, 'method' => 'CONNECT']) */
    public function exchanges(array $match = []): array
    {
        return $this->program->call('GET', '/exchanges?' . http_build_query($match))['exchanges'];
    }

    /** Waits until so many exchanges match; throws with what came nearest. */
    public function waitFor(array $match = [], int $count = 1, float $timeout = 5): array
    {
        $body = ['match' => (object) $match, 'count' => $count, 'timeout_ms' => (int) ($timeout * 1000)];
        return $this->program->call('POST', '/exchanges/wait', $body, $timeout + 10)['exchanges'];
    }

    /** Judges what came by the checks of the scenario, or by the named ones. */
    public function verify(string ...$checks): void
    {
        $verdict = $this->program->call('POST', '/verify', $checks ? ['checks' => $checks] : []);
        $verdict['passed'] || throw new CheckFailed("The expectations of proxy407 do not hold.\n{$verdict['text']}");
    }

    /** Since the last reset, whatever scenarios came after. */
    public function checkRefusals(): void
    {
        $found = $this->program->call('GET', '/refusals');
        if ($found['refused']) {
            throw new CheckFailed(
                "The proxy refused a request. (A test that expects this sets allowRefusals.)\n{$found['text']}",
            );
        }
    }

    /** Another scenario on the same port, from its beginning. */
    public function use(string|array $scenario, ?string $user = null, ?string $password = null): void
    {
        $this->isChanged = true;
        if (is_string($scenario) && str_contains($scenario, '/')) {
            $scenario = json_decode(file_get_contents($scenario));
        }
        $body = ['scenario' => $scenario] + ($user === null ? [] : ['user' => $user, 'password' => $password]);
        $this->program->call('PUT', "/proxies/$this->name/scenario", $body);
        $this->learn();
    }

    /** Forgets what came, and brings the proxy back to how it was started. */
    public function reset(): void
    {
        if ($this->isChanged) {
            $this->use($this->scenario, $this->startUser, $this->startPassword);
            $this->isChanged = false;
        }
        $this->program->call('POST', '/reset', []);
    }

    public function stop(): void
    {
        isset($this->program) && $this->program->stop();
    }

    private function learn(): void
    {
        $proxy = $this->program->call('GET', '/proxies')['proxies'][0];
        $handout = $this->program->call('GET', '/handout');
        ['name' => $this->name, 'url' => $this->url, 'url_with_credentials' => $this->urlWithCredentials,
            'user' => $this->user, 'password' => $this->password, 'ca_file' => $this->caFile] = $proxy;
        ['http_target' => $this->httpTarget, 'https_target' => $this->httpsTarget] = $handout;
        $this->environment = $handout['environment'] + ['no_proxy' => '', 'NO_PROXY' => ''];
        $this->unset = $handout['unset'];
    }
}
