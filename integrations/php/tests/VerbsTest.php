<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;
use Proxy407\Proxy407;
use Proxy407\UsesProxy407;

final class VerbsTest extends TestCase
{
    use UsesProxy407;

    public function testClientGetsThrough(): void
    {
        self::assertSame(200, Client::get(self::$proxy407));
        self::$proxy407->verify('authenticated', 'never-sent-to-origin');
        $found = self::$proxy407->waitFor(['verdict' => 'accepted', 'recorder' => 'proxy']);
        self::assertSame('user', $found[0]['user']);
        self::assertGreaterThanOrEqual(1, count(self::$proxy407->exchanges()));
    }

    /** @dataProvider twice */
    public function testEachTestBeginsWithNothing(): void
    {
        self::assertSame([], self::$proxy407->exchanges());
        self::assertSame('pass', self::$proxy407->password);
        self::$proxy407->use('reject-encoded-password');
        self::assertStringContainsString('p%40ss%3Aword', self::$proxy407->urlWithCredentials);
        self::assertSame(200, Client::get(self::$proxy407));
        self::$proxy407->use('basic', 'anna', '100%');
        self::assertSame(200, Client::get(self::$proxy407));
    }

    public static function twice(): array
    {
        return [[1], [2]];
    }

    public function testChildProcessGetsTheProxy(): void
    {
        $command = ['/bin/sh', '-c', 'echo $http_proxy; echo $NO_PROXY$no_proxy$FTP_PROXY; echo $HOME'];
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, null, self::$proxy407->env());
        $lines = explode("\n", stream_get_contents($pipes[1]));
        proc_close($process);
        self::assertSame([self::$proxy407->urlWithCredentials, ''], array_slice($lines, 0, 2));
        self::assertNotSame('', $lines[2]);
    }

    public function testOwnScenarioWithoutTheTrait(): void
    {
        $account = ['user' => 'u', 'password' => 'p'];
        $proxy = Proxy407::start(['id' => 'own', 'title' => 'Own', 'story' => "A test's own.",
            'family' => 'basic', 'client' => $account, 'users' => [$account],
            'proxy' => ['authentication' => [['scheme' => 'basic']]],
            'expect' => [['check' => 'authenticated']]]);
        self::assertSame(200, Client::get($proxy));
        $proxy->use('basic');
        $proxy->reset();
        self::assertSame('u', $proxy->user);
        $proxy->stop();
    }

    public function testCredentialsOfTheStart(): void
    {
        $proxy = Proxy407::start('basic', 'anna', 'a b:c%');
        self::assertSame(200, Client::get($proxy));
        self::assertSame('a b:c%', $proxy->password);
    }
}
