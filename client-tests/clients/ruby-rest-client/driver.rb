require "kit"
require "restclient"

Kit.serve("rest-client", RestClient::VERSION, %w[basic.http basic.connect redirect no_proxy https_proxy upload]) do |job|
  # example: begin
  options = { method: job.method.downcase.to_sym, url: job.url, payload: job.content, ssl_ca_file: job.ca_file }
  options[:proxy] = job.proxy_url if job.via == "url"
  answer = RestClient::Request.execute(**options)
  Answer.new(answer.code, answer.body)
rescue RestClient::ExceptionWithResponse => problem
  raise unless problem.response

  Answer.new(problem.http_code, problem.http_body, problem.http_headers[:proxy_authenticate])
  # example: end
end
