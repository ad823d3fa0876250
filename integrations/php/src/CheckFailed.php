<?php

declare(strict_types=1);

namespace Proxy407;

/** A check failed. The text is the diagnosis. */
final class CheckFailed extends \RuntimeException
{
}
