### The Set-up screen: cards, readers, map, data, screen, about.

## Cards

# Set-up: the first line.
setup-title = Is the equipment working and right?
# Set-up: card.
setup-readers = Readers
# Set-up: card.
setup-map = Map
# Set-up: card.
setup-items = Items and labels
# Set-up: card.
setup-people = People
# Set-up: card.
setup-screen = Screen and sound
# Set-up: card.
setup-data = Data and back-up
# Set-up: card.
setup-connections = Connections
# Set-up: card.
setup-about = About
# Set-up: state of a card.
setup-state-fine = Fine
# Set-up: state of a card.
setup-state-look = Look here
# Set-up: state of a card.
setup-state-unused = Not used
# Set-up: a part that a person with less rights sees.
setup-needs-role = Only a person with the right Set-up can change this.

## Readers

# Set-up, readers: none yet.
setup-readers-empty = No reader yet. Plug it in, then press Add.
# Set-up, readers: button.
setup-reader-add = Add a reader
# Set-up, readers: title of the form for a new reader.
setup-reader-new = New reader
# Set-up, readers: title of the form. $reader: name.
setup-reader-change = Change { $reader }
# Set-up, reader form: field.
setup-reader-name = Name
# Set-up, reader form: hint under the name.
setup-reader-name-hint = Where it stands, like Gate 2
# Set-up, reader form: field.
setup-reader-port = Port
# Set-up, reader form: no port is there.
setup-reader-port-none = No port found. Plug the reader in.
# Set-up, reader form: a port that another reader has. $port: port name. $reader: name.
setup-reader-port-taken = { $port } · used by { $reader }
# Set-up, reader form: button, looks for ports again.
setup-reader-port-refresh = Look again
# Set-up, reader form: field, cable or network.
setup-reader-connection = How it is connected
# Set-up, reader form: choice.
setup-reader-connection-cable = By cable to this computer
# Set-up, reader form: choice.
setup-reader-connection-network = Over the network
# Set-up, reader form: field, name or number of the reader in the network.
setup-reader-address = Network address
# Set-up, reader form: hint under the address.
setup-reader-address-hint = Its name or number in your network, like 10.0.0.7
# Set-up, reader form: field, a number.
setup-reader-tcp-port = Port number
# Set-up, reader form: hint under the port number.
setup-reader-tcp-port-hint = Leave it as it is, unless the reader was set up differently
# Set-up, reader form: field.
setup-reader-family = Kind of reader
# Set-up, reader form: choice: the program finds out.
setup-reader-family-any = Find out
# Set-up, reader form: field.
setup-reader-role = What it is for
# Set-up: a role of a reader.
setup-role-desk-pad = Desk pad
# Set-up: a role of a reader, one sentence.
setup-role-desk-pad-about = A tag held to it is meant.
# Set-up: a role of a reader.
setup-role-area = Watches a place
# Set-up: a role of a reader, one sentence.
setup-role-area-about = It hears what is in its place.
# Set-up: a role of a reader.
setup-role-gate = Watches a gate
# Set-up: a role of a reader, one sentence.
setup-role-gate-about = It hears what passes.
# Set-up: a role of a reader.
setup-role-handheld = Carried by a person
# Set-up: a role of a reader, one sentence.
setup-role-handheld-about = A person points it at things.
# Set-up, reader form: title of the antennas.
setup-reader-antennas = Antennas
# Set-up, reader form: one antenna. $number: its socket.
setup-reader-antenna = Antenna { NUMBER($number) }
# Set-up, reader form: the place an antenna watches.
setup-reader-antenna-place = Watches
# Set-up, reader form: label above the place that one antenna watches. $number: its socket.
setup-reader-antenna-watches = Antenna { NUMBER($number) } watches
# Set-up, reader form: no place yet.
setup-reader-antenna-none = No place yet
# Set-up, reader form: button.
setup-reader-antenna-add = Add an antenna
# Set-up, reader form: button. $number: its socket.
setup-reader-antenna-remove = Remove antenna { NUMBER($number) }
# Set-up, reader form: switch.
setup-reader-is-on = Reading
# Set-up, reader form: button.
setup-reader-save = Save reader
# Set-up, reader card: button.
setup-reader-remove = Remove reader
# Set-up, reader card: after removing. $reader: name.
setup-reader-removed = { $reader } was removed.
# Set-up, reader card: after saving. $reader: name.
setup-reader-saved = { $reader } was saved.
# Set-up, reader card: the built-in one.
setup-reader-practice = Practice reader · built in
# Set-up, reader card: kind and port. $family: kind of reader. $port: port name.
setup-reader-on-port = { $family } · { $port }
# Set-up, reader card: button.
setup-reader-test = Test
# Set-up, reader card: button.
setup-reader-turn-on = Turn on
# Set-up, reader card: button.
setup-reader-turn-off = Turn off
# Set-up, reader card: button.
setup-reader-help = Help
# Set-up, reader card: state.
setup-reader-state-off = Off
# Set-up, reader card: state.
setup-reader-state-opening = Starting
# Set-up, reader card: state.
setup-reader-state-ready = Ready
# Set-up, reader card: state.
setup-reader-state-reading = Reading
# Set-up, reader card: state. $since: time of day.
setup-reader-state-lost = No answer since { $since }
# Set-up, reader test: what to do.
setup-test-hold = Hold a tag near the reader.
# Set-up, reader test: what was heard. $tag: number. $signal: strong, medium, weak. $count: times.
setup-test-heard = { $count ->
    [one] Heard { $tag }, { $signal }, once
   *[other] Heard { $tag }, { $signal }, { NUMBER($count) } times
}
# Set-up, reader details: title.
setup-reader-details = Details
# Set-up, reader details: model and firmware in the reader's own words.
setup-reader-model = Model
# Set-up, reader details. $count: tag reads since the reader was opened.
setup-reader-reads = { NUMBER($count) } reads
# Set-up, reader details. $count: whole messages from the reader.
setup-reader-frames = { NUMBER($count) } messages
# Set-up, reader details. $count: damaged messages.
setup-reader-garbled = { $count ->
    [0] No damaged message
    [one] 1 damaged message
   *[other] { NUMBER($count) } damaged messages
}
# Set-up, reader details: what many damaged messages mean.
setup-reader-garbled-about = Many damaged messages mean a bad cable or a loose plug.
# Set-up, reader details. $count: reads put together.
setup-reader-merged = { NUMBER($count) } reads merged while the computer was busy
# Set-up, reader details. $count: times it came back.
setup-reader-reconnects = { $count ->
    [0] Never interrupted
    [one] Came back once
   *[other] Came back { NUMBER($count) } times
}
# Set-up, reader details: choice of what is written to a file of what the reader says.
setup-reader-log = Record what it says
# Set-up, reader details: choice, nothing is recorded.
setup-reader-log-off = Nothing
# Set-up, reader details: choice, one line for each message of the reader.
setup-reader-log-frames = In words
# Set-up, reader details: about the choice "In words".
setup-reader-log-frames-about = One line for each message. The oldest lines make room.
# Set-up, reader details: choice, every byte is recorded.
setup-reader-log-bytes = Everything
# Set-up, reader details: about the choice "Everything".
setup-reader-log-bytes-about = Can be played again. Ends when the file is full.
# Set-up, reader details: the recording. $path: file.
setup-reader-recording = Recording to { $path }
# Set-up, readers: a port that is there and not used. $port: label.
setup-port-free = { $port } is not used yet.
# Set-up, readers: button beside a free port.
setup-port-use = Use it

