-- For wrk: the requests of a file (the target, then a value of Proxy-Authorization a line, "-" for
-- none), one after the other, and what came of them as JSON. "{n}" in the target is another number each
-- time.
local values = {}
local target, host
local at = 0
local sent = 0

function init(arguments)
    local file = assert(io.open(arguments[1]))
    target = file:read("*l")
    host = target:match("^http://([^/]+)")
    for value in file:lines() do values[#values + 1] = value end
    file:close()
end

function request()
    at = at % #values + 1
    local fields = {["Host"] = host}
    if values[at] ~= "-" then fields["Proxy-Authorization"] = values[at] end
    sent = sent + 1
    return wrk.format("GET", (target:gsub("{n}", sent)), fields)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format('\nRESULT {"requests": %d, "seconds": %f, "refused": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout))
end
