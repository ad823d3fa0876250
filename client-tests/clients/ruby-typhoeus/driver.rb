require "kit"
require "typhoeus"

# example: begin
able = %w[basic.http basic.connect digest.http digest.connect ntlm.http ntlm.connect redirect no_proxy https_proxy upload]
# example: end

Kit.serve("typhoeus", Typhoeus::VERSION, able) do |job|
  # example: begin
  options = { cainfo: job.ca_file, followlocation: job.needs.include?("redirect") }
  options.update(method: :post, body: job.content) if job.content
  # By default it does Basic.
  if job.via == "any"
    options[:proxyauth] = :any
  elsif job.schemes&.include?("digest")
    options[:proxyauth] = :digest
  elsif job.schemes&.include?("ntlm")
    options[:proxyauth] = :ntlm
  end
  options[:proxy] = job.proxy_url || job.proxy unless job.via == "env"
  options.update(proxyusername: job.user, proxypassword: job.password) if job.user
  answer = Typhoeus::Request.new(job.url, options).run
  raise answer.return_message if answer.code.zero?

  Answer.new(answer.code, answer.body, answer.headers["Proxy-Authenticate"])
  # example: end
end
