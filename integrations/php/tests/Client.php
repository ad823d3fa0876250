<?php

declare(strict_types=1);

use Proxy407\Proxy407;

/** PHP's own client, and one that sends what it is given. */
final class Client
{
    public const RIGHT = 'Basic dXNlcjpwYXNz'; // user:pass
    public const ENCODED = 'Basic dXNlcjpwJTQwc3MlM0F3b3Jk'; // user:p%40ss%3Aword

    public static function get(Proxy407 $proxy): int
    {
        return self::send($proxy, 'Basic ' . base64_encode("$proxy->user:$proxy->password"));
    }

    public static function send(Proxy407 $proxy, ?string $authorization): int
    {
        $context = stream_context_create(['http' => ['proxy' => str_replace('http:', 'tcp:', $proxy->url),
            'request_fulluri' => true, 'ignore_errors' => true,
            'header' => $authorization === null ? [] : ["Proxy-Authorization: $authorization"]]]);
        file_get_contents($proxy->httpTarget, false, $context);
        return (int) explode(' ', $http_response_header[0])[1];
    }
}
