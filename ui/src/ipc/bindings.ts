// Made from crates/api; do not edit. Renew with `./test --bless bindings`.

export type Problem = { 
/**
 * Stable code (`TS-READER-004`).
 */
code: string, 
/**
 * What happened.
 */
message: string, 
/**
 * What it means for you.
 */
meaning: string, 
/**
 * What to do.
 */
action: string, 
/**
 * Values the words were made with; a screen in another language makes its own words from code and these.
 */
args: { [key in string]: string }, 
/**
 * For *Details* only: the system's own words.
 */
detail: string | null, 
/**
 * What the way out needs (`asset` of the item a tag is on …).
 */
refers: { [key in string]: string }, };

export type Nothing = Record<symbol, never>;

export type Done = { 
/**
 * The undo group, when it can be taken back.
 */
undo: string | null, };

export type Hello = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Name of the warehouse.
 */
site: string, 
/**
 * Practice data: the demo banner must show.
 */
is_demo: boolean, 
/**
 * `window`, `browser` or `program`.
 */
door: string, 
/**
 * Language tag to start in.
 */
language: string, 
/**
 * `system`, `light`, `dark` or `contrast`.
 */
theme: string, 
/**
 * Size of everything in percent.
 */
scale: number, 
/**
 * The keyboard the barcode gun is set to; empty while nobody has taught it.
 */
gun: string, 
/**
 * `Floor`, `Lead` or `Setup`.
 */
role: string, 
/**
 * Name of the person who gave the PIN, if somebody did.
 */
person: string | null, 
/**
 * Its id.
 */
person_id: string | null, 
/**
 * Everybody may do everything: no set-up person has a PIN yet.
 */
is_open: boolean, 
/**
 * The folder the data is in, for people.
 */
data_folder: string, 
/**
 * The station's clock now, UTC milliseconds; ages are counted from it.
 */
now: number, 
/**
 * Whether nothing was set up yet: no places, no items, no readers.
 */
is_new: boolean, };

export type MarkView = "here" | "wrong_place" | "not_seen" | "missing" | "unknown" | "alert";

export type NumbersView = { 
/**
 * Items that belong here.
 */
expected: number, 
/**
 * Items that are here and belong here.
 */
here: number, 
/**
 * Items that are here and belong elsewhere.
 */
wrong_place: number, 
/**
 * Items that belong here and were not heard lately.
 */
not_seen: number, 
/**
 * Items a count did not find.
 */
missing: number, 
/**
 * Unknown tags heard here.
 */
unknown: number, 
/**
 * Open alerts.
 */
alerts: number, 
/**
 * When anything was last heard here, UTC milliseconds.
 */
last_read: number | null, };

export type NoticeView = { 
/**
 * Stable while it stands.
 */
id: string, 
/**
 * `alarm`, `reader`, `storage`, `clock`, `new_reader`.
 */
kind: string, 
/**
 * The problem code whose words are shown (`TS-READER-001`), or a notice word id (`notice-new-reader`).
 */
code: string, 
/**
 * Values for the words.
 */
args: { [key in string]: string }, 
/**
 * Since when, UTC milliseconds.
 */
since: number, 
/**
 * The reader it is about.
 */
reader: string | null, 
/**
 * Who looks after it: a name, or the empty text for whoever stands at the desk.
 */
taken_by: string | null, 
/**
 * Nobody wants to hear of it until then, UTC milliseconds.
 */
quiet_until: number | null, };

export type StripView = { 
/**
 * Word id: `strip-moved`, `strip-linked`, `strip-added`, `strip-changed`, `strip-undone`, `strip-arrived`,
 * `strip-departed`, `strip-new-tag`.
 */
words: string, 
/**
 * Values for the words: `item`, `place`, `tag`.
 */
args: { [key in string]: string }, 
/**
 * The mark in front.
 */
mark: MarkView, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * The undo group, when a person did it and it can be taken back.
 */
undo: string | null, };

export type JobView = { 
/**
 * Its id.
 */
id: string, 
/**
 * `report`.
 */
kind: string, 
/**
 * Which report.
 */
report: string, 
/**
 * Which format.
 */
format: string, 
/**
 * `waiting`, `running`, `done`, `failed`, `cancelled`.
 */
state: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all, if known.
 */
total: number | null, 
/**
 * When it began, UTC milliseconds.
 */
since: number, 
/**
 * The file made, full path, for people.
 */
path: string | null, 
/**
 * Its name alone.
 */
file: string | null, 
/**
 * Rows in the file.
 */
rows: number | null, 
/**
 * Why it failed.
 */
problem: Problem | null, };

export type LookAt = { 
/**
 * The watch this is for (`Live.watch`).
 */
watch: number, 
/**
 * The floor; `null` = the first.
 */
floor: string | null, 
/**
 * Left edge of the picture in metres.
 */
left: number, 
/**
 * Top edge in metres.
 */
top: number, 
/**
 * Width in metres.
 */
width: number, 
/**
 * Height in metres.
 */
height: number, 
/**
 * CSS pixels per metre.
 */
pixels_per_metre: number, 
/**
 * The selected thing: `i:<asset>` or `t:<tag>`; never aggregated.
 */
selected: string | null, 
/**
 * As it was at this moment, UTC milliseconds; `null` = now.
 */
at: number | null, };

export type FloorView = { 
/**
 * Its place id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Width of what is drawn on it, metres.
 */
width: number, 
/**
 * Height, metres.
 */
height: number, };

