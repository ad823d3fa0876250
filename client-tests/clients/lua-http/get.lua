-- get.lua CA-FILE URL [PROXY-URL]: writes the answer's content; without a proxy the environment tells it.
local request = require "http.request"
local tls = require "http.tls"
local store = require "openssl.x509.store"

local ca_file, url, proxy = unpack(arg)
local asked = request.new_from_uri(url)
asked.ctx = tls.new_client_context()
asked.ctx:setStore(store.new():add(ca_file))
if proxy then asked.proxy = proxy end
local head, stream = assert(asked:go(15))
local body = assert(stream:get_body_as_string())
if head:get(":status") ~= "200" then error("status " .. head:get(":status")) end
io.write(body)
