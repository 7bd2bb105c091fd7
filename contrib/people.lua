-- Corrects moments by the table of people beside a film, NAME.people.csv: names, numbers that are one
-- person, who is left out. "facecue people NAME.jsonl -o NAME.people.csv" makes the table. The scripts
-- for mpv and VLC use it. It needs Lua 5.1 only.

local people = {}

-- cells splits a line at a separator; a cell may stand in quotes, with quotes in it doubled.
local function cells(line, separator)
    local list, at = {}, 1
    line = line:gsub("\r$", "") .. separator
    while at <= #line do
        local cell
        local first = line:match("^ *()", at)
        if line:sub(first, first) == '"' then
            local stop = first + 1
            while true do
                local quote = line:find('"', stop, true)
                if not quote then stop = #line break end
                stop = quote + 1
                if line:sub(stop, stop) ~= '"' then break end
                stop = stop + 1
            end
            cell = line:sub(first + 1, stop - 2):gsub('""', '"')
            at = (line:find(separator, stop, true) or #line) + 1
        else
            local stop = line:find(separator, at, true)
            cell, at = line:sub(first, stop - 1), stop + 1
        end
        list[#list + 1] = cell:match("^(.-)%s*$")
    end
    return list
end

-- seconds reads 90.5, 1:30.5 or 0:01:30.5; nil for an empty cell.
local function seconds(text)
    local total
    for part in (text or ""):gmatch("[^:]+") do total = (total or 0) * 60 + (tonumber(part) or 0) end
    return total
end

local ignored = { yes = true, y = true, ["1"] = true, ["true"] = true, x = true, ["not a person"] = true, ["no person"] = true }

-- from_table reads the rows of a table: number, name, out, from, to, joined.
local function from_table(file)
    local head = (file:read("*l") or ""):gsub("^\239\187\191", "")
    local separator = head:find("\t", 1, true) and "\t" or head:find(";", 1, true) and ";" or ","
    local place, rows = {}, {}
    for i, name in ipairs(cells(head, separator)) do place[name:lower()] = i end
    for line in file:lines() do
        local row = cells(line, separator)
        local number = tonumber(row[place.number or 0])
        if number then
            rows[#rows + 1] = {
                number = number, name = row[place.name or 0] or "", out = ignored[(row[place.ignore or 0] or ""):lower()],
                from = seconds(row[place.from or 0]), to = seconds(row[place.to or 0]), joined = tonumber(row[place["joined-to"] or 0]),
            }
        end
    end
    return rows
end

-- row_of is what a table says of a number at a time: the row for a part of the film, else that for the
-- whole film.
local function row_of(rows, number, time)
    local whole
    for _, row in ipairs(rows) do
        if row.number == number then
            if not row.from and not row.to then whole = row
            elseif time >= (row.from or 0) and (not row.to or time < row.to) then return row end
        end
    end
    return whole
end

-- corrected are the moments as the table says. A moment belongs to the person of its begin.
local function corrected(list, rows)
    local left = {}
    for _, m in ipairs(list) do
        local row = row_of(rows, m.person, m.from)
        for _ = 1, 100 do -- a table may not join numbers in a circle
            if not (row and row.joined) then break end
            m.person, m.name = row.joined, nil
            row = row_of(rows, m.person, m.from)
        end
        if row and row.name ~= "" then m.name = row.name end
        if not (row and row.out) then left[#left + 1] = m end
    end
    return left
end

-- correct returns the moments of a film as the table beside the film says, and all moments where there
-- is no table.
function people.correct(path, list)
    local file = io.open(path:gsub("%.[^./\\]*$", "") .. ".people.csv", "r")
    if not file then return list end
    local rows = from_table(file)
    file:close()
    return corrected(list, rows)
end

return people