export type ShapeView = { 
/**
 * Stable key: `z:<place>` for places, `i:<asset>` or `t:<tag>` for things, `r:<reader>:<antenna>` for antennas.
 */
key: string, 
/**
 * `zone`, `rack`, `bin`, `item`, `reader`.
 */
kind: string, 
/**
 * Corner points x1,y1,x2,y2,… of a place; for a thing or reader its centre x,y.
 */
points: Array<number>, 
/**
 * Its name.
 */
name: string, 
/**
 * Full label for screen readers is made of these numbers.
 */
count: number, 
/**
 * How many belong there.
 */
expected: number, 
/**
 * How many of them are there: the fill bar.
 */
here: number, 
/**
 * The worst state inside; `null` when all is well or nothing is there. For an item its own state.
 */
mark: MarkView | null, 
/**
 * How many have that state.
 */
mark_count: number, 
/**
 * Whether the name may be drawn (label budget, no overlap).
 */
shows_label: boolean, 
/**
 * Whether the count may be drawn.
 */
shows_count: boolean, 
/**
 * Last heard, UTC milliseconds.
 */
heard_at: number | null, 
/**
 * The selected thing.
 */
is_selected: boolean, 
/**
 * Its readers are off or lost: hatch it. Since when, UTC milliseconds.
 */
unwatched_since: number | null, 
/**
 * The place a thing is in.
 */
place: string | null, };

export type SceneView = { 
/**
 * Replace everything.
 */
is_whole: boolean, 
/**
 * Level of detail 0–3.
 */
level: number, 
/**
 * The floor shown.
 */
floor: FloorView | null, 
/**
 * All floors.
 */
floors: Array<FloorView>, 
/**
 * New and changed shapes, in drawing order.
 */
shapes: Array<ShapeView>, 
/**
 * Keys that went away.
 */
gone: Array<string>, };

export type BackRef = { 
/**
 * UTC milliseconds.
 */
at: number, };

export type BackView = { 
/**
 * The moment, UTC milliseconds.
 */
at: number, 
/**
 * Numbers of the whole site.
 */
headline: NumbersView, 
/**
 * Numbers of each place, by its id.
 */
places: { [key in string]: NumbersView }, };

export type PlaceNode = { 
/**
 * Its id.
 */
id: string, 
/**
 * The place it lies in.
 */
parent: string | null, 
/**
 * `Site`, `Floor`, `Zone`, `Rack`, `Bin`.
 */
kind: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Order among its brothers.
 */
order: number, 
/**
 * Its numbers with everything in it.
 */
numbers: NumbersView, 
/**
 * Readers that watch it: none = not watched.
 */
readers: Array<string>, 
/**
 * All its readers are off or lost since then, UTC milliseconds.
 */
unwatched_since: number | null, };

export type PlaceRef = { 
/**
 * Its id.
 */
place: string, };

export type PlaceCard = { 
/**
 * The place.
 */
node: PlaceNode, 
/**
 * Names from the site down to it.
 */
path: Array<string>, 
/**
 * The first things in it.
 */
things: Array<ThingRow>, 
/**
 * How many things are in it.
 */
total: number, };

export type PlaceDraft = { 
/**
 * `null` for a new one.
 */
id: string | null, 
/**
 * The place it lies in.
 */
parent: string | null, 
/**
 * `Site`, `Floor`, `Zone`, `Rack`, `Bin`.
 */
kind: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Corner points x1,y1,x2,y2,… in metres; `null` = only in the list.
 */
points: Array<number> | null, 
/**
 * A gate to the outside.
 */
is_outer_door: boolean, 
/**
 * Order among its brothers.
 */
order: number, };

export type SimplePlaces = { 
/**
 * Zone names.
 */
names: Array<string>, };

export type RenamePlace = { 
/**
 * Its id.
 */
place: string, 
/**
 * Its new name.
 */
name: string, 
/**
 * Its new code.
 */
code: string | null, };

export type Made = { 
/**
 * Its id.
 */
id: string, 
/**
 * The undo group.
 */
undo: string | null, };

export type ItemQuery = { 
/**
 * Typed into the search box; words are found as they begin.
 */
text: string, 
/**
 * `all`, `here`, `wrong_place`, `not_seen`, `no_tag`, `unknown_place`.
 */
filter: string, 
/**
 * Only in this place and below.
 */
place: string | null, 
/**
 * `name`, `number`, `place`, `heard_at`, `mark`.
 */
sort: string, 
/**
 * Largest first.
 */
is_descending: boolean, 
/**
 * First row wanted.
 */
from: number, 
/**
 * How many rows, at most 500.
 */
count: number, };

export type ThingRow = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * Its name; for an unknown tag its number.
 */
name: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The place it is in; `null` = nowhere yet or left.
 */
place: string | null, 
/**
 * That place's name with its parents up to the zone.
 */
place_name: string | null, 
/**
 * Its home's name.
 */
home_name: string | null, 
/**
 * Its state.
 */
mark: MarkView, 
/**
 * Last heard, UTC milliseconds.
 */
heard_at: number | null, 
/**
 * Its tag numbers as hex, upper case.
 */
tags: Array<string>, 
/**
 * Its product.
 */
product: string | null, };

export type ItemPage = { 
/**
 * How many rows match.
 */
total: number, 
/**
 * There are more than `total`; it was not counted further.
 */
is_more: boolean, 
/**
 * First row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<ThingRow>, };

export type ThingRef = { 
/**
 * `i:<asset>` or `t:<tag>`; to show a card also `e:<tag number>`.
 */
key: string, };

export type TagView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its number as hex, upper case.
 */
epc: string, 
/**
 * What the number means, in words.
 */
words: string, 
/**
 * `SGTIN-96` …; `null` when it is only a number.
 */
scheme: string | null, 
/**
 * Pure identity URI.
 */
epc_uri: string | null, 
/**
 * Name and value of each part, for *Details*.
 */
fields: Array<[string, string]>, 
/**
 * Why it is only a number, if it is.
 */
error: string | null, 
/**
 * The chip's own number as hex.
 */
tid: string | null, };

