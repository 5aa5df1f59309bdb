### The frame around every screen: top bar, rail, scan strip, banners, jobs, search, words used everywhere.
### Rules: one idea a sentence, at most 12 words, plain words, no exclamation marks. Say what is, then what to do.
### A comment above each message says where it appears and what its values are. A number in a text is written
### NUMBER($name), so it is grouped; a value without NUMBER and without a plural is text.

## Name and screens

# Window title and Set-up, About: the name of the program.
app-name = Tagstead
# Window title. $site: name of the warehouse.
app-title = { $site } · Tagstead
# Window title of the demo. $site: name of the warehouse.
app-title-demo = DEMO · { $site } · Tagstead
# Rail: name of the screen. Keep it short.
frame-screen-live = Live
# Rail: name of the screen. Keep it short.
frame-screen-count = Count
# Rail: name of the screen. Keep it short.
frame-screen-find = Find
# Rail: name of the screen. Keep it short.
frame-screen-items = Items
# Rail: name of the screen. Keep it short.
frame-screen-alerts = Alerts
# Rail: name of the screen. Keep it short.
frame-screen-reports = Reports
# Rail: name of the screen. Keep it short.
frame-screen-setup = Set-up
# Screen readers: name of the rail.
frame-rail = Screens
# Screen readers: name of the top bar.
frame-top-bar = Warehouse and reader
# Screen readers: name of the main area.
frame-main = Main area
# Screen readers: name of the side panel.
frame-panel = Details
# Screen readers: name of the strip at the bottom.
frame-strip = Last scan
# First stop of the Tab key: jumps over the rail.
frame-skip = Go to the main area
# Top bar, before the name of the person who works.
frame-working-as = Working as
# Top bar: the person without a PIN.
frame-role-floor = Floor
# Top bar: the person who leads.
frame-role-lead = Lead
# Top bar: the person who sets things up.
frame-role-setup = Set-up
# Top bar: help button.
frame-help = Help

## Reader state in the top bar

# Top bar chip: at least one reader reads. $rate: reads a second.
frame-reader-reading = Reading · { NUMBER($rate) }/s
# Top bar chip: a reader is there and does not read.
frame-reader-ready = Ready
# Top bar chip: a reader is being opened.
frame-reader-opening = Starting the reader
# Top bar chip: no reader is set up or plugged in.
frame-reader-none = No reader
# Top bar chip: a reader has a problem.
frame-reader-problem = Reader problem
# Top bar chip: all readers are switched off.
frame-reader-off = Readers are off
# Top bar chip: some readers have a problem. $lost: how many do. $total: how many readers there are.
frame-reader-some-lost = { NUMBER($lost) } of { NUMBER($total) } readers have a problem
# Top bar button: start reading.
frame-start = Start
# Top bar button: stop reading.
frame-stop = Stop
# Screen readers: the start button.
frame-start-label = Start reading
# Screen readers: the stop button.
frame-stop-label = Stop reading
# Reader card: title.
frame-reader-card = Readers
# Reader card: reads a second of one reader.
frame-reads-per-second = { NUMBER($rate) } reads/s

## Network and connection

# Top bar chip: outside systems cannot be reached. $count: messages that wait.
frame-offline = { $count ->
    [one] No network · 1 waiting
   *[other] No network · { NUMBER($count) } waiting
}
# Tooltip of the chip: work goes on.
frame-offline-about = { $count ->
    [0] No network. You can keep working.
    [one] No network. You can keep working. 1 message waits.
   *[other] No network. You can keep working. { NUMBER($count) } messages wait.
}
# Banner: the screen lost its connection to the program behind it.
frame-connection-lost = This screen lost its connection. What you see may be old.
# Banner: when it tries again. $seconds: until then.
frame-connection-again = { $seconds ->
    [one] Trying again in 1 s.
   *[other] Trying again in { NUMBER($seconds) } s.
}
# Full screen: the program behind the screen has ended.
frame-stopped = Tagstead has stopped. Everything up to now is stored.
# Full screen: what to do then.
frame-stopped-action = Start it again to go on.

## Scan strip

