# frozen_string_literal: true

# A case for each name: tests/run starts each by itself, some shall fail.
require "minitest/autorun"
require "net/http"
require "proxy407"

def send_request(proxy, authorization)
  place = URI(proxy.url)
  TCPSocket.open(place.host, place.port) do |socket|
    socket.write("GET http://example.test/ip HTTP/1.1\r\nHost: example.test\r\n" \
                 "#{"Proxy-Authorization: #{authorization}\r\n" if authorization}Connection: close\r\n\r\n")
    socket.read[9, 3].to_i
  end
end

def get(proxy, target)
  place, url = URI(proxy.url), URI(target)
  http = Net::HTTP.new(url.host, url.port, place.host, place.port, proxy.user, proxy.password)
  http.use_ssl = url.scheme == "https"
  http.ca_file = proxy.ca_file
  http.get(url.path).code
end

RIGHT = "Basic dXNlcjpwYXNz" # user:pass
ENCODED = "Basic dXNlcjpwJTQwc3MlM0F3b3Jk" # user:p%40ss%3Aword
OWN = { id: "own", title: "Own", story: "A test's own.", family: "basic", client: { user: "u", password: "p" },
        users: [{ user: "u", password: "p" }], proxy: { authentication: [{ scheme: "basic" }] },
        expect: [{ check: "authenticated" }] }.freeze

class Cases < Minitest::Test
  i_suck_and_my_tests_are_order_dependent!

  def test_verbs
    Proxy407.start do |proxy|
      assert_equal(%w[200 200], [get(proxy, proxy.http_target), get(proxy, proxy.https_target)])
      proxy.verify
      proxy.verify("authenticated", "never-sent-to-origin")
      found = proxy.wait_for(verdict: "accepted", method: "CONNECT")
      assert_equal(["user", 200], found[0].values_at("user", "status"))
      assert_operator(proxy.exchanges.size, :>=, 2)
      proxy.reset
      assert_empty(proxy.exchanges)
    end
  end

  def test_verbs_use
    Proxy407.start(user: "anna", password: "a b:c%") do |proxy|
      assert_equal("200", get(proxy, proxy.http_target))
      proxy.use("reject-encoded-password")
      assert_includes(proxy.url_with_credentials, "p%40ss%3Aword")
      assert_equal("200", get(proxy, proxy.http_target))
      proxy.use("basic", user: "anna", password: "100%")
      assert_equal("200", get(proxy, proxy.https_target))
      proxy.reset
      assert_equal("a b:c%", proxy.password)
    end
  end

  def test_verbs_own_scenario
    proxy = Proxy407.start(OWN)
    assert_equal("200", get(proxy, proxy.http_target))
    proxy.use("basic")
    proxy.reset
    assert_equal("u", proxy.user)
  ensure
    proxy&.stop
  end

  def test_verbs_env
    Proxy407.start do |proxy|
      said = IO.popen([proxy.env, "/bin/sh", "-c", "echo $http_proxy; echo $NO_PROXY$no_proxy$FTP_PROXY; echo $HOME"], &:readlines)
      assert_equal(["#{proxy.url_with_credentials}\n", "\n"], said[0, 2])
      refute_equal("\n", said[2])
    end
  end

  def test_refused = Proxy407.start("reject-encoded-password") { |proxy| send_request(proxy, ENCODED) }

  def test_earlier
    Proxy407.start("reject-encoded-password") do |proxy|
      send_request(proxy, ENCODED)
      proxy.use("open")
      assert_equal(200, send_request(proxy, nil))
    end
  end

  def test_unanswered = Proxy407.start { |proxy| send_request(proxy, nil) }

  def test_expected
    Proxy407.start(allow_refusals: true) do |proxy|
      assert_equal(407, send_request(proxy, nil))
      assert_match(/no-credentials\z/, proxy.exchanges(status: 407)[0]["finding"])
    end
  end

  def test_verify
    Proxy407.start(allow_refusals: true) do |proxy|
      send_request(proxy, nil)
      proxy.verify("authenticated")
    end
  end

  def test_wait
    Proxy407.start do |proxy|
      send_request(proxy, RIGHT)
      proxy.wait_for(2, timeout: 0.1, status: 200, recorder: "proxy")
    end
  end

  def test_unknown = Proxy407.start("nosuch") {}

  def test_key = Proxy407.start { |proxy| proxy.exchanges(colour: "red") }

  def test_check = Proxy407.start { |proxy| proxy.verify("no-such-check") }

  def test_account = Proxy407.start(user: "a:b", password: "c") {}

  def test_start = Proxy407.start {}

  def test_slow = Proxy407.start(start_timeout: 1) {}

  def test_hang
    Proxy407.start do |proxy|
      File.write(ENV.fetch("HANG_FILE"), "#{proxy.url}\n")
      sleep 60
    end
  end
end
