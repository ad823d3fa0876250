Gem::Specification.new do |gem|
  gem.name = "proxy407"
  gem.version = ENV.fetch("PROXY407_VERSION", "0")
  gem.summary = "A mock proxy in tests, which says why a client got a 407."
  gem.authors = ["The proxy407 authors"]
  gem.license = "MIT"
  gem.required_ruby_version = ">= 2.7"
  gem.files = ["lib/proxy407.rb", "README.md"]
end
