require "kit"
require "http"

Kit.serve("http.rb", HTTP::VERSION, %w[basic.http basic.connect]) do |job|
  proxy = [job.proxy_host, job.proxy_port, job.user, job.password].compact
  trust = OpenSSL::SSL::SSLContext.new
  trust.set_params(ca_file: job.ca_file)
  answer = HTTP.via(*proxy).get(job.url, ssl_context: trust)
  Answer.new(answer.code, answer.to_s, answer.headers["Proxy-Authenticate"])
end
