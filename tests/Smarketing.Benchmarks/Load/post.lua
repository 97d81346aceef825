-- Posts forms, each of somebody else: wrk … -- KIND RUN [PEOPLE]. The last line that it prints is JSON.
local threads = 0

function setup(thread)
  thread:set("thread", threads)
  threads = threads + 1
end

local bodies = {
  -- An MQL: a raised hand from a business address, three people a company.
  mql = function(who, n)
    return string.format('{"email":"lucia%s@obra%s%d.mx","firstName":"Lucía","lastName":"Herrera","company":"Obra %d","jobTitle":"Gerente de obra","phone":"+52 55 1234 5678","country":"MX","consent":true}', who, run, math.floor(n / 3), n)
  end,
  -- No MQL: interested, and nobody who fits.
  lead = function(who, n)
    return string.format('{"email":"luis%s@gmail.com","firstName":"Luis","lastName":"Ramos","jobTitle":"Estudiante","company":"Universidad %d","country":"MX","message":"Solicito la grabación, por favor.","consent":false}', who, n)
  end,
  -- Known people who post another form than before.
  again = function(who, n)
    local known = string.format("%s-%d-%d", run, thread, n % people + 1)
    return string.format('{"email":"luis%s@gmail.com","firstName":"Luis","lastName":"Ramos","jobTitle":"Estudiante","company":"Universidad %d","country":"MX","message":"Solicito la grabación %d.","consent":false}', known, n, n)
  end,
}

function init(args)
  body, run, people, n = bodies[args[1]], args[2], tonumber(args[3] or "1"), 0
end

function request()
  n = n + 1
  return wrk.format("POST", wrk.path, { ["Content-Type"] = "application/json" }, body(string.format("%s-%d-%d", run, thread, n), n))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d,"max":%d}\n',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
