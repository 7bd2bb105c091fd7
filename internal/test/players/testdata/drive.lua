-- Operates the extension and writes down the film's time after each step.
local report = io.open("REPORT", "w")
local function say(name, value) report:write(name, "=", tostring(value), "\n") report:flush() end
local function wait(seconds) vlc.misc.mwait(vlc.misc.mdate() + seconds * 1e6) end

-- A replacement for the extension's window that stores its widgets.
local buttons, lines, chosen, choice, note = {}, {}, {}, 1, nil
local list = {
    clear = function() lines = {} end,
    add_value = function(_, text, id) lines[#lines + 1] = { text = text, id = id } end,
    get_selection = function() return chosen end,
}
local window = {
    add_dropdown = function() return { add_value = function() end, get_value = function() return choice end } end,
    add_button = function(_, text, action) buttons[text] = action end,
    add_list = function() return list end,
    add_label = function() return { set_text = function(_, text) note = text end } end,
    delete = function() end,
}
vlc.dialog = function() return window end

local function time()
    wait(0.6)
    return vlc.var.get(vlc.object.input(), "time") / 1e6
end

local ok, err = pcall(function()
    for _ = 1, 200 do
        if vlc.object.input() and vlc.var.get(vlc.object.input(), "time") > 0 then break end
        wait(0.05)
    end
    dofile("EXTENSION")
    activate()
    local texts = {}
    for i, line in ipairs(lines) do texts[i] = line.text end
    say("list", table.concat(texts, "|"))
    local line = lines[#lines - 1]
    chosen = { [line.id] = line.text }
    buttons["Go"]()
    say("click", time())
    vlc.var.set(vlc.object.input(), "time", 0)
    wait(0.3)
    trigger_menu(1)
    say("first", time())
    buttons["fleeting >"]()
    say("second", time())
    trigger_menu(2)
    say("back", time())
    vlc.var.set(vlc.object.input(), "time", 0)
    wait(0.3)
    choice = 4 -- any, fleeting, happiness, surprise
    buttons["List"]()
    buttons["next >"]()
    say("surprise", time())
    deactivate()
end)
if not ok then say("failed", err) end
report:close()
vlc.misc.quit()