export type WhyView = { 
/**
 * `certain`, `likely`, `unsure`.
 */
confidence: string, 
/**
 * The reader that heard it.
 */
reader: string | null, 
/**
 * Its antenna.
 */
antenna: number | null, 
/**
 * `strong`, `medium`, `weak`, or `null`.
 */
signal: string | null, 
/**
 * For *Details*: dBm, or the reader's own number.
 */
signal_detail: string | null, 
/**
 * How many reads stand behind it.
 */
reads: number, 
/**
 * The next likely place.
 */
runner_up: string | null, 
/**
 * A person put it there.
 */
is_by_hand: boolean, 
/**
 * The reader that watches its place is not reading since then, UTC milliseconds.
 */
not_watched_since: number | null, };

export type HistoryLine = { 
/**
 * Word id: `history-arrived`, `history-moved`, `history-departed`, `history-linked`, `history-unlinked`,
 * `history-added`, `history-changed`, `history-heard`.
 */
words: string, 
/**
 * Values for the words: `place`, `from`, `tag`, `who`.
 */
args: { [key in string]: string }, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * `read`, `scan`, `press`, `program`, `rule`, `import`, `undo`.
 */
how: string, };

export type ItemCard = { 
/**
 * The row.
 */
row: ThingRow, 
/**
 * Asset id; `null` for an unknown tag.
 */
asset: string | null, 
/**
 * Names from the site down to its place.
 */
path: Array<string>, 
/**
 * Since when it is there, UTC milliseconds.
 */
since: number | null, 
/**
 * Why we think so; `null` when it was never anywhere.
 */
why: WhyView | null, 
/**
 * Its tags.
 */
tags: Array<TagView>, 
/**
 * Remark.
 */
note: string, 
/**
 * Home place id.
 */
home: string | null, 
/**
 * Product id.
 */
product: string | null, 
/**
 * Newest first, at most 50.
 */
history: Array<HistoryLine>, };

export type ItemDraft = { 
/**
 * `null` for a new one.
 */
id: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Where it belongs.
 */
home: string | null, 
/**
 * Its product.
 */
product: string | null, 
/**
 * Remark.
 */
note: string, 
/**
 * For a new one: tie this tag number to it at once (hex).
 */
tag: string | null, };

export type LinkTag = { 
/**
 * Asset id.
 */
asset: string, 
/**
 * The tag number, hex.
 */
epc: string, 
/**
 * Take it over if it is on another item.
 */
is_taking_over: boolean, };

export type TagRef = { 
/**
 * Its id.
 */
tag: string, };

export type IgnoreTag = { 
/**
 * Its id.
 */
tag: string, 
/**
 * Whether it shall be ignored.
 */
is_ignored: boolean, };

export type MoveItem = { 
/**
 * Asset id.
 */
asset: string, 
/**
 * Place id; `null` = it left the site.
 */
place: string | null, };

export type UnknownQuery = { 
/**
 * First row wanted.
 */
from: number, 
/**
 * How many rows, at most 500.
 */
count: number, };

export type ExplainTag = { 
/**
 * Hex.
 */
epc: string, };

export type ProductView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its code.
 */
code: string, };

export type MomentQuery = { 
/**
 * UTC milliseconds.
 */
at: number, 
/**
 * Name the things that were in this place itself; `null` = only counts.
 */
place: string | null, };

export type MomentView = { 
/**
 * The moment, UTC milliseconds.
 */
at: number, 
/**
 * How many things were in each place itself; places without any are left out.
 */
counts: Array<PlaceCount>, 
/**
 * The things in the place asked for.
 */
stays: Array<PastStay>, 
/**
 * There were more than can be named.
 */
is_cut: boolean, };

export type PlaceCount = { 
/**
 * The place.
 */
place: string, 
/**
 * How many things.
 */
count: number, };

export type PastStay = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * Its name; the name of a thing that is gone by now is its id.
 */
name: string, 
/**
 * The place.
 */
place: string, 
/**
 * Its name.
 */
place_name: string, 
/**
 * UTC milliseconds.
 */
from: number, 
/**
 * UTC milliseconds; `null` = it is still there.
 */
until: number | null, 
/**
 * `Certain`, `Likely` or `Unsure`.
 */
confidence: string, };

export type WhereQuery = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * UTC milliseconds.
 */
at: number, };

export type WhereView = { 
/**
 * `null`: nowhere.
 */
stay: PastStay | null, };

export type StaysQuery = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * How many.
 */
count: number, };

export type PeriodQuery = { 
/**
 * UTC milliseconds.
 */
from: number, 
/**
 * UTC milliseconds.
 */
until: number, };

export type TrafficView = { 
/**
 * How long things stayed where.
 */
dwell: Array<DwellView>, 
/**
 * Which ways they went.
 */
ways: Array<WayView>, };

export type DwellView = { 
/**
 * The place.
 */
place: string, 
/**
 * How many stays.
 */
stays: number, 
/**
 * All of them together, milliseconds.
 */
total_ms: number, 
/**
 * The longest, milliseconds.
 */
longest_ms: number, };

export type WayView = { 
/**
 * Where they came from; `null`: from outside.
 */
from: string | null, 
/**
 * Where they went; `null`: out.
 */
to: string | null, 
/**
 * How often.
 */
count: number, };

export type BackupsView = { 
/**
 * The folder they are in.
 */
folder: string, 
/**
 * Newest first.
 */
copies: Array<BackupView>, };

export type BackupView = { 
/**
 * Its file.
 */
file: string, 
/**
 * When it was made, UTC milliseconds.
 */
at: number, 
/**
 * Its size.
 */
bytes: number, };

export type BackupMade = { 
/**
 * Its file.
 */
file: string, 
/**
 * The last entry of the log in it.
 */
facts: number, };

export type AntennaView = { 
/**
 * The socket, counted from 1.
 */
port: number, 
/**
 * The place it watches.
 */
place: string | null, };

export type AddressView = { 
/**
 * Name or number: `portal-2.local`, `10.0.0.7`.
 */
host: string, 
/**
 * TCP port, not 0.
 */
port: number, };

export type ReaderView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Family key; `null` until found out.
 */
family: string | null, 
/**
 * What people call the family.
 */
family_label: string | null, 
/**
 * Its own words: model and firmware.
 */
