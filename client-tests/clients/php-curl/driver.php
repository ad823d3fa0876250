<?php

require 'kit.php';

$able = ['basic.http', 'basic.connect', 'digest.http', 'digest.connect', 'ntlm.http', 'ntlm.connect', 'redirect', 'no_proxy', 'https_proxy', 'netrc', 'upload'];

serve('ext-curl', phpversion('curl'), $able, function (object $case): Answer {
    // example: begin
    $challenge = null;
    $curl = curl_init($case->url);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($curl, CURLOPT_CAINFO, $case->ca_file);
    curl_setopt($curl, CURLOPT_FOLLOWLOCATION, in_array('redirect', $case->needs));
    if (in_array('netrc', $case->needs)) {
        curl_setopt($curl, CURLOPT_NETRC, true);
    }
    if ($case->content !== null) {
        curl_setopt($curl, CURLOPT_POSTFIELDS, $case->content);
    }
    // By default it does Basic.
    if ($case->via === 'any') {
        curl_setopt($curl, CURLOPT_PROXYAUTH, CURLAUTH_ANY);
    } elseif (in_array('digest', $case->schemes)) {
        curl_setopt($curl, CURLOPT_PROXYAUTH, CURLAUTH_DIGEST);
    } elseif (in_array('ntlm', $case->schemes)) {
        curl_setopt($curl, CURLOPT_PROXYAUTH, CURLAUTH_NTLM);
    }
    curl_setopt($curl, CURLOPT_HEADERFUNCTION, function ($curl, string $line) use (&$challenge) {
        if (str_starts_with($line, 'HTTP/')) {
            $challenge = null;
        } elseif (stripos($line, 'Proxy-Authenticate:') === 0) {
            $challenge = trim(substr($line, 19));
        }
        return strlen($line);
    });
    if ($case->via !== 'env') {
        curl_setopt($curl, CURLOPT_PROXY, $case->proxy_url ?? $case->proxy);
    }
    if ($case->user !== null) {
        curl_setopt($curl, CURLOPT_PROXYUSERNAME, $case->user);
        curl_setopt($curl, CURLOPT_PROXYPASSWORD, $case->password);
    }
    $body = curl_exec($curl);
    if ($body === false) {
        throw new RuntimeException(curl_error($curl));
    }
    return new Answer(curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $body, $challenge);
    // example: end
});