# Scan strip: before anything was scanned.
frame-scan-none = Nothing scanned yet
# Scan strip: label in front of the result.
frame-scan-last = Last scan
# Scan strip: an item was moved. $item, $place: names.
frame-scan-moved = { $item } → { $place }
# Scan strip: a tag that is in no list. $tag: its last characters.
frame-scan-unknown-tag = New tag { $tag }
# Scan strip: a code that could not be read.
frame-scan-unreadable = Could not read that. Scan again.
# Scan strip: a person or scan moved an item. $item, $place: names.
strip-moved = { $item } → { $place }
# Scan strip: an item was heard in a new place. $item, $place: names.
strip-arrived = { $item } is at { $place }
# Scan strip: an item left the site. $item: name. $place: the door.
strip-departed = { $item } left through { $place }
# Scan strip: a tag was tied to an item. $item: name. $tag: number.
strip-linked = Tag { $tag } is on { $item }
# Scan strip: a tag was taken off an item. $item: name. $tag: number.
strip-unlinked = Tag { $tag } is off { $item }
# Scan strip: an item was added. $item: name.
strip-added = { $item } was added
# Scan strip: an item was changed. $item: name.
strip-changed = { $item } was changed
# Scan strip: an item was taken off the list. $item: name.
strip-removed = { $item } was removed
# Scan strip: the last change was taken back.
strip-undone = Undone
# Scan strip: an unknown tag was heard. $tag: number. $place: where.
strip-new-tag = New tag { $tag } at { $place }
# Scan strip: a tag is ignored from now on. $tag: number.
strip-ignored = Tag { $tag } is ignored
# Scan strip: a place was added or changed. $place: name.
strip-place-drawn = { $place } was changed
# Scan strip: a place was removed. $place: name.
strip-place-removed = { $place } was removed
# Scan strip: a reader was added or changed. $reader: name.
strip-reader-set = { $reader } was changed
# Scan strip: a reader was removed. $reader: name.
strip-reader-removed = { $reader } was removed
# Scan strip: settings were changed.
strip-settings = Settings were changed

## Undo

# Scan strip: button.
frame-undo = Undo
# Scan strip: button that does again what was undone.
frame-redo = Redo
# Menu behind the undo button: title.
frame-history = History
# History: nothing to take back.
frame-history-empty = Nothing to take back.
# History: this line was taken back already.
frame-history-undone = Undone
# Said to screen readers after an undo. $what: the line of the history.
frame-undone = Taken back: { $what }
# Said when nothing could be taken back.
frame-undo-nothing = There is nothing to take back.

## Jobs

# Scan strip: button to the list of jobs. $count: jobs that run.
frame-jobs = { $count ->
    [0] Jobs
    [one] Jobs · 1
   *[other] Jobs · { NUMBER($count) }
}
# Job list: nothing is running.
frame-jobs-empty = Nothing is running.
# Job list: name of a job that makes a report. $report: its name. $format: its format.
job-report = { $report } as { $format }
# Job list: it waits for another one.
job-waiting = Waiting
# Job list: progress. $done, $total: rows.
job-done-of = { NUMBER($done) } of { NUMBER($total) }
# Job list: progress while the total is not known. $done: rows.
job-done-so-far = { NUMBER($done) } so far
# Job list: time left. $seconds: about how many.
job-time-left = { $seconds ->
    [one] about 1 s left
   *[other] about { NUMBER($seconds) } s left
}
# Job list: finished. $count: rows in the file.
job-ready = { $count ->
    [0] Ready · no rows
    [one] Ready · 1 row
   *[other] Ready · { NUMBER($count) } rows
}
# Job list: failed; the reason follows.
job-failed = Could not be made
# Job list: a person stopped it.
job-cancelled = Cancelled. No file was kept.
# Job list: button.
job-cancel = Cancel
# Job list: button, opens the file.
job-open = Open
# Job list: button, opens the folder the file is in.
job-open-folder = Open folder
# Job list: button, puts the path of the file on the clipboard.
job-copy-path = Copy path
# Job list: button, starts it again.
job-again = Make again
# Job list: button, takes a finished line away.
job-dismiss = Remove from the list
# Said to screen readers when a report is ready. $file: file name.
job-ready-said = The report { $file } is ready.

## Banners