model: string | null, 
/**
 * `desk_pad`, `area`, `gate`, `handheld`.
 */
role: string, 
/**
 * Port name for people.
 */
port: string, 
/**
 * Where it is, for a reader on the network.
 */
address: AddressView | null, 
/**
 * Built in, plays a warehouse.
 */
is_practice: boolean, 
/**
 * Whether it shall read.
 */
is_on: boolean, 
/**
 * `off`, `opening`, `ready`, `reading`, `lost`.
 */
state: string, 
/**
 * Problem code when lost (`TS-READER-001`).
 */
problem: Problem | null, 
/**
 * Since when it is lost, UTC milliseconds.
 */
since: number | null, 
/**
 * Seconds until it is tried again, when lost.
 */
retry_in: number | null, 
/**
 * Reads a second, over the last seconds.
 */
reads_per_second: number, 
/**
 * Tag reads since it was opened.
 */
reads: number, 
/**
 * Whole frames.
 */
frames: number, 
/**
 * Damaged frames.
 */
garbled: number, 
/**
 * Reads merged because the machine was busy.
 */
merged: number, 
/**
 * Times it came back.
 */
reconnects: number, 
/**
 * Its antennas.
 */
antennas: Array<AntennaView>, 
/**
 * What is written down of what goes over its line: `off`, `frames` or `bytes`.
 */
wire_log: string, 
/**
 * What should be changed about it; empty when all is well.
 */
advice: Array<AdviceView>, };

export type ReaderRef = { 
/**
 * Its id.
 */
reader: string, };

export type PortView = { 
/**
 * Name or path, to give back in `ReaderDraft`.
 */
path: string, 
/**
 * For people: `USB serial CH340 · ttyUSB0`.
 */
label: string, 
/**
 * USB vendor id as 4 hex digits.
 */
vendor: string | null, 
/**
 * USB product id as 4 hex digits.
 */
product: string | null, 
/**
 * The adapter's own serial number.
 */
serial: string | null, 
/**
 * The reader that is on it already.
 */
reader: string | null, };

export type FamilyView = { 
/**
 * Its key.
 */
key: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * The TCP port it usually answers at, if it is made for a network.
 */
tcp_port: number | null, 
/**
 * It is never on a serial port.
 */
is_network_only: boolean, };

export type ReaderChoices = { 
/**
 * Ports.
 */
ports: Array<PortView>, 
/**
 * Families.
 */
families: Array<FamilyView>, 
/**
 * Things that look like a reader and have no port, with what to do.
 */
strays: Array<Problem>, };

export type ReaderDraft = { 
/**
 * `null` for a new one.
 */
id: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Port path; `null` keeps the one it has.
 */
port: string | null, 
/**
 * Network address, instead of a port.
 */
address?: AddressView | null, 
/**
 * Family key; `null` = find out.
 */
family: string | null, 
/**
 * `desk_pad`, `area`, `gate`, `handheld`.
 */
role: string, 
/**
 * Its antennas, at least one.
 */
antennas: Array<AntennaView>, 
/**
 * How far it shall hear: `touch`, `desk`, `room`, `far`; `null` keeps what it has.
 */
reach: string | null, 
/**
 * The details behind the reach; `null` keeps them.
 */
radio: RadioDraft | null, 
/**
 * Whether it shall read.
 */
is_on: boolean, };

export type SwitchReader = { 
/**
 * Its id; `null` = all.
 */
reader: string | null, 
/**
 * Whether it shall read.
 */
is_on: boolean, };

export type RecordReader = { 
/**
 * Its id.
 */
reader: string, 
/**
 * `off`, `frames` (in words, in bounded room) or `bytes` (can be played again).
 */
level: string, };

export type RecordingView = { 
/**
 * Full path, for people.
 */
path: string | null, };

export type RadioDraft = { 
/**
 * Power in dBm; wins over the reach.
 */
power: number | null, 
/**
 * `Europe`, `NorthAmerica`, `China` …
 */
region: string | null, 
/**
 * Gen2 session, 0–3.
 */
gen2_session: number | null, 
/**
 * Milliseconds on an antenna.
 */
dwell: number | null, };

export type AdviceView = { 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to change.
 */
action: string, };

export type AntennaHealthView = { 
/**
 * The socket, counted from 1.
 */
port: number, 
/**
 * Tag reads.
 */
reads: number, 
/**
 * Times it listened.
 */
rounds: number, 
/**
 * Different tags in the last seconds.
 */
tags: number, 
/**
 * Whether something is connected; `null` if the reader does not say.
 */
is_connected: boolean | null, 
/**
 * Return loss in dB, if the reader measures it.
 */
return_loss: number | null, 
/**
 * Seconds until the reader comes back to it.
 */
revisit: number | null, };

export type HealthSampleView = { 
/**
 * Tag reads.
 */
reads: number, 
/**
 * Different tags.
 */
tags: number, 
/**
 * Damaged messages.
 */
damaged: number, };

export type HeardView = { 
/**
 * Its number as hex.
 */
epc: string, 
/**
 * The antenna that heard it.
 */
antenna: number, 
/**
 * `strong`, `medium`, `weak`; `null` if the reader does not say.
 */
signal: string | null, 
/**
 * How strong, in hundredths of what is ever heard.
 */
strength: number, 
/**
 * For *Details*: dBm, or the reader's own number.
 */
signal_detail: string | null, 
/**
 * Reads since it came into the field.
 */
count: number, };

export type ReaderRadioView = { 
/**
 * Least and most power in dBm; `null` when it cannot be set.
 */
power_range: [number, number] | null, 
/**
 * Power set exactly, in dBm.
 */
power: number | null, 
/**
 * `touch`, `desk`, `room`, `far`.
 */
reach: string | null, 
/**
 * The region, as `ReaderDraft` takes it.
 */
region: string | null, 
/**
 * Gen2 session, 0–3.
 */
gen2_session: number | null, 
/**
 * Milliseconds on an antenna.
 */
dwell: number | null, 
/**
 * Sockets it has.
 */
sockets: number, 
/**
 * What it can do: `Power`, `Region`, `WriteMemory` …
 */
abilities: Array<string>, };

