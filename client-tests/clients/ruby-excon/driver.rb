require "kit"
require "excon"

Kit.serve("excon", Excon::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  options = { ssl_ca_file: job.ca_file }
  options[:proxy] = job.proxy_url if job.via == "url"
  if job.needs.include?("redirect")
    options[:middlewares] = Excon.defaults[:middlewares] + [Excon::Middleware::RedirectFollower]
  end
  answer = Excon.new(job.url, options).request(method: job.method, body: job.content)
  Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
  # example: end
end
