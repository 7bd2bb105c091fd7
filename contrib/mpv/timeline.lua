-- The timeline: a row for each person, a stretch for each expression shown, white
-- around what is fleeting, and the place of playing.

local mp = require "mp"

local timeline = { shown = false, list = {} }

-- colours are facecue's own, as blue, green and red, which ASS wants.
local colours = {
    neutral = "d8d8d8", happiness = "42e4f0", surprise = "009fe6", sadness = "e9b456", anger = "005ed5",
    disgust = "739e00", fear = "a779cc", contempt = "dc8f5a", uncertain = "a8a8a8", low_quality = "808080",
}
local rows, head = mp.create_osd_overlay("ass-events"), mp.create_osd_overlay("ass-events")
local height, left, step = 720, 60, 22

local function people()
    local order, row = {}, {}
    for _, m in ipairs(timeline.list) do
        if not row[m.person] then
            row[m.person] = true
            order[#order + 1] = m.person
        end
    end
    table.sort(order)
    for i, person in ipairs(order) do row[person] = i end
    return order, row
end

local function rectangle(x, y, w, h, colour, alpha)
    return string.format("{\\an7\\pos(0,0)\\bord0\\shad0\\1c&H%s&\\1a&H%02x&\\p1}m %.1f %.1f l %.1f %.1f %.1f %.1f %.1f %.1f",
        colour, alpha, x, y, x + w, y, x + w, y + h, x, y + h)
end

local function label(x, y, text)
    return string.format("{\\an7\\pos(%.1f,%.1f)\\fs16\\bord1\\1c&Hffffff&}%s", x, y, text)
end

-- frame is where the timeline lies on a picture of 720 lines.
local function frame()
    local w, h = mp.get_osd_size()
    local width = (w and h and h > 0) and height * w / h or 1280
    local order, row = people()
    return width, width - left - 20, height - 40 - step * #order, order, row
end

local function draw_rows()
    local length = mp.get_property_number("duration", 0)
    local width, span, top, order, row = frame()
    if not timeline.shown or length <= 0 or #order == 0 then return rows:remove() end
    local parts = { rectangle(0, top - 26, width, step * #order + 32, "101010", 0x50),
        label(left, top - 22, "expressions shown") }
    for i, person in ipairs(order) do
        parts[#parts + 1] = label(14, top + (i - 1) * step, "P" .. person)
        parts[#parts + 1] = rectangle(left, top + (i - 1) * step + 2, span, step - 6, "404040", 0x40)
    end
    for _, m in ipairs(timeline.list) do
        local y = top + (row[m.person] - 1) * step
        local x, w = left + m.from / length * span, math.max(2, (m.to - m.from) / length * span)
        if m.kind == "fleeting" then parts[#parts + 1] = rectangle(x - 1, y - 2, w + 2, step + 2, "ffffff", 0) end
        parts[#parts + 1] = rectangle(x, y + 2, w, step - 6, colours[m.label] or "808080", 0)
    end
    rows.res_x, rows.res_y, rows.data = width, height, table.concat(parts, "\n")
    rows:update()
end

function timeline.playing(now)
    local length = mp.get_property_number("duration", 0)
    local width, span, top, order = frame()
    if not timeline.shown or not now or length <= 0 or #order == 0 then return head:remove() end
    head.res_x, head.res_y, head.z = width, height, 1
    head.data = rectangle(left + now / length * span - 1, top - 4, 2, step * #order + 4, "3030ff", 0)
    head:update()
end

-- show draws it anew, or takes it away.
function timeline.show(list, on)
    timeline.list, timeline.shown = list, on
    draw_rows()
    timeline.playing(mp.get_property_number("time-pos"))
end

return timeline
