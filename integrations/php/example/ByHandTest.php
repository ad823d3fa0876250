<?php

use PHPUnit\Framework\TestCase;

/** The test of ../README.md without the fixture: http:// alone, and no word on what was wrong. */
final class ByHandTest extends TestCase
{
    private const PROXY = <<<'PHP'
        <?php
        $sent = $_SERVER['HTTP_PROXY_AUTHORIZATION'] ?? '';
        if ($sent !== 'Basic ' . base64_encode('user:p@ss:word')) {
            http_response_code(407);
            header('Proxy-Authenticate: Basic realm="test"');
            return;
        }
        echo '{"origin": "127.0.0.1"}';
        PHP;

    private string $script;
    private int $port;
    private $proxy;

    protected function setUp(): void
    {
        $free = stream_socket_server('tcp://127.0.0.1:0');
        $this->port = (int) substr(strrchr(stream_socket_get_name($free, false), ':'), 1);
        fclose($free);
        $this->script = tempnam(sys_get_temp_dir(), 'proxy') . '.php';
        file_put_contents($this->script, self::PROXY);
        $quiet = ['file', '/dev/null', 'w'];
        $command = [PHP_BINARY, '-S', "127.0.0.1:$this->port", $this->script];
        $this->proxy = proc_open($command, [1 => $quiet, 2 => $quiet], $pipes);
        for ($i = 0; $i < 500 && !@fsockopen('127.0.0.1', $this->port); $i++) {
            usleep(20000);
        }
    }

    protected function tearDown(): void
    {
        proc_terminate($this->proxy);
        proc_close($this->proxy);
        unlink($this->script);
    }

    public function testDownloadThroughTheProxy(): void
    {
        $field = 'Proxy-Authorization: Basic ' . base64_encode('user:p@ss:word');
        $context = stream_context_create(['http' => ['proxy' => "tcp://127.0.0.1:$this->port",
            'request_fulluri' => true, 'header' => $field]]);
        self::assertStringContainsString('origin', file_get_contents('http://example.test/ip', false, $context));
    }
}
