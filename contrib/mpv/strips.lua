-- Converts moments to strips of one colour for each person of the timeline. The film is divided
-- into a fixed number of slots, so that 200,000 moments take no longer to draw than a few hundred.

local moments = require "moments"

local strips = {}

local slots, min_slots, max_people = 1200, 2, 8 -- min_slots: of one moment

-- people gives the persons with the most moments, sorted by number, and the number of persons with
-- moments.
local function people(list)
    local all, count = {}, {}
    for _, m in ipairs(list) do
        if not count[m.person] then all[#all + 1] = m.person end
        count[m.person] = (count[m.person] or 0) + 1
    end
    table.sort(all, function(a, b)
        if count[a] ~= count[b] then return count[a] > count[b] end
        return a < b
    end)
    local some = {}
    for i = 1, math.min(#all, max_people) do some[i] = all[i] end
    table.sort(some)
    return some, #all
end

-- fill sets the slots of a moment. Expressions replace neutral, uncertain and low_quality.
local function fill(row, m, length)
    local from = math.max(0, math.floor(m.from / length * slots))
    local to = math.min(slots, math.max(from + min_slots, math.ceil(m.to / length * slots)))
    local notable = moments.fits(m, "any")
    for i = from + 1, to do
        if notable or not row.notable[i] then row.label[i], row.notable[i] = m.label, notable end
        if m.kind == "fleeting" then row.fleeting[i] = true end
    end
end

-- runs are the ranges of slots with one value, in shares of the film.
local function runs(values)
    local list, i = {}, 1
    while i <= slots do
        local from = i
        repeat i = i + 1 until i > slots or values[i] ~= values[from]
        if values[from] then list[#list + 1] = { from = (from - 1) / slots, to = (i - 1) / slots, value = values[from] } end
    end
    return list
end

-- of makes the strips of a film; length is in seconds.
function strips.of(list, length)
    local order, count = people(list)
    local row, names = {}, {}
    for _, person in ipairs(order) do row[person] = { label = {}, notable = {}, fleeting = {} } end
    for _, m in ipairs(list) do
        if row[m.person] then
            fill(row[m.person], m, length)
            names[m.person] = names[m.person] or moments.name(m)
        end
    end
    local all = { people = order, names = names, count = count, rows = {} }
    for i, person in ipairs(order) do
        all.rows[i] = { labels = runs(row[person].label), fleeting = runs(row[person].fleeting) }
    end
    return all
end

return strips
