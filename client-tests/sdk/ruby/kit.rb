# The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
#
#     require "kit"
#
#     Kit.serve("excon", Excon::VERSION, %w[basic.http basic.connect]) do |job|
#       answer = Excon.get(job.url, proxy: job.proxy_url, ssl_ca_file: job.ca_file)
#       Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
#     end

require "json"

# What a client is to do. What it is not told by this channel is nil.
Job = Struct.new(
  :url, :via, :ca_file, :time_ms, :method, :needs, :content, :no_proxy, :https_proxy_url,
  :proxy_url, :proxy, :proxy_host, :proxy_port, :schemes, :user, :password,
  keyword_init: true
)

# What the client gave to its user, for any status.
Answer = Struct.new(:status, :body, :challenge)

module Kit
  # Answers every case on standard input by the block; what it raises is what the client raised.
  def self.serve(client, version, features, &get)
    @lines = $stdout.dup
    $stdout.reopen($stderr) # what a library prints is not the protocol's
    if ARGV == ["--hello"]
      say(client: client, version: version, runtime: "ruby #{RUBY_VERSION}", features: features)
      return
    end
    $stdin.each_line do |line|
      wanted = JSON.parse(line, symbolize_names: true)
      missing = wanted[:needs] - features
      say(id: wanted[:id], **(missing.empty? ? outcome(wanted, get) : { unsupported: missing[0] }))
    end
  end

  def self.outcome(wanted, get)
    answer = get.call(Job.new(**wanted.slice(*Job.members)))
    told = { status: answer.status, body: text(answer.body.to_s) }
    answer.challenge ? told.merge(challenge: text(answer.challenge)) : told
  rescue StandardError => problem # whatever a user of the client would get to see
    { error: text("#{problem.class}: #{problem.message}") }
  end

  def self.text(octets)
    String.new(octets).force_encoding(Encoding::UTF_8).scrub
  end

  def self.say(message)
    @lines.puts(JSON.generate({ v: 1, **message }))
    @lines.flush
  end
  private_class_method :outcome, :text, :say
end
