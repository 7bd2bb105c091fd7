-- facecue for mpv: jumps from moment to moment of the expressions shown in a film,
-- draws a timeline of them, and lists them. It reads NAME.events.csv, or else the
-- record NAME.jsonl, beside the film; "facecue annotate" writes both.
--
--   Alt+n, Alt+p   next, previous moment (of the kind chosen in the menu)
--   Alt+f, Alt+F   next, previous fleeting one
--   Alt+t          the timeline, a row for each person
--   Alt+m          the menu
--
-- In input.conf, "Alt+1 script-message-to facecue next happiness" jumps by
-- expression. In script-opts/facecue.conf, "timeline=yes" shows the timeline from
-- the start. "facecue install-scripts" puts this folder into mpv's scripts.

local mp = require "mp"
local moments = require "moments"
local timeline = require "timeline"
local menu = require "menu"

local options = { timeline = false }
require("mp.options").read_options(options, "facecue")

local list = {}

local function say(text) mp.osd_message(text, 2) end

local function go(m)
    mp.commandv("seek", m.from, "absolute+exact")
    say(moments.describe(m))
end

local function jump(forward, wanted)
    if #list == 0 then return say("facecue: no .events.csv or .jsonl beside this film") end
    local still = mp.get_property_bool("pause")
    local m = moments.neighbour(list, mp.get_property_number("time-pos", 0), forward, wanted, still)
    if m then return go(m) end
    say("facecue: no " .. (forward and "later" or "earlier") .. " moment (" .. wanted .. ")")
end

mp.register_event("file-loaded", function()
    local from
    list, from = moments.load(mp.get_property("path", ""))
    if from then mp.msg.info(#list .. " moments from " .. from) end
    timeline.show(list, timeline.shown or options.timeline)
end)
mp.register_event("end-file", function()
    list = {}
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
mp.add_key_binding("Alt+m", "menu", function() menu.toggle(list, go) end)
mp.register_script_message("next", function(wanted) jump(true, wanted or "any") end)
mp.register_script_message("previous", function(wanted) jump(false, wanted or "any") end)
