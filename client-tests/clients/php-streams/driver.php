<?php

require 'kit.php';

serve('http stream wrapper', PHP_VERSION, ['basic.http', 'basic.connect', 'redirect', 'upload'], function (object $case): Answer {
    // example: begin
    $http = [
        'proxy' => str_replace('http://', 'tcp://', $case->proxy_url ?? $case->proxy),
        'request_fulluri' => str_starts_with($case->url, 'http:'),
        'ignore_errors' => true,
    ];
    if ($case->content !== null) {
        $http += ['method' => 'POST', 'content' => $case->content];
    }
    if ($case->user !== null) {
        // There is no option for it; the wrapper looks for this field and takes it to CONNECT.
        $credentials = base64_encode("$case->user:$case->password");
        $http['header'] = "Proxy-Authorization: Basic $credentials";
    }
    $context = stream_context_create(['http' => $http, 'ssl' => ['cafile' => $case->ca_file]]);
    $body = file_get_contents($case->url, false, $context);
    if ($body === false) {
        throw new RuntimeException(error_get_last()['message']);
    }
    $status = 0;
    $challenge = null;
    foreach ($http_response_header as $line) {
        if (preg_match('~^HTTP/\S+ (\d+)~', $line, $found)) {
            $status = (int) $found[1];
            $challenge = null;
        } elseif (stripos($line, 'Proxy-Authenticate:') === 0) {
            $challenge = trim(substr($line, 19));
        }
    }
    return new Answer($status, $body, $challenge);
    // example: end
});