export type ReaderHealthView = { 
/**
 * Its id.
 */
reader: string, 
/**
 * What should be changed; empty when all is well.
 */
advice: Array<AdviceView>, 
/**
 * Different tags a second.
 */
tags_per_second: number, 
/**
 * Temperature in degrees Celsius.
 */
temperature: number | null, 
/**
 * Share of the time it was reading, in hundredths.
 */
duty: number, 
/**
 * Rounds or dwells.
 */
rounds: number, 
/**
 * Times it found its feet again after bytes that were none.
 */
resyncs: number, 
/**
 * Times it started afresh by itself.
 */
restarts: number, 
/**
 * Times its own memory was full.
 */
overflows: number, 
/**
 * Reads that wait.
 */
queue: number, 
/**
 * Its antennas.
 */
antennas: Array<AntennaHealthView>, 
/**
 * The last ten minutes, the oldest first.
 */
samples: Array<HealthSampleView>, 
/**
 * Tags heard in the last seconds, the newest first.
 */
heard: Array<HeardView>, 
/**
 * What it can do and how it is set.
 */
radio: ReaderRadioView, };

export type OrderDraft = { "kind": "beep" } | { "kind": "temperature" } | { "kind": "check_antennas" } | { "kind": "firmware" } | { "kind": "pins" } | { "kind": "set_pin", 
/**
 * Counted from 1.
 */
pin: number, 
/**
 * On or off.
 */
is_on: boolean, } | { "kind": "read", 
/**
 * Number of the tag; without it the only one in the field.
 */
tag: string | null, 
/**
 * 0 reserved, 1 EPC, 2 TID, 3 user.
 */
bank: number, 
/**
 * First word.
 */
word: number, 
/**
 * How many.
 */
words: number, 
/**
 * Access password.
 */
password: string | null, } | { "kind": "write", 
/**
 * Number of the tag; without it the only one in the field.
 */
tag: string | null, 
/**
 * 0 reserved, 1 EPC, 2 TID, 3 user.
 */
bank: number, 
/**
 * First word.
 */
word: number, 
/**
 * The words.
 */
data: string, 
/**
 * Access password.
 */
password: string | null, } | { "kind": "write_number", 
/**
 * Number the tag has now; without it the only one in the field.
 */
tag: string | null, 
/**
 * The new one.
 */
number: string, 
/**
 * Access password.
 */
password: string | null, } | { "kind": "lock", 
/**
 * Number of the tag; without it the only one in the field.
 */
tag: string | null, 
/**
 * The 20 bits of the lock command (Gen2 §6.3.2.12.3.5).
 */
payload: number, 
/**
 * Access password.
 */
password: string | null, } | { "kind": "kill", 
/**
 * Number of the tag. Never "the only one": killing cannot be undone.
 */
tag: string, 
/**
 * Kill password.
 */
password: string, };

export type ReaderOrder = { 
/**
 * Its id.
 */
reader: string, 
/**
 * What to do.
 */
order: OrderDraft, };

export type CheckedAntennaView = { 
/**
 * Counted from 1.
 */
port: number, 
/**
 * Whether something is connected; `null` if the reader does not say.
 */
is_connected: boolean | null, 
/**
 * Return loss in dB.
 */
return_loss: number | null, };

export type PinView = { 
/**
 * Counted from 1.
 */
pin: number, 
/**
 * Output or input.
 */
is_output: boolean, 
/**
 * On or off.
 */
is_on: boolean, };

export type OrderView = { 
/**
 * Memory words as hex.
 */
words: string | null, 
/**
 * Degrees Celsius.
 */
temperature: number | null, 
/**
 * Sockets with whether something is connected, and return loss in dB.
 */
antennas: Array<CheckedAntennaView>, 
/**
 * Pins.
 */
pins: Array<PinView>, 
/**
 * Firmware.
 */
firmware: string | null, };

export type QuestionView = { 
/**
 * Key of the answer.
 */
key: string, 
/**
 * Word id of its label.
 */
label: string, 
/**
 * `place`, `period`, `yes_no`.
 */
kind: string, };

export type ReportKind = { 
/**
 * Its key.
 */
key: string, 
/**
 * Word id of its name.
 */
name: string, 
/**
 * Word id of one sentence about it.
 */
about: string, 
/**
 * What it asks for.
 */
questions: Array<QuestionView>, 
/**
 * Formats it can be made in: `csv`, `xlsx`.
 */
formats: Array<string>, 
/**
 * When it was last made, UTC milliseconds.
 */
last_made: number | null, };

export type ReportOrder = { 
/**
 * Its key.
 */
key: string, 
/**
 * Answers by question key.
 */
answers: { [key in string]: string }, 
/**
 * `csv` or `xlsx`; not needed for a preview.
 */
format: string | null, 
/**
 * Language of headers; `null` = the site's.
 */
language: string | null, };

export type ColumnView = { 
/**
 * Its heading, in words.
 */
name: string, 
/**
 * `text`, `word`, `count`, `time`, `span`, `tag`, `place`.
 */
kind: string, };

export type ReportPreview = { 
/**
 * Its columns.
 */
columns: Array<ColumnView>, 
/**
 * The first rows, at most 20, each cell as text for people.
 */
rows: Array<Array<string>>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * The moment it describes, UTC milliseconds.
 */
moment: number, 
/**
 * Time zone of times in the file.
 */
zone: string, };

export type JobRef = { 
/**
 * Its id.
 */
job: string, };

export type JobChoice = { 
/**
 * Its id.
 */
job: string, };

export type OpenReport = { 
/**
 * Its job.
 */
job: string, 
/**
 * The folder instead of the file.
 */
is_folder: boolean, };

export type AlertRef = { 
/**
 * `id` of the notice.
 */
id: string, };

