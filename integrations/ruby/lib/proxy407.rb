# frozen_string_literal: true

require "json"
require "net/http"
require "tempfile"

# A running proxy, which asks for credentials and says why a client got a 407:
#   Proxy407.start("digest") { |proxy| Shop.new(proxy.url_with_credentials).download }
class Proxy407
  class Error < StandardError; end # the program is not found, does not start, or refuses a call
  class CheckFailed < StandardError; end # the text is the diagnosis

  SECONDS_TO_END = 5

  %w[url url_with_credentials user password ca_file].each { |key| define_method(key) { @proxy[key] } }
  %w[http_target https_target].each { |key| define_method(key) { @handout[key] } }
  attr_accessor :allow_refusals # set it in a test that expects a 407

  # With a block: the proxy ends with it, and a refused request raises CheckFailed, whose cause is what
  # the block raised. A scenario is a name, a file (with a / in it), or a Hash.
  def self.start(scenario = "basic", **options)
    proxy = new(scenario, **options)
    return proxy unless block_given?
    begin
      yield proxy
    ensure
      begin
        proxy.check_refusals unless $!.is_a?(SignalException)
      ensure
        proxy.stop
      end
    end
  end

  def initialize(scenario, user: nil, password: nil, allow_refusals: false, start_timeout: 10)
    @scenario, @credentials = scenario, user ? { user: user, password: password } : {}
    @allow_refusals = allow_refusals
    launch(start_timeout)
    learn
    use(@scenario, **@credentials) unless @credentials.empty?
    @is_changed = false
  rescue SystemCallError, Error => e
    stop
    raise Error, e.message
  end

  # For a child process: system(proxy.env, "curl", ...). Other proxies and exceptions are taken out.
  def env
    others = ENV.keys.select { |name| @handout["unset"].include?(name.downcase) }
    others.to_h { |name| [name, nil] }.merge(@handout["environment"])
  end

  # What came so far: exchanges(status: 407, method: "CONNECT")
  def exchanges(**match)
    call(:Get, "/exchanges?#{URI.encode_www_form(match)}")["exchanges"]
  end

  # Waits until so many exchanges match; raises with what came nearest.
  def wait_for(count = 1, timeout: 5, **match)
    body = { match: match, count: count, timeout_ms: (timeout * 1000).round }
    call(:Post, "/exchanges/wait", body, timeout + 10)["exchanges"]
  end

  # Judges what came by the checks of the scenario, or by the named ones.
  def verify(*checks)
    verdict = call(:Post, "/verify", checks.empty? ? {} : { checks: checks })
    raise CheckFailed, "The expectations of proxy407 do not hold.\n#{verdict["text"]}" unless verdict["passed"]
  end

  # Since the last reset, whatever scenarios came after.
  def check_refusals
    found = call(:Get, "/refusals")
    return if allow_refusals || !found["refused"]

    raise CheckFailed,
          "The proxy refused a request. (A test that expects this sets allow_refusals.)\n#{found["text"]}"
  end

  # Another scenario on the same port, from its beginning; user: and password: instead of its own.
  def use(scenario, **credentials)
    @is_changed = true
    scenario = JSON.parse(File.read(scenario)) if scenario.is_a?(String) && scenario.include?("/")
    call(:Put, "/proxies/#{@proxy["name"]}/scenario", { scenario: scenario, **credentials })
    learn
  end

  # Forgets what came, and brings the proxy back to how it was started.
  def reset
    use(@scenario, **@credentials) if @is_changed
    @is_changed = false
    call(:Post, "/reset", {})
  end

  def stop
    @input&.close # the program ends when its standard input does
    Process.kill(:KILL, @waiter.pid) unless @waiter.nil? || @waiter.join(SECONDS_TO_END)
  end

  # PROXY407_BINARY, or the first in PATH.
  def self.program
    path, named = ENV.values_at("PATH", "PROXY407_BINARY").map(&:to_s)
    is_program = ->(file) { File.file?(file) && File.executable?(file) }
    return named if is_program[named]
    raise Error, "PROXY407_BINARY names \"#{named}\", which is not executable." unless named.empty?
    path.split(":").map { |folder| "#{folder}/proxy407" }.find(&is_program) || raise(
      Error, "The program proxy407 is not found. Set PROXY407_BINARY to its path. Tried:\n  " \
             "PROXY407_BINARY: not set\n  PATH: not found in \"#{path}\""
    )
  end

  private

  def launch(timeout)
    program, errors = self.class.program, Tempfile.new("proxy407")
    file = Tempfile.new("proxy407").tap { |it| it.write(JSON.generate(@scenario)) && it.close } if @scenario.is_a?(Hash)
    child_input, @input = IO.pipe
    output, child_output = IO.pipe
    pid = Process.spawn({ "PROXY407_CREDENTIALS" => nil }, # those of surrounding runs
                        program, "serve", file&.path || @scenario, "--port", "0", "--admin-port", "0",
                        "--admin-port-file", "-", "--log", "off", "--stop-with-stdin",
                        in: child_input, out: child_output, err: errors)
    @waiter = Process.detach(pid)
    [child_input, child_output].each(&:close)
    errors.unlink # a killed test run leaves nothing
    why = "did not listen within #{timeout} s"
    if output.wait_readable(timeout)
      @port = output.gets&.chomp
      return if @port =~ /\A\d+\z/
      @port || @waiter.join(SECONDS_TO_END)
      why = @port ? "is another one: its first line is #{@port.inspect}, not a port" : "ended before it listened"
    end
    raise Error, "#{program} serve #{@scenario}: the program #{why}. It said:\n#{errors.tap(&:rewind).read}"
  end

  def learn
    @proxy, @handout = call(:Get, "/proxies")["proxies"][0], call(:Get, "/handout")
  end

  def call(method, path, body = nil, timeout = 60)
    http = Net::HTTP.new("127.0.0.1", @port, nil) # nil: no proxy, whatever variables say
    http.read_timeout = timeout
    request = Net::HTTP.const_get(method).new("/__admin#{path}", { "Content-Type" => "application/json" })
    request.body = JSON.generate(body) if body
    response = http.request(request)
    answer = JSON.parse(response.body.to_s.empty? ? "{}" : response.body)
    return answer if response.code.to_i < 400

    raise Error, [answer["detail"], *answer["nearest"].to_a.map { |near| "nearest: #{near}" }].join("\n  ")
  end
end
