-- Asks for the paths given as arguments, in turn, and tells the outcome as JSON.
local requests, at = {}, 0

function init(paths)
  for number, path in ipairs(paths) do
    requests[number] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip" })
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "bytes": %d, "median": %f, "p99": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
