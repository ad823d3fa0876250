<?php

declare(strict_types=1);

namespace Proxy407;

use PHPUnit\Framework\Attributes\{After, AfterClass, Before, BeforeClass};
use PHPUnit\Framework\{AssertionFailedError, SkippedTest};

/** For a PHPUnit\Framework\TestCase: one proxy for the class, reset before each test. */
trait UsesProxy407
{
    /** Set it in a test that expects a 407. */
    protected bool $allowRefusals = false;
    protected static ?Proxy407 $proxy407 = null;

    /** The arguments of Proxy407::start(), for a class that wants others. */
    protected static function proxy407Options(): array
    {
        return [];
    }

    /** @beforeClass */
    #[BeforeClass]
    public static function startProxy407(): void
    {
        self::$proxy407 = Proxy407::start(...static::proxy407Options());
    }

    /** @afterClass */
    #[AfterClass]
    public static function stopProxy407(): void
    {
        self::$proxy407?->stop();
    }

    /** @before */
    #[Before]
    public function resetProxy407(): void
    {
        self::$proxy407->reset();
    }

    /** @after */
    #[After]
    public function checkRefusals(?\Throwable $cause = null): void
    {
        try {
            $this->allowRefusals || self::$proxy407->checkRefusals();
        } catch (CheckFailed $refused) {
            throw new AssertionFailedError($refused->getMessage(), 0, $cause);
        }
    }

    /** A test that fails because of a refusal says that first. */
    protected function onNotSuccessfulTest(\Throwable $failure): never
    {
        if (!$failure instanceof SkippedTest) {
            $this->checkRefusals($failure);
        }
        throw $failure;
    }
}
