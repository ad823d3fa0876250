require "kit"
require "open-uri"

Kit.serve("open-uri", RUBY_VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy]) do |job|
  # example: begin
  options = { ssl_ca_cert: job.ca_file }
  options[:proxy] = job.proxy_url || job.proxy unless job.via == "env"
  if job.user
    options.delete(:proxy)
    options[:proxy_http_basic_authentication] = [job.proxy, job.user, job.password]
  end
  URI.open(job.url, options) { |answer| Answer.new(answer.status[0].to_i, answer.read) }
rescue OpenURI::HTTPError => problem
  Answer.new(problem.io.status[0].to_i, problem.io.read, problem.io.meta["proxy-authenticate"])
  # example: end
end
