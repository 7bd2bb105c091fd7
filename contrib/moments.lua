-- Reads the moments of expressions from the files that facecue wrote beside a film. The scripts
-- for mpv and VLC use it. It needs Lua 5.1 only.

local moments = {}

-- A moment is a stretch of time in which one person shows one expression: a table with person,
-- name (of the person; nil in a record), kind (state or fleeting), label, and from and to in seconds.

local function earlier(a, b)
    if a.from ~= b.from then return a.from < b.from end
    return a.person < b.person
end

-- falls returns the index of the first moment after start that is earlier than the one before it; the
-- length plus one if there is none.
local function falls(list, start)
    for i = start + 1, #list do
        if earlier(list[i], list[i - 1]) then return i end
    end
    return #list + 1
end

-- by_time sorts a list. facecue's tables have the states by time and then the fleeting candidates by
-- time, which are merged: table.sort takes seconds for 200,000 moments.
local function by_time(list)
    local second = falls(list, 1)
    if second > #list then return list end
    if falls(list, second) <= #list then
        table.sort(list, earlier)
        return list
    end
    local merged, a, b = {}, 1, second
    while a < second or b <= #list do
        if b > #list or a < second and not earlier(list[b], list[a]) then
            merged[#merged + 1], a = list[a], a + 1
        else
            merged[#merged + 1], b = list[b], b + 1
        end
    end
    return merged
end

-- rows_between is the number of lines that are read between two pauses.
local rows_between = 1000

-- columns_of makes a pattern for the lines of a table from its first line, which has the names of
-- the columns. It also returns the index of each column's capture.
local function columns_of(head)
    local cells, place, captures, last = {}, {}, 0, 0
    for name in head:gmatch("[^,\r]+") do
        local wanted = name == "kind" or name == "person" or name == "label" or name == "onset" or name == "offset" or name == "name"
        cells[#cells + 1] = wanted and "([^,\r]*)" or "[^,\r]*"
        if wanted then
            captures = captures + 1
            place[name], last = captures, #cells
        end
    end
    return "^" .. table.concat(cells, ",", 1, last), place
end

-- from_events reads NAME.events.csv; its first line has the names of the columns. Stretches of speech are no
-- expressions and are left out.
local function from_events(file, pause)
    local pattern, place = columns_of(file:read("*l") or "")
    local list, rows = {}, 0
    if not (place.label and place.onset and place.offset) then return list end
    local line = file:read("*l")
    while line do
        local row = { line:match(pattern) }
        local from, to = tonumber(row[place.onset]), tonumber(row[place.offset])
        if from and to and row[place.kind] ~= "speech" then
            list[#list + 1] = { person = tonumber(row[place.person]) or 0, name = place.name and row[place.name], kind = row[place.kind], label = row[place.label], from = from, to = to }
        end
        rows = rows + 1
        if pause and rows % rows_between == 0 then pause() end
        line = file:read("*l")
    end
    return by_time(list)
end

-- from_record reads the states of NAME.jsonl as each frame has them. They begin up to half a second
-- later than in the table, and fleeting candidates are missing. "facecue render NAME.jsonl -o
-- NAME.events.csv" makes the table.
local function from_record(file, pause)
    local head = file:read("*l") or ""
    local num, den = head:match('"time_base":%[(%d+),(%d+)%]')
    if not num then return {} end
    local tick, start = num / den, tonumber(head:match('"start":(%-?%d+)')) or 0
    local list, open, rows = {}, {}, 0
    local line = file:read("*l")
    while line do
        local pts, length = line:match('"pts":(%-?%d+),"duration":(%d+)')
        if pts then
            local now, there = (pts - start) * tick, {}
            for id, state in line:gmatch('{"id":(%d+),.-"state":"([%w_]*)"[,}]') do
                there[id] = true
                local m = open[id]
                if not m or m.label ~= state then
                    m = { person = tonumber(id), kind = "state", label = state, from = now, to = now }
                    open[id], list[#list + 1] = m, m
                end
                m.to = now + length * tick
            end
            for id in pairs(open) do
                if not there[id] then open[id] = nil end
            end
        end
        rows = rows + 1
        if pause and rows % rows_between == 0 then pause() end
        line = file:read("*l")
    end
    return by_time(list)
end

-- load reads the table or the record beside a recording and returns the moments and the name of the
-- file; nil if there is none. It calls pause, if given, every thousand lines, so that the player
-- stays responsive.
function moments.load(path, pause)
    local stem = path:gsub("%.[^./\\]*$", "")
    for _, kind in ipairs({ { ".events.csv", from_events }, { ".jsonl", from_record } }) do
        local file = io.open(stem .. kind[1], "r")
        if file then
            local list = kind[2](file, pause)
            file:close()
            return list, stem .. kind[1]
        end
    end
    return {}, nil
end

-- unnamed are the labels that "any" leaves out.
local unnamed = { [""] = true, neutral = true, uncertain = true, low_quality = true }

-- fits tells whether a moment is of the wanted kind: "any", "fleeting" or an expression.
function moments.fits(m, wanted)
    if wanted == "any" then return not unnamed[m.label] end
    if wanted == "fleeting" then return m.kind == "fleeting" end
    return m.label == wanted
end

-- first_after is the index, in a sorted list, of the first moment that begins after a time; or at
-- or after it, if also is true.
local function first_after(list, time, also)
    local low, high = 1, #list + 1
    while low < high do
        local middle = math.floor((low + high) / 2)
        local from = list[middle].from
        if from > time or also and from == time then high = middle else low = middle + 1 end
    end
    return low
end

-- neighbour is the next moment after a time, or the last one before it. Backwards, a moment that
-- began less than half a second ago is skipped, so that pressing a key twice while the film plays
-- goes two moments back. exact means that the film is paused and the time exact.
function moments.neighbour(list, now, forward, wanted, exact)
    local from, to, step = first_after(list, now + 0.02), #list, 1
    if not forward then from, to, step = first_after(list, now - (exact and 0.02 or 0.5), true) - 1, 1, -1 end
    for i = from, to, step do
        if moments.fits(list[i], wanted) then return list[i] end
    end
end

local function clock(t)
    return string.format("%d:%02d:%04.1f", t / 3600, t / 60 % 60, t % 60)
end

-- name is what the person of a moment is called. Braces and backslashes, which mpv takes for
-- instructions, are left out.
function moments.name(m)
    if not m.name or m.name == "" then return "P" .. m.person end
    return (m.name:gsub("[{}\\]", ""))
end

function moments.describe(m)
    local text = string.format("%s  %s  %s", clock(m.from), moments.name(m), m.label)
    if m.kind == "fleeting" then text = text .. "  (fleeting)" end
    return text
end

-- choices are the kinds of moments, in the order of the menu.
moments.choices = { "any", "fleeting", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "neutral" }

return moments
