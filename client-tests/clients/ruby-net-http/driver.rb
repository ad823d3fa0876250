require "kit"
require "net/http"

Kit.serve("net-http", Net::HTTP::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  url = URI(job.url)
  proxy = job.via == "option" ? [job.proxy_host, job.proxy_port, job.user, job.password] : []
  http = Net::HTTP.new(url.host, url.port, *proxy)
  http.use_ssl = url.scheme == "https"
  http.ca_file = job.ca_file
  answer = http.start { |opened| opened.send_request(job.method, url.request_uri, job.content) }
  Answer.new(answer.code.to_i, answer.body, answer["Proxy-Authenticate"])
  # example: end
end
