-- The menu: the moments as a list, with keys of its own while it is open.

local mp = require "mp"
local moments = require "moments"
local timeline = require "timeline"

local menu = { wanted = "any" } -- the kind of moments that is listed and that the keys jump to
local list, go = {}, nil
local screen, at, open = mp.create_osd_overlay("ass-events"), 1, false
local keys = {}

-- cache has the listed moments of the last kind and list.
local cache = {}

-- entries are the listed moments.
local function entries()
    if cache.list == list and cache.wanted == menu.wanted then return cache.some end
    local some = {}
    for _, m in ipairs(list) do
        if moments.fits(m, menu.wanted) then some[#some + 1] = m end
    end
    cache = { list = list, wanted = menu.wanted, some = some }
    return some
end

local function draw_menu()
    local some = entries()
    at = math.max(1, math.min(at, #some))
    local lines = { string.format("{\\an7\\pos(20,%d)\\fs20\\bord2}", timeline.bottom() + 12) .. "Expressions shown: " .. menu.wanted .. "   (left, right: which; enter: go; esc: close)" }
    for i = math.max(1, at - 8), math.min(#some, at + 8) do
        lines[#lines + 1] = (i == at and "{\\1c&H42e4f0&}> " or "{\\1c&Hffffff&}\\h\\h\\h") .. moments.describe(some[i])
    end
    screen.res_y, screen.data = 720, table.concat(lines, "\\N")
    screen:update()
end

function menu.close()
    open = false
    screen:remove()
    for name in pairs(keys) do mp.remove_key_binding("facecue-menu-" .. name) end
end

local function turn(by)
    for i, choice in ipairs(moments.choices) do
        if choice == menu.wanted then
            menu.wanted = moments.choices[(i - 1 + by) % #moments.choices + 1]
            break
        end
    end
    at = 1
    draw_menu()
end

keys = {
    UP = function() at = at - 1 draw_menu() end,
    DOWN = function() at = at + 1 draw_menu() end,
    LEFT = function() turn(-1) end,
    RIGHT = function() turn(1) end,
    ENTER = function()
        local m = entries()[at]
        if m then go(m) end
    end,
    ESC = function() menu.close() end,
}

-- toggle opens the menu at the next moment, or closes it. ENTER calls jump.
function menu.toggle(all, jump)
    if open then return menu.close() end
    list, go, open = all, jump, true
    local next = moments.neighbour(list, mp.get_property_number("time-pos", 0) - 0.04, true, menu.wanted)
    for i, m in ipairs(entries()) do
        if m == next then at = i end
    end
    for name, action in pairs(keys) do
        mp.add_forced_key_binding(name, "facecue-menu-" .. name, action, { repeatable = true })
    end
    draw_menu()
end

return menu
