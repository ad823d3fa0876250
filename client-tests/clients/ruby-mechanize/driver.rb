require "kit"
require "mechanize"

Kit.serve("mechanize", Mechanize::VERSION, %w[basic.http basic.connect redirect upload]) do |job|
  # example: begin
  agent = Mechanize.new
  agent.ca_file = job.ca_file
  agent.set_proxy(job.proxy_host, job.proxy_port, job.user, job.password)
  answer = job.content ? agent.post(job.url, job.content) : agent.get(job.url)
  Answer.new(answer.code.to_i, answer.body)
rescue Mechanize::ResponseCodeError => problem
  page = problem.page
  Answer.new(problem.response_code.to_i, page.body, page.response["proxy-authenticate"])
  # example: end
end
