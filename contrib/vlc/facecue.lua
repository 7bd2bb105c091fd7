-- facecue for VLC 3 (View > facecue: expressions shown): lists the moments of expressions in the
-- film; a click on "Go" jumps to one. It reads NAME.events.csv, or else the record NAME.jsonl,
-- beside the film. "facecue annotate" writes both; "facecue install-scripts" installs this script.
-- A table of people, NAME.people.csv, gives names, joins numbers and leaves people out.

local moments = require "facecue_moments"
local people = require "facecue_people"

local list, last = {}, nil
local window, which, view, note

function descriptor()
    return {
        title = "facecue: expressions shown",
        version = "1.0",
        author = "facecue",
        shortdesc = "facecue: expressions shown", -- in the View menu
        description = "Lists the expressions that faces show in this film, and jumps to them.",
        capabilities = { "menu", "input-listener" },
    }
end

-- now is the player's time in seconds; nil while nothing plays.
local function now()
    local input = vlc.object.input()
    return input and vlc.var.get(input, "time") / 1e6
end

local function go(m)
    local input = vlc.object.input()
    if not input then return end
    vlc.var.set(input, "time", math.floor(m.from * 1e6))
    last = m
    if note then note:set_text(moments.describe(m)) end
end

-- here is the time from which a jump starts. VLC jumps near a moment, not exactly to it, so within a
-- second of the last jump its target counts as the current time.
local function here()
    local t = now() or 0
    if last and math.abs(t - last.from) < 1 then return last.from, true end
    return t, false
end

local function jump(forward, wanted)
    local t, exact = here()
    local m = moments.neighbour(list, t, forward, wanted, exact)
    if m then return go(m) end
    if note then note:set_text("no " .. (forward and "later" or "earlier") .. " moment (" .. wanted .. ")") end
end

local function wanted() return moments.choices[which and which:get_value() or 1] or "any" end

-- fill lists the moments of the chosen kind; the id of a line is the index in the whole list.
local function fill()
    view:clear()
    for i, m in ipairs(list) do
        if moments.fits(m, wanted()) then view:add_value(moments.describe(m), i) end
    end
end

local function go_chosen()
    for i in pairs(view:get_selection() or {}) do return go(list[i]) end
end

local function load()
    local item, from = vlc.input.item(), nil
    list, last = {}, nil
    if item then
        local path = vlc.strings.make_path(item:uri()) or ""
        list, from = moments.load(path)
        list = people.correct(path, list)
    end
    if not window then return end
    fill()
    note:set_text(from and (#list .. " moments, expressions shown") or "no .events.csv or .jsonl beside this film")
end

local function show()
    window = vlc.dialog("facecue: expressions shown")
    which = window:add_dropdown(1, 1, 2, 1)
    for i, choice in ipairs(moments.choices) do which:add_value(choice, i) end
    window:add_button("List", fill, 3, 1, 1, 1)
    view = window:add_list(1, 2, 4, 10)
    window:add_button("Go", go_chosen, 4, 1, 1, 1)
    window:add_button("< fleeting", function() jump(false, "fleeting") end, 1, 12, 1, 1)
    window:add_button("fleeting >", function() jump(true, "fleeting") end, 2, 12, 1, 1)
    window:add_button("< previous", function() jump(false, wanted()) end, 3, 12, 1, 1)
    window:add_button("next >", function() jump(true, wanted()) end, 4, 12, 1, 1)
    note = window:add_label("", 1, 13, 4, 1)
    load()
end

function activate() show() end

function deactivate()
    if window then window:delete() end
    window, which, view, note = nil, nil, nil, nil
end

function close() vlc.deactivate() end

function input_changed() load() end

function meta_changed() end

function menu() return { "Next fleeting", "Previous fleeting", "Next", "Previous" } end

function trigger_menu(id)
    jump(id % 2 == 1, id <= 2 and "fleeting" or wanted())
end
