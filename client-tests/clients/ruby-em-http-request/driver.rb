require "kit"
require "em-http"
require "em-http/version"

Kit.serve("em-http-request", EventMachine::HttpRequest::VERSION, %w[basic.http basic.connect redirect upload]) do |job|
  # example: begin
  proxy = { host: job.proxy_host, port: job.proxy_port }
  proxy[:authorization] = [job.user, job.password] if job.user
  answer = nil
  # tls: {verify_peer: true} would compare the certificate's names with the proxy's.
  EventMachine.run do
    answer = EventMachine::HttpRequest.new(job.url, proxy: proxy)
      .public_send(job.method.downcase, body: job.content, redirects: job.needs.include?("redirect") ? 5 : 0)
    answer.callback { EventMachine.stop }
    answer.errback { EventMachine.stop }
  end
  status = answer.response_header.status
  raise answer.error.to_s if status.zero?

  Answer.new(status, answer.response, answer.response_header["PROXY_AUTHENTICATE"])
  # example: end
end