## Map and places

# Set-up, map: title of the list.
setup-places = Places
# Set-up, map: none yet.
setup-places-empty = No places yet.
# Set-up, map: button.
setup-place-add = Add a place
# Set-up, place form: field.
setup-place-name = Name
# Set-up, place form: field.
setup-place-code = Code on its sign
# Set-up, place form: field.
setup-place-parent = Lies in
# Set-up, place form: field.
setup-place-kind = Kind
# Set-up: a kind of place.
place-kind-site = Site
# Set-up: a kind of place.
place-kind-floor = Floor
# Set-up: a kind of place.
place-kind-zone = Zone
# Set-up: a kind of place.
place-kind-rack = Rack
# Set-up: a kind of place.
place-kind-bin = Bin
# Set-up, place form: switch.
setup-place-outer-door = Door to the outside
# Set-up, place form: hint of the switch.
setup-place-outer-door-hint = What leaves through it has left the site.
# Set-up, place form: left edge, metres.
setup-place-x = From the left (m)
# Set-up, place form: top edge, metres.
setup-place-y = From the top (m)
# Set-up, place form: width, metres.
setup-place-width = Width (m)
# Set-up, place form: depth, metres.
setup-place-height = Depth (m)
# Set-up, place form: button.
setup-place-save = Save place
# Set-up, place form: button.
setup-place-remove = Remove place

## Screen

# Set-up, screen: field.
setup-language = Language
# Set-up, screen: field.
setup-theme = Colours
# Set-up, screen: choice of colours.
theme-system = Like the computer
# Set-up, screen: choice of colours.
theme-light = Light
# Set-up, screen: choice of colours.
theme-dark = Dark
# Set-up, screen: choice of colours.
theme-contrast = High contrast
# Set-up, screen: field.
setup-scale = Size of everything
# Set-up, screen: the chosen size. $percent: 100 to 200.
setup-scale-percent = { NUMBER($percent) } %

