require "kit"
require "eventmachine"
require "faye/websocket"

# example: begin
version = Gem.loaded_specs["faye-websocket"]&.version || Gem::Specification.find_by_name("faye-websocket").version
# example: end
Kit.serve("faye-websocket", version.to_s, %w[basic.http basic.connect websocket]) do |job|
  # example: begin
  echo = nil
  problem = nil
  EventMachine.run do
    socket = Faye::WebSocket::Client.new(
      job.url, [], proxy: { origin: job.proxy_url }, tls: { root_cert_file: job.ca_file }
    )
    socket.on(:open) { socket.send("hello") }
    socket.on(:message) do |message|
      echo = message.data
      EventMachine.stop
    end
    socket.on(:error) do |error|
      problem = error.message
      EventMachine.stop
    end
    socket.on(:close) { EventMachine.stop }
  end
  raise problem || "the connection was closed" unless echo

  Answer.new(101, echo)
  # example: end
end