# Banners: how many more there are behind the one shown. $count: how many.
frame-banners-more = { $count ->
    [one] 1 more
   *[other] { NUMBER($count) } more
}
# Banner: button that hides it.
frame-banner-close = Close
# Demo banner and mark on every screen: these are not real data.
demo-mark = DEMO · not your data
# Demo banner. $count: practice items.
demo-about = { $count ->
    [one] The practice reader moves 1 practice item.
   *[other] The practice reader moves { NUMBER($count) } practice items.
}
# Demo banner: button that leaves the demo.
demo-leave = Use my own warehouse
# Demo banner: button, opens a count that the practice reader plays.
demo-count = Try a count
# Count screen in the demo: what to do first.
demo-count-how = Press Start. The practice reader counts for you.
# Find screen in the demo: what to do.
demo-find-how = The practice readers listen for it. Press Found it when you see it.
# Demo banner: button, goes to the Find screen or the search.
demo-find = Find something
# Demo banner: how to leave when the program cannot do it by itself. $command: what to type.
demo-leave-how = Close Tagstead. Then start it with { $command }
# Banner: a reader was plugged in. $port: port name.
notice-new-reader = Reader found on { $port }.
# Banner: button under "Reader found".
notice-new-reader-use = Use it
# Banner: button under "Reader found" in the demo.
notice-new-reader-test = Test it here
# Banner: the computer clock jumped. $by: how far ("2 h"). $since: time of day.
notice-clock-changed = The computer clock changed by { $by }. Times from { $since } may be wrong.
# Banner: a reader that was lost works again. $reader: name.
notice-reader-back = { $reader } is reading again.
# Banner: reads were lost because the computer was busy. $count: how many were put together.
notice-reads-merged = { $count ->
    [one] The computer is busy. 1 read was merged with others.
   *[other] The computer is busy. { NUMBER($count) } reads were merged with others.
}
# Reader banner: since when the reader is lost. $since: time of day.
notice-since = Since { $since }.
# Reader banner: when it is tried again. $seconds: until then.
notice-trying-again = { $seconds ->
    [0] Trying again now.
    [one] Trying again in 1 s.
   *[other] Trying again in { NUMBER($seconds) } s.
}

## Problems on screen: the frame around the three sentences (the sentences are in problems.ftl)

# Error card: label of the second sentence, for screen readers.
error-card-meaning = What it means
# Error card: label of the third sentence, for screen readers.
error-card-action = What to do
# Error card: button, copies code and details.
error-card-copy = Copy details
# Error card: said after copying.
error-card-copied = Details copied
# Error card: fold with technical details.
error-card-details = Details
# Error card: the code. $code: like TS-READER-001.
error-card-code = Code { $code }

## Search (Ctrl+K)

# Search box: title and name for screen readers.
search-title = Search anything
# Search box: hint inside.
search-hint = Item, place, tag number or command
# Search box: nothing fits. $text: what was typed.
search-none = Nothing found for “{ $text }”.
# Search box: group of results.
search-items = Items
# Search box: group of results.
search-places = Places
# Search box: group of results.
search-commands = Commands
# Search box: group of results.
search-screens = Screens
# Said to screen readers. $count: results.
search-count = { $count ->
    [0] No results
    [one] 1 result
   *[other] { NUMBER($count) } results
}

## Keys and help

# Help panel: title.
help-title = Help and keys
# Help panel: title of the key list.
help-keys = Keys
# Help panel: what the key does (Ctrl+1 to Ctrl+7).
help-key-screens = Change the screen
# Help panel: what the key does (Ctrl+K, F3).
help-key-search = Search anything, run a command
# Help panel: what the key does (F2).
help-key-reading = Start or stop reading
# Help panel: what the key does (F1).
help-key-help = Help and this list
# Help panel: what the key does (F6).
help-key-regions = Next part of the screen
# Help panel: what the key does (Ctrl+Z).
help-key-undo = Undo
# Help panel: what the key does (Ctrl+Shift+Z).
help-key-redo = Redo
# Help panel: what the key does (Ctrl+E).
help-key-export = Make a report of what is on screen
# Help panel: what the key does (Ctrl+L).
help-key-list = Map or list
# Help panel: what the key does (F9).
help-key-big = Big view
# Help panel: what the key does (F11).
help-key-full = Full screen
# Help panel: what the key does (Esc).
help-key-close = Close what is on top
# Help panel: what the key does (Ctrl and plus, minus, 0).
help-key-size = Size of everything

## Words used everywhere

