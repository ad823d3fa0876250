# frozen_string_literal: true

# The test of ../README.md without the fixture: http:// alone, and no word on what was wrong.
require "minitest/autorun"
require "net/http"
require "socket"

class DownloadTest < Minitest::Test
  EXPECTED = "Basic #{["user:p@ss:word"].pack("m0")}"

  def setup
    @seen = []
    @proxy = TCPServer.new("127.0.0.1", 0)
    @thread = Thread.new do
      loop { answer(@proxy.accept) }
    rescue IOError
      nil
    end
  end

  def teardown
    @proxy.close
    @thread.join
  end

  def answer(client)
    lines = []
    while (line = client.gets&.chomp) && !line.empty?
      lines << line
    end
    sent = lines.grep(/\AProxy-Authorization: /i).map { |field| field.split(": ", 2).last }.first
    @seen << sent
    status = sent == EXPECTED ? "200 OK" : "407 Proxy Authentication Required"
    client.write("HTTP/1.1 #{status}\r\nProxy-Authenticate: Basic realm=\"test\"\r\n" \
                 "Content-Length: 0\r\nConnection: close\r\n\r\n")
    client.close
  end

  def test_download_through_the_proxy
    http = Net::HTTP.new("example.test", 80, "127.0.0.1", @proxy.addr[1], "user", "p@ss:word")
    assert_equal "200", http.get("/ip").code
    assert_equal [EXPECTED], @seen
  end
end
