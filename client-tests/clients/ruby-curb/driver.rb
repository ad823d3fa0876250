require "kit"
require "curb"

# example: begin
able = %w[basic.http basic.connect digest.http digest.connect ntlm.http ntlm.connect redirect no_proxy https_proxy upload]
# example: end

Kit.serve("curb", Curl::CURB_VERSION, able) do |job|
  # example: begin
  curl = Curl::Easy.new(job.url)
  curl.cacert = job.ca_file
  curl.follow_location = job.needs.include?("redirect")
  # By default it does Basic.
  if job.via == "any"
    curl.proxy_auth_types = Curl::CURLAUTH_ANY
  elsif job.schemes&.include?("digest")
    curl.proxy_auth_types = Curl::CURLAUTH_DIGEST
  elsif job.schemes&.include?("ntlm")
    curl.proxy_auth_types = Curl::CURLAUTH_NTLM
  end
  curl.proxy_url = job.proxy_url || job.proxy unless job.via == "env"
  curl.proxypwd = "#{job.user}:#{job.password}" if job.user
  job.content ? curl.http_post(job.content) : curl.perform
  challenge = curl.header_str.split("\r\n\r\n").last[/^Proxy-Authenticate: *(.*?)\r/i, 1]
  Answer.new(curl.response_code, curl.body_str, challenge)
  # example: end
end