# Mark: the item is where it belongs.
mark-here = Here
# Mark: the item is in a wrong place.
mark-wrong-place = Wrong place
# Mark: the item was not heard lately.
mark-not-seen = Not seen
# Mark: a count did not find the item.
mark-missing = Missing
# Mark: a tag that is in no list.
mark-unknown = Unknown tag
# Mark: something needs a person.
mark-alert = Alert
# Button: closes a panel or card.
word-close = Close
# Button: leaves without a change.
word-cancel = Cancel
# Button: stores what was typed.
word-save = Save
# Button: goes back one step.
word-back = Back
# Button: goes on to the next step.
word-next = Next
# Button: leaves a step out.
word-skip = Skip
# Button: tries again.
word-try-again = Try again
# Button: takes something off a list.
word-remove = Remove
# Button: opens a form for a change.
word-change = Change
# Button: adds something new.
word-add = Add
# Button: copies to the clipboard.
word-copy = Copy
# Said after copying.
word-copied = Copied
# Choice: yes.
word-yes = Yes
# Choice: no.
word-no = No
# In place of a value that is not there.
word-none = None
# In place of a name nobody gave.
word-no-name = No name
# A switch is on.
word-on = On
# A switch is off.
word-off = Off
# Fold with technical details.
word-details = Details
# Button that shows more rows.
word-more = Show more
# Shown when a change was not made.
word-nothing-changed = Nothing was changed.
# In front of a field that must be filled.
word-needed = needed
# Loading, after 2 s without a number.
word-loading = Loading…
# Loading a list. $done, $total: rows.
word-loading-of = Reading the list… { NUMBER($done) } of { NUMBER($total) }
# Only a part is shown yet. $count: rows.
word-partial = Showing the first { NUMBER($count) }. Still reading.
# Number of items, in tiles and labels. $count: how many.
word-items = { $count ->
    [one] 1 item
   *[other] { NUMBER($count) } items
}
# Number of tags. $count: how many.
word-tags = { $count ->
    [one] 1 tag
   *[other] { NUMBER($count) } tags
}
# Number of rows. $count: how many.
word-rows = { $count ->
    [one] 1 row
   *[other] { NUMBER($count) } rows
}

## Ages and times (the window formats the clock times itself)

# Age: less than two seconds.
age-now = now
# Age in seconds. $n: how many.
age-seconds = { NUMBER($n) } s ago
# Age in minutes. $n: how many.
age-minutes = { NUMBER($n) } min ago
# Age in hours. $n: how many.
age-hours = { NUMBER($n) } h ago
# Time today. $time: time of day.
age-today = today { $time }
# Time in the last week. $day: short day. $time: time of day.
age-day = { $day } { $time }
# Never heard.
age-never = never
# Since when. $age: an age or a time.
age-since = since { $age }

## Signal and certainty (words instead of numbers)

# Signal of a tag.
signal-strong = strong
# Signal of a tag.
signal-medium = medium
# Signal of a tag.
signal-weak = weak
# Signal of a tag: the reader does not say.
signal-silent = no signal strength
# How sure the place is.
confidence-certain = Certain
# How sure the place is.
confidence-likely = Likely
# How sure the place is.
confidence-unsure = Unsure

## Further words of the window

# Search box: button that empties it.
word-clear = Clear
# In front of a time of day in the tooltip of the clock. $time: full time with zone.
frame-clock = Time: { $time }
# Screen readers: name of the part with banners.
frame-banners = Messages
# Demo: small sign beside the name of the warehouse.
demo-word = DEMO
# Demo: title of the dialog that says how to leave.
demo-leave-title = Your own warehouse
# Demo: second sentence of that dialog.
demo-leave-safe = The demo keeps its own file. Your data is never mixed with it.
# Reader chip: button text for people who listen. $state: what the chip says.
frame-reader-chip = { $state }. Show the readers
# Reader card: the reader reads. $count: reads since it was opened.
reader-card-reads = { $count ->
    [one] 1 read since it was started
   *[other] { NUMBER($count) } reads since it was started
}
# Reader card: state of one reader.
reader-state-off = Off
# Reader card: state of one reader.
reader-state-opening = Starting
# Reader card: state of one reader.
reader-state-ready = Ready
# Reader card: state of one reader.
reader-state-reading = Reading
# Reader card: state of one reader.
reader-state-lost = Not reading
# Reader card: no reader at all; what to do.
reader-card-none = No reader is set up. Plug one in and add it in Set-up.
# Reader card: this reader is built in.
reader-card-practice = Practice reader
# Reader card: damaged messages from the reader. $count: how many.
reader-card-garbled = { $count ->
    [one] 1 damaged message was left out
   *[other] { NUMBER($count) } damaged messages were left out
}
# Window: nobody answered a request. Shown when the program behind the screen is gone.
window-no-answer = Tagstead did not answer.
    .meaning = This was not done. What is stored is safe.
    .action = Wait until the connection is back, then try again.