## Data

# Set-up, data: name of the warehouse.
setup-site-name = Name of the warehouse
# Set-up, data: the folder.
setup-data-folder = Folder with the data
# Set-up, data: size of the database. $size: like "12 MB".
setup-data-size = { $size } stored
# Set-up, data: button.
setup-verify = Check the log
# Set-up, data: all is well. $count: facts checked.
setup-verify-good = The log is whole. { NUMBER($count) } entries were checked.
# Set-up, data: the log is broken. $row: number of the entry. $why: what is wrong.
setup-verify-broken = The log is broken at entry { NUMBER($row) }: { $why }
# Set-up, data: while checking.
setup-verify-running = Checking the log…
# Set-up, data: when a thing counts as not seen. $minutes: how long.
setup-stale-after = { $minutes ->
    [one] Not seen after 1 minute
   *[other] Not seen after { NUMBER($minutes) } minutes
}
# Set-up: after saving settings.
setup-saved = Saved.

## About

# Set-up, about. $version: of the program.
setup-version = Version { $version }
# Set-up, about: what the program is.
setup-about-text = Tagstead shows where your tagged things are.
# Set-up, about: licence.
setup-licence = Free software under the Apache License 2.0.

## Loading, error, offline

# Set-up: while it is read.
setup-loading = Reading the settings…
# Set-up: could not be read; the problem card follows.
setup-error = The settings could not be read.
# Set-up: while the connection is lost.
setup-offline = Changes wait until the connection is back.

## Further words of the cards

# Set-up, card and title: language, colours, size.
setup-screen-only = Screen
# Set-up, card and title: where the data is.
setup-data-only = Data
# Set-up, data: how much is stored, label.
setup-data-stored = Database
# Set-up, data: field, minutes of silence.
setup-stale-minutes = Minutes until an item counts as not seen
# Set-up, data: hint of that field.
setup-stale-hint = The item stays where it is. Only its mark changes.
# Set-up, reader card: how fast it reads. $rate: reads a second.
setup-reader-rate = { $rate } reads/s

## People

# Set-up, people: button.
people-add = Add a person
# Set-up, people: the list is empty.
people-empty = Nobody is in the list yet.
# Set-up, people: nobody who sets up has a PIN.
people-open = Everybody may do everything. Give a person with the right Set-up a PIN to change that.
# Set-up, people: rights are checked.
people-closed = Floor work needs no PIN. Other work asks for one.
# Set-up, people: in the list, the person has a PIN.
people-has-pin = Has a PIN
# Set-up, people: in the list, the person has no PIN.
people-no-pin = No PIN
# Set-up, people: in the list, the person left.
people-left = Does not work here any more
# Set-up, person form: title for a new one.
people-new = New person
# Set-up, person form: title. $name: who.
people-change = Change { $name }
# Set-up, person form: field.
people-name = Name
# Set-up, person form: group of choices.
people-right = Right
# Set-up, person form: what Floor may do.
people-right-floor = Read, count, find, move, print labels.
# Set-up, person form: what Lead may do.
people-right-lead = Also: change items, close counts, rules.
# Set-up, person form: what Set-up may do.
people-right-setup = Also: readers, map, people, back-up.
# Set-up, person form: field for a new PIN.
people-pin = PIN
# Set-up, person form: hint, there is none yet.
people-pin-new = 4 to 6 digits. Leave it empty for no PIN.
# Set-up, person form: hint, there is one.
people-pin-keep = 4 to 6 digits. Leave it empty to keep the PIN.
# Set-up, person form: button.
people-pin-away = Take the PIN away
# Set-up, person form: button.
people-leave = Does not work here any more
# Set-up, person form: button.
people-back = Works here again
# Set-up, person form: main button.
people-save = Save person
# Set-up, people: choice of minutes.
people-lock = Back to Floor when nobody touches the desk for
# Set-up, people: one choice. $minutes: how many.
people-lock-minutes = { $minutes ->
    [one] 1 minute
   *[other] { NUMBER($minutes) } minutes
}

## Advice about a reader: the value says what is wrong, .action what to change.

# Reader advice. $reader: name. $antenna: number of the antenna.
advice-antenna-off = Antenna { NUMBER($antenna) } of { $reader } is not connected.
    .action = Push its cable in until it clicks. Then press Test.
# Reader advice. $reader: name. $antenna: number of the antenna.
advice-antenna-dead = Antenna { NUMBER($antenna) } of { $reader } hears nothing, the others do.
    .action = Hold a tag in front of it. If it stays silent, change the cable, then the antenna.
# Reader advice. $reader: name. $antenna: number of the antenna.
advice-poor-match = Antenna { NUMBER($antenna) } of { $reader } does not fit its cable.
    .action = Tighten both plugs, keep metal away from the antenna, or change the cable.
