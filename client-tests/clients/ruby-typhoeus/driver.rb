require "kit"
require "typhoeus"

able = %w[basic.http basic.connect digest.http digest.connect ntlm.http ntlm.connect]

Kit.serve("typhoeus", Typhoeus::VERSION, able) do |job|
  options = { cainfo: job.ca_file, proxyauth: :any }
  options[:proxy] = job.proxy_url || job.proxy unless job.via == "env"
  options[:proxyuserpwd] = "#{job.user}:#{job.password}" if job.user
  answer = Typhoeus.get(job.url, options)
  raise answer.return_message if answer.code.zero?

  Answer.new(answer.code, answer.body, answer.headers["Proxy-Authenticate"])
end
