require "kit"
require "http"

Kit.serve("http.rb", HTTP::VERSION, %w[basic.http basic.connect redirect upload]) do |job|
  # example: begin
  proxy = [job.proxy_host, job.proxy_port, job.user, job.password].compact
  trust = OpenSSL::SSL::SSLContext.new
  trust.set_params(ca_file: job.ca_file)
  client = HTTP.via(*proxy)
  client = client.follow if job.needs.include?("redirect")
  answer = client.request(job.method, job.url, body: job.content, ssl_context: trust)
  Answer.new(answer.code, answer.to_s, answer.headers["Proxy-Authenticate"])
  # example: end
end
