-- Draws the timeline: a row for each person, a strip for each expression, a white edge around
-- fleeting ones, and the playing position. It lies above the picture, which is moved down, so that
-- it covers neither faces nor subtitles.

local mp = require "mp"
local strips = require "strips"

local timeline = { shown = false, list = {} }

-- colours are facecue's, as blue, green and red, the order of ASS.
local colours = {
    neutral = "d8d8d8", happiness = "42e4f0", surprise = "009fe6", sadness = "e9b456", anger = "005ed5",
    disgust = "739e00", fear = "a779cc", contempt = "df0c98", uncertain = "a8a8a8", low_quality = "808080",
}
local rows, head = mp.create_osd_overlay("ass-events"), mp.create_osd_overlay("ass-events")
local height, left, top, step = 720, 60, 28, 22
local most_letters, letter_width = 20, 9 -- of a name
local drawn, drawn_list, drawn_length -- the strips, and the moments and length of their film
local margin -- mpv's top margin before the timeline was shown; nil while it is not shown

local function style(colour, alpha)
    return string.format("{\\an7\\pos(0,0)\\bord0\\shad0\\1c&H%s&\\1a&H%02x&\\p1}", colour, alpha)
end

local function box(x, y, w, h)
    return string.format("m %.1f %.1f l %.1f %.1f %.1f %.1f %.1f %.1f", x, y, x + w, y, x + w, y + h, x, y + h)
end

local function label(x, y, text)
    return string.format("{\\an7\\pos(%.1f,%.1f)\\fs16\\bord1\\1c&Hffffff&}%s", x, y, text)
end

-- letters splits a text into its letters (UTF-8).
local function letters(text)
    local all = {}
    for letter in text:gmatch("[^\128-\191][\128-\191]*") do all[#all + 1] = letter end
    return all
end

-- widen makes room for the longest name before the strips, and cuts longer names.
local function widen(all)
    local longest = 0
    for person, name in pairs(all.names) do
        local list = letters(name)
        if #list > most_letters then
            list = { unpack(list, 1, most_letters - 1) }
            list[#list + 1] = "…"
            all.names[person] = table.concat(list)
        end
        longest = math.max(longest, #list)
    end
    left = math.max(60, 24 + letter_width * longest)
end

-- content are the strips; nil if the timeline is not shown.
local function content()
    local length = mp.get_property_number("duration", 0)
    if not timeline.shown or length <= 0 or #timeline.list == 0 then return nil end
    if drawn_list ~= timeline.list or drawn_length ~= length then
        drawn, drawn_list, drawn_length = strips.of(timeline.list, length), timeline.list, length
        widen(drawn)
    end
    return drawn
end

-- size is the width of the window and of the timeline, for a window of 720 lines.
local function size()
    local w, h = mp.get_osd_size()
    local width = (w and h and h > 0) and height * w / h or 1280
    return width, width - left - 20
end

-- bottom is the line at which the timeline ends; 0 if it is not shown.
function timeline.bottom()
    local all = content()
    return all and top + step * #all.people + 4 or 0
end

-- room moves the picture down by a number of lines, or back for 0.
local function room(lines)
    if lines > 0 and not margin then margin = mp.get_property_number("video-margin-ratio-top", 0) end
    if margin then mp.set_property_number("video-margin-ratio-top", lines > 0 and lines / height or margin) end
    if lines == 0 then margin = nil end
end

-- strip draws one person's row, one drawing for each colour.
local function strip(parts, row, y, span)
    local boxes, order = {}, {}
    for _, run in ipairs(row.labels) do
        local colour = colours[run.value] or "808080"
        if not boxes[colour] then
            boxes[colour], order[#order + 1] = {}, colour
        end
        table.insert(boxes[colour], box(left + run.from * span, y + 2, (run.to - run.from) * span, step - 6))
    end
    local white = {}
    for i, run in ipairs(row.fleeting) do
        white[i] = box(left + run.from * span - 1, y - 2, (run.to - run.from) * span + 2, step + 2)
    end
    if #white > 0 then parts[#parts + 1] = style("ffffff", 0) .. table.concat(white, " ") end
    for _, colour in ipairs(order) do parts[#parts + 1] = style(colour, 0) .. table.concat(boxes[colour], " ") end
end

local function draw_rows(all)
    if not all then return rows:remove() end
    local width, span = size()
    local title = "expressions shown"
    if all.count > #all.people then title = title .. string.format(", by %d of %d people", #all.people, all.count) end
    local parts = { style("101010", 0) .. box(0, 0, width, timeline.bottom()), label(left, 5, title) }
    for i, person in ipairs(all.people) do
        local y = top + (i - 1) * step
        parts[#parts + 1] = label(14, y, all.names[person])
        parts[#parts + 1] = style("404040", 0x40) .. box(left, y + 2, span, step - 6)
        strip(parts, all.rows[i], y, span)
    end
    rows.res_x, rows.res_y, rows.data = width, height, table.concat(parts, "\n")
    rows:update()
end

function timeline.playing(now)
    local all = content()
    if not now or not all then return head:remove() end
    local width, span = size()
    head.res_x, head.res_y, head.z = width, height, 1
    head.data = style("3030ff", 0) .. box(left + now / drawn_length * span - 1, top - 4, 2, step * #all.people + 4)
    head:update()
end

-- show draws the timeline, or removes it.
function timeline.show(list, on)
    timeline.list, timeline.shown = list, on
    local all = content()
    room(timeline.bottom())
    draw_rows(all)
    timeline.playing(mp.get_property_number("time-pos"))
end

return timeline