export type QuietAlert = { 
/**
 * `id` of the notice.
 */
id: string, 
/**
 * For how long.
 */
minutes: number, };

export type PastAlert = { 
/**
 * The reader's name as it is now.
 */
reader: string, 
/**
 * The problem code whose words are shown (`TS-READER-001`).
 */
code: string, 
/**
 * When it began, UTC milliseconds.
 */
from: number, 
/**
 * When it was over; `null` when it is not, or the log does not say.
 */
until: number | null, };

export type PersonView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `Floor`, `Lead` or `Setup`.
 */
role: string, 
/**
 * Whether there is a PIN.
 */
has_pin: boolean, 
/**
 * Does not work here any more.
 */
has_left: boolean, };

export type PeopleView = { 
/**
 * By name, those who left last.
 */
people: Array<PersonView>, 
/**
 * Everybody may do everything: no set-up person has a PIN yet.
 */
is_open: boolean, 
/**
 * Minutes without a touch after which the desk is nobody's.
 */
lock_minutes: number, };

export type PersonDraft = { 
/**
 * `null` adds one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * `Floor`, `Lead` or `Setup`.
 */
role: string, 
/**
 * Does not work here any more.
 */
has_left: boolean, };

export type PersonRef = { 
/**
 * Its id.
 */
person: string, };

export type SetPin = { 
/**
 * Whose.
 */
person: string, 
/**
 * Four to six digits.
 */
pin: string | null, };

export type SignIn = { 
/**
 * Whose.
 */
person: string, 
/**
 * What was typed.
 */
pin: string, };

export type SettingsView = { 
/**
 * Name of the warehouse.
 */
site: string, 
/**
 * Language tag.
 */
language: string, 
/**
 * `system`, `light`, `dark` or `contrast`.
 */
theme: string, 
/**
 * Size of everything in percent, 100–200.
 */
scale: number, 
/**
 * The keyboard the barcode gun is set to; empty while nobody has taught it.
 */
gun: string, 
/**
 * Minutes of silence after which an item counts as not seen.
 */
stale_minutes: number, 
/**
 * Minutes without a touch after which the desk is nobody's.
 */
lock_minutes: number, };

export type AboutView = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The data folder.
 */
data_folder: string, 
/**
 * Facts in the log.
 */
facts: number, 
/**
 * Messages waiting to go out.
 */
outbox: number, 
/**
 * Size of the database in bytes.
 */
bytes: number, };

export type VerifyView = { 
/**
 * Facts checked.
 */
facts: number, 
/**
 * Hash of the last one, hex.
 */
head: string, 
/**
 * First broken row, if any.
 */
broken_at: number | null, 
/**
 * What is wrong with it.
 */
why: string | null, };

export type ScanContext = { 
/**
 * The watch of this window (`Live.watch`).
 */
watch: number, 
/**
 * `live`, `count`, `find`, `items`, `alerts`, `reports`, `setup`.
 */
screen: string, 
/**
 * An open picker: `item`, `place`, `product`.
 */
picker: string | null, 
/**
 * The item whose new place is waited for.
 */
moving: string | null, 
/**
 * The item whose tag is waited for.
 */
linking: string | null, 
/**
 * The count on the screen.
 */
count: string | null, 
/**
 * What is looked for: `i:<asset>` or `t:<tag>`.
 */
targets: Array<string>, };

export type ScanText = { 
/**
 * The text.
 */
text: string, 
/**
 * What was on the screen.
 */
context: ScanContext, };

export type PuttingView = { 
/**
 * Its id.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Until when, on the station's clock, UTC milliseconds.
 */
until: number, };

export type ScanView = { 
/**
 * Running number of scans on desk pads; 0 for a text.
 */
n: number, 
/**
 * The window it is for.
 */
watch: number, 
/**
 * What the screen does: `show`, `open`, `go_to`, `filter_place`, `filter_product`, `new_tag`, `new_item`, `link`,
 * `tag_taken`, `switch`, `continue_as`, `offer_place`, `plan_place`, `plan_product`, `plan_unknown`, `found`,
 * `again`, `extra`, `unlisted`, `not_counting`, `stand`, `count_too`, `target`, `target_tag`, `found_it`,
 * `search_from`, `report_item`, `report_place`, `report_product`, `say_unknown`, `details`, `fill_item`,
 * `fill_place`, `fill_product`, `wrong_kind`, `move`, `put`, `card`, `unreadable`.
 */
deed: string, 
/**
 * `good`, `again`, `extra`, `unknown`, `error`.
 */
tone: string, 
/**
 * Word id of the line in the strip: `scan-…`.
 */
words: string, 
/**
 * Values for the words: `item`, `place`, `product`, `person`, `text`.
 */
args: { [key in string]: string }, 
/**
 * What was scanned.
 */
raw: string, 
/**
 * The thing it is about: `i:<asset>`, `t:<tag>` or `e:<tag number>`.
 */
key: string | null, 
/**
 * The place it is about.
 */
place: string | null, 
/**
 * The product it is about.
 */
product: string | null, 
/**
 * The person it is about.
 */
person: string | null, 
/**
 * The tag number it is about, hex.
 */
epc: string | null, 
/**
 * `start_count`, `finish`, `undo`, `stop_reading`, `sound_off`, `next`.
 */
card: string | null, 
/**
 * What to look for.
 */
targets: Array<string>, 
/**
 * What it is, for *Details*: name and value.
 */
details: Array<[string, string]>, 
/**
 * The undo group of what it changed.
 */
undo: string | null, 
/**
 * Why what it leads to was not done.
 */
problem: Problem | null, 
/**
 * What is scanned next goes there.
 */
putting: PuttingView | null, 
/**
 * When, UTC milliseconds.
 */
at: number, };

export type CardView = { 
/**
 * `start_count` …
 */
card: string, 
/**
 * The text in the bar code.
 */
text: string, 
/**
 * Widths of bars and gaps in turn, a bar first, in the narrowest width.
 */
bars: Array<number>, };

