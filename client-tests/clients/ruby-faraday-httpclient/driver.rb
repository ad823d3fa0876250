require "kit"
require "faraday"

Kit.serve("faraday + httpclient", Faraday::VERSION, %w[basic.http basic.connect]) do |job|
  options = { ssl: { ca_file: job.ca_file } }
  options[:proxy] = job.proxy_url if job.via == "url"
  options[:proxy] = { uri: job.proxy, user: job.user, password: job.password } if job.via == "option"
  answer = Faraday.new(**options) { |faraday| faraday.adapter :httpclient }.get(job.url)
  Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
end
