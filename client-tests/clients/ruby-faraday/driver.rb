require "kit"
require "faraday"

Kit.serve("faraday", Faraday::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  options = { ssl: { ca_file: job.ca_file } }
  options[:proxy] = job.proxy_url if job.via == "url"
  options[:proxy] = { uri: job.proxy, user: job.user, password: job.password } if job.via == "option"
  answer = Faraday.new(**options).run_request(job.method.downcase.to_sym, job.url, job.content, nil)
  Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
  # example: end
end