export type CountNumbersView = { 
/**
 * Should be here.
 */
expected: number, 
/**
 * Of these, seen.
 */
found: number, 
/**
 * Of the found ones, seen by a person only.
 */
by_eye: number, 
/**
 * Of the expected ones, seen elsewhere meanwhile.
 */
moved: number, 
/**
 * Of the expected ones, not seen.
 */
not_found: number, 
/**
 * Seen, belong elsewhere.
 */
extra: number, 
/**
 * Tags in no list.
 */
unknown: number, };

export type CountBlockView = { 
/**
 * `reader`, `count`, `storing`.
 */
kind: string, 
/**
 * Name of the reader, or places of the other count.
 */
name: string, };

export type CountView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The places, ids.
 */
places: Array<string>, 
/**
 * Their names.
 */
place_names: Array<string>, 
/**
 * Only this product, id.
 */
product: string | null, 
/**
 * Its name.
 */
product_name: string | null, 
/**
 * What is expected is not shown before the check.
 */
is_blind: boolean, 
/**
 * Who counts.
 */
counter: string, 
/**
 * `preparing`, `running`, `paused`, `checking`, `closed`, `dropped`.
 */
step: string, 
/**
 * When it was opened, UTC milliseconds.
 */
opened_at: number, 
/**
 * When it began, UTC milliseconds.
 */
started_at: number | null, 
/**
 * Since when it stands where it stands, UTC milliseconds.
 */
turned_at: number, 
/**
 * Where whoever counts stands, id.
 */
spot: string | null, 
/**
 * Its name.
 */
spot_name: string | null, 
/**
 * Its numbers.
 */
numbers: CountNumbersView, 
/**
 * When something new was last seen in it, UTC milliseconds.
 */
last_seen: number | null, 
/**
 * What closing does with what was not found: `mark_missing` or `keep`.
 */
not_found_action: string, 
/**
 * What closing does with extra items: `belongs_here` or `keep`.
 */
extra_action: string, 
/**
 * What closing does with unknown tags: `ignore` or `keep`.
 */
unknown_action: string, 
/**
 * Items that closing will mark missing.
 */
will_miss: number, 
/**
 * Items that closing will make belong here.
 */
will_belong: number, 
/**
 * Tags that closing will ignore.
 */
will_ignore: number, 
/**
 * Why it cannot be closed now.
 */
blocks: Array<CountBlockView>, 
/**
 * Grows with every change; lists are stale then.
 */
version: number, };

export type CountDraft = { 
/**
 * `null` for a new one.
 */
count: string | null, 
/**
 * The places.
 */
places: Array<string>, 
/**
 * Only this product.
 */
product: string | null, 
/**
 * Do not show what is expected before the check.
 */
is_blind: boolean, 
/**
 * Who counts.
 */
counter: string, };

export type TurnCount = { 
/**
 * Its id.
 */
count: string, 
/**
 * `running`, `paused`, `checking`, `closed`, `dropped`.
 */
step: string, };

export type CountThing = { 
/**
 * The count.
 */
count: string, 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, };

export type StandInCount = { 
/**
 * The count.
 */
count: string, 
/**
 * The place; `null` = anywhere in it.
 */
place: string | null, };

export type ChooseInCount = { 
/**
 * The count.
 */
count: string, 
/**
 * `not_found`, `extra`, `unknown`.
 */
group: string, 
/**
 * One thing; `null` for the whole group.
 */
key: string | null, 
/**
 * `keep`, `mark_missing`, `belongs_here`, `ignore`; `null` = as proposed.
 */
action: string | null, };

export type CountQuery = { 
/**
 * The count.
 */
count: string, 
/**
 * `to_find`, `found`, `extra`, `unknown`, `moved`.
 */
list: string, 
/**
 * First row wanted.
 */
from: number, 
/**
 * How many rows, at most 500.
 */
rows: number, };

export type CountLineView = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * Its name; for a tag its number; empty if it is no more.
 */
name: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Where it belongs.
 */
home_name: string | null, 
/**
 * Where it was seen, or is thought to be.
 */
place_name: string | null, 
/**
 * When it was last heard or seen, UTC milliseconds.
 */
at: number | null, 
/**
 * A person saw it; its tag did not answer.
 */
is_by_eye: boolean, 
/**
 * What closing does with it, if that was chosen for it alone.
 */
action: string | null, };

export type ClosedCount = { 
/**
 * Its id.
 */
id: string, 
/**
 * Names of its places.
 */
place_names: Array<string>, 
/**
 * Who counted.
 */
counter: string, 
/**
 * When it was closed, UTC milliseconds.
 */
closed_at: number, 
/**
 * Its result.
 */
numbers: CountNumbersView, };

export type HeardByView = { 
/**
 * Its name.
 */
reader: string, 
/**
 * When it last did, UTC milliseconds.
 */
at: number, 
/**
 * How strongly, 0 to 100.
 */
strength: number, };

export type MeterView = { 
/**
 * `i:<asset>` or `t:<tag>`.
 */
key: string, 
/**
 * 0 to 100.
 */
strength: number, 
/**
 * `not_heard`, `far`, `near`, `here`.
 */
nearness: string, 
/**
 * `warmer`, `colder`, `same`.
 */
trend: string, 
/**
 * The readers that heard it, the latest first.
 */
readers: Array<HeardByView>, };

export type UndoRef = { 
/**
 * Its id.
 */
undo: string | null, };

export type UndoLine = { 
/**
 * Its id.
 */
undo: string, 
/**
 * Word id of what was done: `undo-move`, `undo-link`, `undo-add-item` …
 */
words: string, 
/**
 * Values for the words.
 */
args: { [key in string]: string }, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * It was taken back already.
 */
is_undone: boolean, };

