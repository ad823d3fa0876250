<?php

require 'kit.php';

use http\Client;
use http\Client\Curl;

// It fails to hand any TLS option to this libcurl: no https:// with a certificate of our own.
$able = ['basic.http', 'digest.http', 'ntlm.http', 'redirect', 'no_proxy', 'https_proxy'];

serve('pecl_http', phpversion('http'), $able, function (object $case): Answer {
    // example: begin
    $client = new Client();
    $options = in_array('redirect', $case->needs) ? ['redirect' => 10] : [];
    // Without a type it sends nothing.
    $options['proxyauthtype'] = Curl\AUTH_BASIC;
    if ($case->via === 'any') {
        $options['proxyauthtype'] = Curl\AUTH_ANY;
    } elseif (in_array('digest', $case->schemes)) {
        $options['proxyauthtype'] = Curl\AUTH_DIGEST;
    } elseif (in_array('ntlm', $case->schemes)) {
        $options['proxyauthtype'] = Curl\AUTH_NTLM;
    }
    if ($case->via !== 'env') {
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
    // example: end
});