# Reader advice. $reader: name. $share: how many of a hundred tags.
advice-over-range = { $reader } hears too far: { NUMBER($share) } of 100 tags belong to other places.
    .action = Choose a shorter reach, or turn the antenna away from the neighbours.
# Reader advice. $reader: name.
advice-interference = Something disturbs { $reader }: it hears well, then nothing, again and again.
    .action = Look for another reader or radio nearby. Do not let two readers look at each other.
# Reader advice. $reader: name. $degrees: degrees Celsius.
advice-overheating = { $reader } is { NUMBER($degrees) } °C hot.
    .action = Give it air. Choose a shorter reach, or let it rest between rounds.
# Reader advice. $reader: name. $antenna: number of the antenna. $seconds: how many seconds.
advice-slow-revisit = { $reader } comes back to antenna { NUMBER($antenna) } only every { NUMBER($seconds) } seconds.
    .action = People can pass unseen. Use fewer antennas on this reader, or a shorter time on each.
# Reader advice. $reader: name.
advice-bad-cable = Messages from { $reader } arrive damaged.
    .action = Use a shorter or better USB cable, and no hub without its own power.
# Reader advice. $reader: name.
advice-overflow = { $reader } heard more tags than it could keep.
    .action = Choose a shorter reach, or use a second reader.
# Reader advice. $reader: name.
advice-restarts = { $reader } starts afresh again and again.
    .action = It gets too little power. Use its own power supply or another USB socket.

## Trying a reader out

# Title. $reader: name.
reader-test-title = Test { $reader }
# Step: the port is open. $port: port name.
reader-proof-open = Connected: { $port }
# Step: the kind is known. $family: kind of reader.
reader-proof-known = Its kind: { $family }
# Step: the kind is not known yet.
reader-proof-unknown = Finding out which kind it is
# State of a step.
reader-proof-done = OK
# State of a step.
reader-proof-waiting = Waiting
# Over the list of tags the reader hears now.
reader-test-heard = Heard now
# No tag is heard now.
reader-test-nothing = No tag near the reader.
# How often a tag was heard. $count: times.
reader-test-times = { $count ->
    [one] once
   *[other] { NUMBER($count) } times
}
# Fold with the details.
reader-test-details = Details
# How far a reader hears: title.
reach = How far it hears
# How far: choice.
reach-touch = Touch
# What Touch means.
reach-touch-about = Only a tag laid on it
# How far: choice.
reach-desk = Desk
# What Desk means.
reach-desk-about = Half a metre
# How far: choice.
reach-room = Room
# What Room means.
reach-room-about = Two or three metres
# How far: choice.
reach-far = Far
# What Far means.
reach-far-about = As far as it can
# Why the reach cannot be chosen.
reach-blocked = This reader does not let us choose.
# Chart: tags read in the last ten minutes.
reader-figures-reads = Reads in the last ten minutes
# Chart: damaged messages in the last ten minutes.
reader-figures-damaged = Damaged messages in the last ten minutes
# Figure: different tags a second.
reader-figures-tags = Tags a second
# Figure: share of the time it was reading.
reader-figures-duty = Time reading
# Figure: rounds.
reader-figures-rounds = Rounds
# Figure: temperature.
reader-figures-temperature = Temperature
# Figure: times it started afresh.
reader-figures-restarts = Started afresh
# Figure: reads that wait.
reader-figures-queue = Reads waiting
# Table heading: number of the antenna.
reader-figures-antenna = Antenna
# Table heading: different tags.
reader-figures-antenna-tags = Tags now
# Table heading: reads.
reader-figures-antenna-reads = Reads
# Table heading: how long until the reader comes back to the antenna.
reader-figures-antenna-again = Comes back after
# Table heading: how well antenna and cable fit.
reader-figures-antenna-match = Fit
# Nothing is connected to the antenna socket.
reader-figures-antenna-off = Not connected
# Choice: leave the setting as it is.
reader-radio-keep = As it is
# Field: transmit power. $least, $most: numbers.
reader-radio-power = Power in decibels, { $least } to { $most }
# Field: radio region.
reader-radio-region = Radio region
# Field: how long tags stay silent after they were heard.
reader-radio-session = Session
# Field: time on an antenna.
reader-radio-dwell = Time on an antenna, ms
# Button.
reader-radio-save = Use these details
# Button: the reader beeps.
reader-order-beep = Beep
# Button: ask for the temperature.
reader-order-temperature = How warm is it?
# Button: check the antennas.
reader-order-antennas = Check the antennas
# Button: ask for the firmware.
reader-order-firmware = Which firmware?
# Button: read the chip number of a tag.
reader-order-chip = Read the chip number of a tag
# Button: the test is over.
reader-test-done = Done
