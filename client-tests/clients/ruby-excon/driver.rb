require "kit"
require "excon"

Kit.serve("excon", Excon::VERSION, %w[basic.http basic.connect]) do |job|
  options = { ssl_ca_file: job.ca_file }
  options[:proxy] = job.proxy_url if job.via == "url"
  answer = Excon.get(job.url, options)
  Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
end
