<?php

declare(strict_types=1);

namespace Proxy407;

/** The program is not found, does not start, or refuses a call. */
final class Error extends \RuntimeException
{
}
