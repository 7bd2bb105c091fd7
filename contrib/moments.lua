-- Moments of expressions shown, read from what facecue wrote beside a film. Both
-- players' scripts use it; it needs nothing but Lua 5.1.

local moments = {}

-- A moment is a stretch of time in which one person shows one expression:
-- person, kind (state or fleeting), label, from, apex, to in seconds, peak.

local function by_time(list)
    table.sort(list, function(a, b)
        if a.from ~= b.from then return a.from < b.from end
        return a.person < b.person
    end)
    return list
end

-- from_events reads NAME.events.csv by the names in its first line.
local function from_events(file)
    local columns, list = {}, {}
    for name in (file:read("*l") or ""):gmatch("[^,\r]+") do columns[#columns + 1] = name end
    for line in file:lines() do
        local row, n = {}, 0
        for cell in (line:gsub("\r", "") .. ","):gmatch("([^,]*),") do
            n = n + 1
            if columns[n] then row[columns[n]] = cell end
        end
        local from, to = tonumber(row.onset), tonumber(row.offset)
        if from and to and row.label then
            list[#list + 1] = {
                person = tonumber(row.person) or 0, kind = row.kind, label = row.label,
                from = from, apex = tonumber(row.apex) or from, to = to, peak = tonumber(row.peak) or 0,
            }
        end
    end
    return by_time(list)
end

-- from_record reads the states of NAME.jsonl as they were known at each frame: they
-- begin up to half a second later than in the table, and what is fleeting is not
-- among them. "facecue render NAME.jsonl -o NAME.events.csv" makes the table.
local function from_record(file)
    local head = file:read("*l") or ""
    local num, den = head:match('"time_base":%[(%d+),(%d+)%]')
    if not num then return {} end
    local tick, start = num / den, tonumber(head:match('"start":(%-?%d+)')) or 0
    local list, open = {}, {}
    for line in file:lines() do
        local pts, length = line:match('"pts":(%-?%d+),"duration":(%d+)')
        if pts then
            local now, there = (pts - start) * tick, {}
            for id, state in line:gmatch('{"id":(%d+),.-"state":"([%w_]*)"}') do
                there[id] = true
                local m = open[id]
                if not m or m.label ~= state then
                    m = { person = tonumber(id), kind = "state", label = state, from = now, apex = now, to = now, peak = 0 }
                    open[id], list[#list + 1] = m, m
                end
                m.to = now + length * tick
            end
            for id in pairs(open) do
                if not there[id] then open[id] = nil end
            end
        end
    end
    return by_time(list)
end

-- load reads what lies beside a recording: its name without extension,
-- and the name of the file that was found.
function moments.load(path)
    local stem = path:gsub("%.[^./\\]*$", "")
    for _, kind in ipairs({ { ".events.csv", from_events }, { ".jsonl", from_record } }) do
        local file = io.open(stem .. kind[1], "r")
        if file then
            local list = kind[2](file)
            file:close()
            return list, stem .. kind[1]
        end
    end
    return {}, nil
end

-- notable tells what is worth a jump: an expression that is shown, but neutral.
local unnamed = { [""] = true, neutral = true, uncertain = true, low_quality = true }

-- fits tells whether a moment is wanted: "any", "fleeting" or an expression.
function moments.fits(m, wanted)
    if wanted == "any" then return not unnamed[m.label] end
    if wanted == "fleeting" then return m.kind == "fleeting" end
    return m.label == wanted
end

-- neighbour is the moment after a time, or before it. What began a moment ago is
-- passed over on the way back, so that pressing twice goes two back while the film
-- runs. An exact time is that of a film that stands still.
function moments.neighbour(list, now, forward, wanted, exact)
    local found
    local passed = now - (exact and 0.02 or 0.5)
    for _, m in ipairs(list) do
        if moments.fits(m, wanted) then
            if forward and m.from > now + 0.02 then return m end
            if not forward and m.from < passed then found = m end
        end
    end
    return found
end

local function clock(t)
    return string.format("%d:%02d:%04.1f", t / 3600, t / 60 % 60, t % 60)
end

function moments.describe(m)
    local text = string.format("%s  P%d  %s", clock(m.from), m.person, m.label)
    if m.kind == "fleeting" then text = text .. "  (fleeting)" end
    return text
end

-- choices are what can be wanted, in the order of a menu.
moments.choices = { "any", "fleeting", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "neutral" }

return moments
