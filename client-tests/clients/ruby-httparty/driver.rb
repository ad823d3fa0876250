require "kit"
require "httparty"

Kit.serve("httparty", HTTParty::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  options = { ssl_ca_file: job.ca_file }
  if job.via == "option"
    options[:http_proxyaddr] = job.proxy_host
    options[:http_proxyport] = job.proxy_port
    options[:http_proxyuser] = job.user
    options[:http_proxypass] = job.password
  end
  answer = job.content ? HTTParty.post(job.url, body: job.content, **options) : HTTParty.get(job.url, options)
  Answer.new(answer.code, answer.body, answer.headers["Proxy-Authenticate"])
  # example: end
end
