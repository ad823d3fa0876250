-- get.lua CA-FILE URL PROXY-URL: writes the answer's content.
local http = require "socket.http"
local ltn12 = require "ltn12"

local _, url, proxy = unpack(arg)
local body = {}
local _, status = assert(http.request { url = url, proxy = proxy, sink = ltn12.sink.table(body) })
if status ~= 200 then error("status " .. status) end
io.write(table.concat(body))
