-- get.lua AUTH CA-FILE URL [PROXY [USER PASSWORD]]: writes the answer's content; without a proxy the
-- environment tells it.
local curl = require "curl"

local auth, ca_file, url, proxy, user, password = unpack(arg)
local body, status = {}, nil
local easy = curl.easy_init()
easy:setopt(curl.OPT_URL, url)
easy:setopt(curl.OPT_CAINFO, ca_file)
easy:setopt(curl.OPT_FOLLOWLOCATION, 1)
if auth == "any" then easy:setopt(curl.OPT_PROXYAUTH, curl.AUTH_ANY) end
easy:setopt(curl.OPT_HEADERFUNCTION, function(line)
	status = line:match("^HTTP/%S+ (%d+)") or status
	return #line
end)
easy:setopt(curl.OPT_WRITEFUNCTION, function(octets)
	table.insert(body, octets)
	return #octets
end)
if proxy then easy:setopt(curl.OPT_PROXY, proxy) end
if user then easy:setopt(curl.OPT_PROXYUSERPWD, user .. ":" .. password) end
local code, message = easy:perform()
assert(code == 0, message)
assert(status == "200", status)
io.write(table.concat(body))
