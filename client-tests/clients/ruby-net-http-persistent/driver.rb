require "kit"
require "net/http/persistent"

Kit.serve("net-http-persistent", Net::HTTP::Persistent::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  proxy = job.via == "env" ? :ENV : URI(job.proxy_url)
  http = Net::HTTP::Persistent.new(name: "client", proxy: proxy)
  http.ca_file = job.ca_file
  url = URI(job.url)
  request = job.content ? Net::HTTP::Post.new(url.request_uri) : Net::HTTP::Get.new(url.request_uri)
  request.body = job.content
  answer = http.request(url, request)
  http.shutdown
  Answer.new(answer.code.to_i, answer.body, answer["Proxy-Authenticate"])
  # example: end
end
