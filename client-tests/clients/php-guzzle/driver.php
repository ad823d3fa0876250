<?php

require 'kit.php';
require 'GuzzleHttp/autoload.php';

use GuzzleHttp\Client;

serve('guzzle', '7.4.5', ['basic.http', 'basic.connect'], function (object $case): Answer {
    $options = ['verify' => $case->ca_file, 'http_errors' => false];
    if ($case->via === 'url') {
        $options['proxy'] = $case->proxy_url;
    }
    $client = new Client();
    $answer = $client->get($case->url, $options);
    $challenge = $answer->getHeaderLine('Proxy-Authenticate') ?: null;
    return new Answer($answer->getStatusCode(), (string) $answer->getBody(), $challenge);
});