# Window: before the first picture is there.
window-starting = Starting…
# Window: it takes long. Shown under "Starting…".
window-starting-long = Tagstead does not answer yet. This page keeps trying.
# Help: button in the top bar, for people who listen.
frame-help-label = Help and keys
# Help: what the key does (Home).
help-key-fit = Whole map
# Help: what the keys do (arrows).
help-key-arrows = Next place on the map
# Help: what the key does (Enter).
help-key-enter = Go into a place
# Help: what the key does (Backspace).
help-key-out = Go out again
# Help: title of the second list.
help-keys-map = Keys on the map
# Help: what this program does, in one sentence.
help-about = Tagstead shows where your tagged items are.
# Help: where the data is. $folder: path.
help-folder = Your data is in { $folder }
# Help: version. $version: number.
help-version = Version { $version }
# Jobs: title of the dialog.
frame-jobs-title = Jobs
# Said after the size of everything changed. $percent: new size.
frame-size-said = Size { NUMBER($percent) } %

## History: what can be taken back

# History: an item was moved. $item: name.
undo-move = Moved { $item }
# History: a tag was linked.
undo-link = Linked a tag
# History: a tag was taken off. $item: the item it was on.
undo-unlink = Took a tag off { $item }
# History: an item was added. $item: name.
undo-add-item = Added { $item }
# History: an item was changed. $item: name before.
undo-change-item = Changed { $item }
# History: an item was removed. $item: name.
undo-remove-item = Removed { $item }
# History: places were drawn or removed. $item: name of the first one.
undo-place = Changed the place { $item }
# History: a reader was changed. $item: name.
undo-reader = Changed the reader { $item }
# History: settings were changed.
undo-settings = Changed settings
# History: a tag was ignored, or not any more.
undo-ignore = Changed whether a tag is ignored
# History: anything else.
undo-other = Changed something

## Who is here

# Top bar button: opens the list of people. $name: who works now.
who-button = Who is here? Now: { $name }
# Title of the dialog with the people.
who-title = Who is here?
# Title of the dialog when a press needed more rights. $role: the right that is needed.
who-title-needs = This needs the right { $role }
# Dialog: choose your name.
who-choose = Press your name.
# Dialog: nobody may do this.
who-nobody = Nobody with this right has a PIN yet.
# Dialog: nobody has a PIN.
who-nobody-at-all = Nobody has a PIN yet. Everybody may do everything.
# Dialog: button, goes to the list of people in Set-up.
who-to-people = Go to People
# Dialog: button, the person leaves the desk.
who-leave = I am done. Back to Floor
# Dialog: the right of a person, after the name. $role: the right.
who-role = Right: { $role }
# PIN pad: title. $name: whose PIN.
pin-title = PIN of { $name }
# PIN pad: the field for people who listen.
pin-field = PIN
# PIN pad: how many digits are typed, for people who listen. $count: how many.
pin-typed = { $count ->
    [one] 1 digit
   *[other] { NUMBER($count) } digits
}
# PIN pad: key, takes the last digit away.
pin-delete = Delete the last digit
# PIN pad: main button.
pin-ready = Continue
# PIN pad: another person.
pin-other = Another person
# Said when somebody gave the PIN. $name: who.
pin-welcome = Working as { $name }.
# Said when the desk was not touched for a while.
pin-locked = Back to Floor. What runs goes on.

## Search everything (Ctrl+K)

# Search dialog: before anything is typed.
palette-hint = Type a name, the last 4 signs of a tag, a place, or what you want to do.
# Search dialog: heading of a group of results.
palette-people = People
# Command: opens a screen. $screen: its name.
command-open = Open { $screen }
# Command.
command-reading-start = Start reading
# Command.
command-reading-stop = Stop reading
# Command.
command-undo = Undo the last change
# Command.
command-redo = Do it again (take back the undo)
# Command.
command-history = Show what can be undone
# Command.
command-big = Big view
# Command.
command-help = Help and keys
# Command.
command-larger = Make everything larger
# Command.
command-smaller = Make everything smaller
# Command.
command-normal = Normal size
# Command.
command-full = Full screen
# Command: choose a look. $theme: its name.
command-theme = Colours: { $theme }
# Command.
command-who = Who is here?
# Command.
command-leave = Back to Floor
# Command: opens a card of Set-up. $card: its name.
command-setup = Set-up: { $card }
# Command: opens a report. $report: its name.
command-report = Report: { $report }
# Command.
command-new-item = Add an item
# Help: key for the search.
help-search = Search and commands
# Help: key for redo.
help-redo = Redo
# Help: key for full screen.
help-full = Full screen
# Help: key for who is here.
help-who = Who is here
# Said after redo.
strip-redone = Done again
