<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;
use Proxy407\UsesProxy407;

/** Those that shall fail: tests/run starts each by itself. */
final class CasesTest extends TestCase
{
    use UsesProxy407;

    protected static function proxy407Options(): array
    {
        return match (getenv('CASE')) {
            'refused', 'earlier' => ['scenario' => 'reject-encoded-password'],
            'unknown' => ['scenario' => 'nosuch'],
            'account' => ['user' => 'a:b', 'password' => 'c'],
            'slow' => ['startTimeout' => 1],
            default => [],
        };
    }

    public function testStart(): void
    {
        self::assertNotSame('', self::$proxy407->url);
    }

    public function testAccount(): void
    {
        self::fail();
    }

    public function testSlow(): void
    {
        self::fail();
    }

    public function testUnknown(): void
    {
        self::fail();
    }

    public function testRefused(): void
    {
        self::assertSame(200, Client::send(self::$proxy407, Client::ENCODED));
    }

    public function testEarlier(): void
    {
        Client::send(self::$proxy407, Client::ENCODED);
        self::$proxy407->use('open');
        self::assertSame(200, Client::send(self::$proxy407, null));
    }

    public function testUnanswered(): void
    {
        self::assertSame(407, Client::send(self::$proxy407, null));
    }

    public function testExpected(): void
    {
        $this->allowRefusals = true;
        self::assertSame(407, Client::send(self::$proxy407, null));
        $found = self::$proxy407->exchanges(['status' => 407]);
        self::assertStringEndsWith('no-credentials', $found[0]['finding']);
    }

    public function testVerify(): void
    {
        $this->allowRefusals = true;
        Client::send(self::$proxy407, null);
        self::$proxy407->verify('authenticated');
    }

    public function testWait(): void
    {
        Client::send(self::$proxy407, Client::RIGHT);
        self::$proxy407->waitFor(['status' => 200, 'recorder' => 'proxy'], 2, 0.1);
    }

    public function testKey(): void
    {
        self::$proxy407->exchanges(['colour' => 'red']);
    }

    public function testCheck(): void
    {
        self::$proxy407->verify('no-such-check');
    }

    public function testHang(): void
    {
        file_put_contents(getenv('HANG_FILE'), self::$proxy407->url . "\n");
        sleep(60);
    }
}
