require "kit"
require "httpclient"

# example: begin
able = %w[basic.http basic.connect digest.http digest.connect ntlm.http ntlm.connect redirect no_proxy https_proxy upload]
# example: end

Kit.serve("httpclient", HTTPClient::VERSION, able) do |job|
  # example: begin
  client = HTTPClient.new(job.proxy_url || job.proxy)
  client.set_proxy_auth(job.user, job.password) if job.user
  client.ssl_config.set_trust_ca(job.ca_file)
  answer = client.request(job.method, job.url, body: job.content, follow_redirect: job.needs.include?("redirect"))
  Answer.new(answer.status, answer.body, answer.headers["Proxy-Authenticate"])
  # example: end
end
