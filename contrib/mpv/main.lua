-- facecue for mpv: jumps from moment to moment of the expressions shown in a film,
-- draws a timeline of them, and lists them. It reads NAME.events.csv, or else the
-- record NAME.jsonl, beside the film; "facecue annotate" writes both. A table of people,
-- NAME.people.csv, gives names, joins numbers and leaves people out.
--
--   Alt+n, Alt+p   next, previous moment (of the kind chosen in the menu)
--   Alt+f, Alt+F   next, previous fleeting one
--   Alt+t          the timeline above the picture, a row for each person
--   Alt+m          the menu
--
-- In input.conf, "Alt+1 script-message-to facecue next happiness" jumps by
-- expression. In script-opts/facecue.conf, "timeline=yes" shows the timeline from
-- the start. "facecue install-scripts" puts this folder into mpv's scripts.

local mp = require "mp"
local moments = require "moments"
local people = require "people"
local timeline = require "timeline"
local menu = require "menu"

local options = { timeline = false }
require("mp.options").read_options(options, "facecue")

local list, reading = {}, nil -- reading identifies the film whose moments are being read

-- say shows a text for two seconds, below the timeline if that is shown.
local function say(text)
    if timeline.shown then
        text = mp.get_property_osd("osd-ass-cc/0") .. "{\\an4}" .. mp.get_property_osd("osd-ass-cc/1") .. text
    end
    mp.osd_message(text, 2)
end

local function go(m)
    mp.commandv("seek", m.from, "absolute+exact")
    say(moments.describe(m))
end

-- ready tells whether there are moments, and shows why there are none.
local function ready()
    if reading then say("facecue: still reading the events of this film")
    elseif #list == 0 then say("facecue: no .events.csv or .jsonl beside this film") end
    return not reading and #list > 0
end

local function jump(forward, wanted)
    if not ready() then return end
    local still = mp.get_property_bool("pause")
    local m = moments.neighbour(list, mp.get_property_number("time-pos", 0), forward, wanted, still)
    if m then return go(m) end
    say("facecue: no " .. (forward and "later" or "earlier") .. " moment (" .. wanted .. ")")
end

-- read reads the moments of a film, a thousand lines at a time. Between them mpv handles keys.
local function read(path)
    local film = {}
    list, reading = {}, film
    local task = coroutine.create(function() return moments.load(path, coroutine.yield) end)
    local function go_on()
        if reading ~= film then return end
        local ok, found, from = coroutine.resume(task)
        if ok and coroutine.status(task) ~= "dead" then return mp.add_timeout(0, go_on) end
        reading = nil
        if not ok then return mp.msg.error(found) end
        list = people.correct(path, found)
        if from then mp.msg.info(#list .. " moments from " .. from) end
        timeline.show(list, timeline.shown or options.timeline)
    end
    go_on()
end

mp.register_event("file-loaded", function() read(mp.get_property("path", "")) end)
mp.register_event("end-file", function()
    list, reading = {}, nil
    menu.close()
    timeline.show(list, timeline.shown)
end)
mp.observe_property("time-pos", "number", function(_, now) timeline.playing(now) end)
mp.observe_property("osd-dimensions", "native", function() timeline.show(list, timeline.shown) end)

mp.add_key_binding("Alt+n", "next", function() jump(true, menu.wanted) end)
mp.add_key_binding("Alt+p", "previous", function() jump(false, menu.wanted) end)
mp.add_key_binding("Alt+f", "next-fleeting", function() jump(true, "fleeting") end)
mp.add_key_binding("Alt+F", "previous-fleeting", function() jump(false, "fleeting") end)
mp.add_key_binding("Alt+t", "timeline", function() timeline.show(list, not timeline.shown) end)
mp.add_key_binding("Alt+m", "menu", function() if ready() then menu.toggle(list, go) end end)
mp.register_script_message("next", function(wanted) jump(true, wanted or "any") end)
mp.register_script_message("previous", function(wanted) jump(false, wanted or "any") end)