export type Live = { 
/**
 * The watch this belongs to; name it in `map.look_at`.
 */
watch: number, 
/**
 * Running number, from 0; message 0 is the snapshot.
 */
n: number, 
/**
 * The station's clock, UTC milliseconds.
 */
now: number, 
/**
 * Numbers of the whole site.
 */
headline: NumbersView | null, 
/**
 * Items in all.
 */
items: number | null, 
/**
 * The map.
 */
scene: SceneView | null, 
/**
 * Changed places (all of them in message 0 and the ones right after it).
 */
places: Array<PlaceNode> | null, 
/**
 * Places that went away.
 */
places_gone: Array<string>, 
/**
 * All readers, when any changed.
 */
readers: Array<ReaderView> | null, 
/**
 * All notices, when any changed, most important first.
 */
notices: Array<NoticeView> | null, 
/**
 * All jobs, when any changed, newest first.
 */
jobs: Array<JobView> | null, 
/**
 * The scan strip, when it changed.
 */
strip: StripView | null, 
/**
 * All counts, when any changed, newest first.
 */
counts: Array<CountView> | null, 
/**
 * How near what is looked for is, when that changed; empty = nothing is looked for.
 */
find: Array<MeterView> | null, 
/**
 * A tag was held to a desk pad.
 */
scan: ScanView | null, 
/**
 * Keys of things whose row or card is stale now (`i:…`, `t:…`), at most 200; then `is_all_stale`.
 */
stale: Array<string>, 
/**
 * Every row and card may be stale.
 */
is_all_stale: boolean, 
/**
 * Settings changed: ask `app.hello` again.
 */
settings_changed: boolean, };

/** Every request: its parameters and its reply. */
export interface Calls {
  "app.hello": { params: Nothing; reply: Hello };
  "map.look_at": { params: LookAt; reply: Done };
  "map.at": { params: MomentQuery; reply: MomentView };
  "map.traffic": { params: PeriodQuery; reply: TrafficView };
  "map.back": { params: BackRef; reply: BackView };
  "places.show": { params: PlaceRef; reply: PlaceCard };
  "places.draw": { params: PlaceDraft; reply: Made };
  "places.simple": { params: SimplePlaces; reply: Done };
  "places.rename": { params: RenamePlace; reply: Done };
  "places.remove": { params: PlaceRef; reply: Done };
  "items.page": { params: ItemQuery; reply: ItemPage };
  "items.show": { params: ThingRef; reply: ItemCard };
  "items.where_was": { params: WhereQuery; reply: WhereView };
  "items.stays": { params: StaysQuery; reply: Array<PastStay> };
  "items.add": { params: ItemDraft; reply: Made };
  "items.change": { params: ItemDraft; reply: Done };
  "items.remove": { params: ThingRef; reply: Done };
  "items.link_tag": { params: LinkTag; reply: Done };
  "items.unlink_tag": { params: TagRef; reply: Done };
  "items.move": { params: MoveItem; reply: Done };
  "items.products": { params: Nothing; reply: Array<ProductView> };
  "tags.unknown": { params: UnknownQuery; reply: ItemPage };
  "tags.ignore": { params: IgnoreTag; reply: Done };
  "tags.explain": { params: ExplainTag; reply: TagView };
  "scan.text": { params: ScanText; reply: ScanView };
  "scan.look": { params: ScanContext; reply: Done };
  "scan.cards": { params: Nothing; reply: Array<CardView> };
  "scan.lesson": { params: Nothing; reply: CardView };
  "count.plan": { params: CountDraft; reply: Made };
  "count.turn": { params: TurnCount; reply: Done };
  "count.note": { params: CountThing; reply: Done };
  "count.forget": { params: CountThing; reply: Done };
  "count.stand": { params: StandInCount; reply: Done };
  "count.choose": { params: ChooseInCount; reply: Done };
  "count.lines": { params: CountQuery; reply: Array<CountLineView> };
  "count.closed": { params: Nothing; reply: Array<ClosedCount> };
  "readers.choices": { params: Nothing; reply: ReaderChoices };
  "readers.set": { params: ReaderDraft; reply: Made };
  "readers.remove": { params: ReaderRef; reply: Done };
  "readers.switch": { params: SwitchReader; reply: Done };
  "readers.try_again": { params: ReaderRef; reply: Done };
  "readers.record": { params: RecordReader; reply: RecordingView };
  "readers.health": { params: ReaderRef; reply: ReaderHealthView };
  "readers.order": { params: ReaderOrder; reply: OrderView };
  "reports.kinds": { params: Nothing; reply: Array<ReportKind> };
  "reports.preview": { params: ReportOrder; reply: ReportPreview };
  "reports.make": { params: ReportOrder; reply: JobRef };
  "reports.open": { params: OpenReport; reply: Done };
  "jobs.cancel": { params: JobChoice; reply: Done };
  "jobs.dismiss": { params: JobChoice; reply: Done };
  "settings.show": { params: Nothing; reply: SettingsView };
  "settings.change": { params: SettingsView; reply: Done };
  "settings.about": { params: Nothing; reply: AboutView };
  "settings.verify": { params: Nothing; reply: VerifyView };
  "alerts.take": { params: AlertRef; reply: Done };
  "alerts.quiet": { params: QuietAlert; reply: Done };
  "alerts.done": { params: AlertRef; reply: Done };
  "alerts.past": { params: Nothing; reply: Array<PastAlert> };
  "backups.show": { params: Nothing; reply: BackupsView };
  "backups.make": { params: Nothing; reply: BackupMade };
  "people.list": { params: Nothing; reply: PeopleView };
  "people.set": { params: PersonDraft; reply: PersonRef };
  "people.set_pin": { params: SetPin; reply: Done };
  "people.sign_in": { params: SignIn; reply: Done };
  "people.sign_out": { params: Nothing; reply: Done };
  "people.touch": { params: Nothing; reply: Done };
  "undo.take_back": { params: UndoRef; reply: Done };
  "undo.redo": { params: Nothing; reply: Done };
  "undo.list": { params: Nothing; reply: Array<UndoLine> };
}
