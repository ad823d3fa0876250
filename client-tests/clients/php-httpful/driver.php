<?php

require 'kit.php';
require 'Httpful/autoload.php';

use Httpful\Httpful;
use Httpful\Proxy;
use Httpful\Request;

serve('httpful', Httpful::VERSION, ['basic.http', 'basic.connect', 'redirect'], function (object $case): Answer {
    // example: begin
    $request = ($case->content === null ? Request::get($case->url) : Request::post($case->url, $case->content))
        ->withoutAutoParsing();
    if (in_array('redirect', $case->needs)) {
        $request->followRedirects();
    }
    $request->addOnCurlOption(CURLOPT_CAINFO, $case->ca_file);
    if ($case->user === null) {
        $request->useProxy($case->proxy_host, $case->proxy_port);
    } else {
        $request->useProxy($case->proxy_host, $case->proxy_port, CURLAUTH_BASIC, $case->user, $case->password);
    }
    $answer = $request->send();
    return new Answer($answer->code, $answer->raw_body, $answer->headers['proxy-authenticate']);
    // example: end
});
