require "kit"
require "net/http/persistent"

Kit.serve("net-http-persistent", Net::HTTP::Persistent::VERSION, %w[basic.http basic.connect]) do |job|
  proxy = job.via == "env" ? :ENV : URI(job.proxy_url)
  http = Net::HTTP::Persistent.new(name: "client", proxy: proxy)
  http.ca_file = job.ca_file
  answer = http.request(URI(job.url))
  http.shutdown
  Answer.new(answer.code.to_i, answer.body, answer["Proxy-Authenticate"])
end
