<?php

require 'kit.php';

use http\Client;
use http\Client\Curl;

// It fails to hand any TLS option to this libcurl: no https:// with a certificate of our own.
$able = ['basic.http', 'digest.http', 'ntlm.http'];

serve('pecl_http', phpversion('http'), $able, function (object $case): Answer {
    $client = new Client();
    $options = ['proxyauthtype' => Curl\AUTH_ANY, 'redirect' => 10];
    if ($case->via === 'option') {
        $options['proxyhost'] = $case->proxy_host;
        $options['proxyport'] = $case->proxy_port;
    }
    if ($case->user !== null) {
        $options['proxyauth'] = "$case->user:$case->password";
    }
    $client->setOptions($options);
    $client->enqueue(new Client\Request('GET', $case->url))->send();
    $answer = $client->getResponse();
    return new Answer(
        $answer->getResponseCode(),
        (string) $answer->getBody(),
        $answer->getHeader('Proxy-Authenticate'),
    );
});
