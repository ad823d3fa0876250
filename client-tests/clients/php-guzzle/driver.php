<?php

require 'kit.php';
require 'GuzzleHttp/autoload.php';

use GuzzleHttp\Client;

serve('guzzle', '7.4.5', ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload'], function (object $case): Answer {
    // example: begin
    $options = ['verify' => $case->ca_file, 'http_errors' => false];
    if ($case->via === 'url') {
        $options['proxy'] = $case->proxy_url;
    }
    if ($case->https_proxy_url !== null) {
        $options['proxy'] = array_filter(['http' => $case->proxy_url, 'https' => $case->https_proxy_url]);
    }
    if ($case->no_proxy !== null && $case->via === 'url') {
        $options['proxy'] = ['http' => $case->proxy_url, 'https' => $case->proxy_url, 'no' => explode(',', $case->no_proxy)];
    }
    $client = new Client();
    $answer = $client->request($case->method, $case->url, $options + ['body' => $case->content]);
    $challenge = $answer->getHeaderLine('Proxy-Authenticate') ?: null;
    return new Answer($answer->getStatusCode(), (string) $answer->getBody(), $challenge);
    // example: end
});
