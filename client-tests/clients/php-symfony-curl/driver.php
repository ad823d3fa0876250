<?php

require 'kit.php';
require 'Symfony/Component/HttpClient/autoload.php';

use Symfony\Component\HttpClient\CurlHttpClient;

serve('symfony/http-client', '5.4.53', ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload'], function (object $case): Answer {
    // example: begin
    $options = ['cafile' => $case->ca_file];
    if ($case->via === 'url') {
        $options['proxy'] = $case->proxy_url;
    }
    if ($case->no_proxy !== null) {
        $options['no_proxy'] = $case->no_proxy;
    }
    if ($case->content !== null) {
        $options['body'] = $case->content;
    }
    $answer = (new CurlHttpClient())->request($case->method, $case->url, $options);
    $challenge = $answer->getHeaders(false)['proxy-authenticate'][0] ?? null;
    return new Answer($answer->getStatusCode(), $answer->getContent(false), $challenge);
    // example: end
});
