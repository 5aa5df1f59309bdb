### The Live screen: headline, map, list twin, side panel, new tag card.

## Headline

# Live: the first line. $here: items that are here. $total: all items.
live-headline = { NUMBER($here) } of { NUMBER($total) } here
# Live: the first line while there is no item.
live-headline-none = No items yet
# Live: counter, press to filter. $count: how many.
live-wrong-place = { NUMBER($count) } in the wrong place
# Live: counter, press to filter. $count: how many.
live-missing = { NUMBER($count) } missing
# Live: counter, press to filter. $count: how many.
live-not-seen = { NUMBER($count) } not seen
# Live: counter, press to filter. $count: how many.
live-unknown = { $count ->
    [one] 1 unknown tag
   *[other] { NUMBER($count) } unknown tags
}
# Live: counter, press to filter. $count: how many.
live-alerts = { $count ->
    [one] 1 alert
   *[other] { NUMBER($count) } alerts
}
# Live: button that goes to the next thing of the chosen counter.
live-next = Next
# Live: the counter is chosen; button that ends it.
live-filter-off = Show all

## Map and list

# Live: switch to the map.
live-map = Map
# Live: switch to the list.
live-list = List
# Live: button that freezes the picture.
live-hold = Hold picture
# Live: button that lets the picture go on.
live-go-on = Go on
# Live: badge while the picture is held. $time: how long. $count: changes since.
live-held = Held { $time } · { NUMBER($count) } new
# Live: zoom button.
live-zoom-in = Closer
# Live: zoom button.
live-zoom-out = Farther
# Live: zoom button, shows everything.
live-zoom-all = Show everything
# Live: the little map in the corner.
live-overview = Overview
# Live: choice of the floor.
live-floor = Floor plan
# Live, screen readers: name of the map.
live-map-label = Map of { $site }
# Live, screen readers: name of the list of places.
live-list-label = Places of { $site }
# Live: label of a place for screen readers and in the list. $name: place. $here, $expected: items.
live-place-label = { $name }, { NUMBER($here) } of { NUMBER($expected) } here
# Live: label of a place where nothing belongs. $name: place. $count: things in it.
live-place-count = { $count ->
    [0] { $name }, empty
    [one] { $name }, 1 item
   *[other] { $name }, { NUMBER($count) } items
}
# Live: label of a mark for screen readers. $name: item. $mark: its state in words. $age: last seen.
live-item-label = { $name }, { $mark }, last seen { $age }
# Live: several marks in one spot. $count: how many.
live-cluster-label = { NUMBER($count) } items close together
# Live: label of an antenna on the map. $reader: name. $antenna: socket number.
live-reader-label = { $reader }, antenna { NUMBER($antenna) }
# Live: reads a second, on a gate or reader. $rate: how many.
live-rate = { NUMBER($rate) }/s
# Live: hatched zone, no reader hears it now. $since: time of day.
live-not-watched = Not watched since { $since }
# Live: a place no reader watches at all.
live-never-watched = No reader watches this place
# Live: not all could be drawn. $count: marks left out.
live-crowded = { NUMBER($count) } more. Zoom in to see them.
# Live, list: things that are in no place.
live-no-place = No place yet
# Live, list: column.
live-column-place = Place
# Live, list: column.
live-column-here = Here
# Live, list: column.
live-column-expected = Belong here
# Live, list: column.
live-column-state = State
# Live, list: column.
live-column-last-seen = Last seen
# Said to screen readers after changes. $moved: items that moved. $count: new unknown tags.
live-said = { $moved ->
    [one] 1 item moved
   *[other] { NUMBER($moved) } items moved
}, { $count ->
    [one] 1 unknown tag
   *[other] { NUMBER($count) } unknown tags
}
# Said to screen readers: an item arrived. $item, $place: names.
live-said-arrived = { $item } is at { $place }

## Side panel: an item

# Side panel: place of the item.
panel-place = Place
# Side panel: the place it belongs to.
panel-home = Belongs in
# Side panel: it may be anywhere.
panel-home-anywhere = May be anywhere
# Side panel: last seen. $age: how long ago.
panel-last-seen = Last seen { $age }
# Side panel: last seen, with the reader. $age: how long ago. $reader: name.
panel-last-seen-by = Last seen { $age } by { $reader }
# Side panel: never heard by a reader.
panel-never-seen = No reader has heard it yet
# Side panel: it left the site.
panel-left = Left the site
# Side panel: it was never anywhere.
panel-nowhere = No place yet
# Side panel: title of the reasons.
panel-why = Why here?
# Side panel, reasons. $reads: how many. $reader: name. $signal: strong, medium, weak.
panel-why-heard = { $reads ->
    [one] { $reader } heard it once, { $signal }.
   *[other] { $reader } heard it { NUMBER($reads) } times, { $signal }.
}
# Side panel, reasons: a person put it there.
panel-why-by-hand = A person put it here.
# Side panel, reasons: the next likely place. $place: name.
panel-why-runner-up = It could also be at { $place }.
# Side panel, reasons: the reader does not hear now. $since: time of day.
panel-why-not-watched = The reader here has been quiet since { $since }.
# Side panel, reasons: how sure. $confidence: certain, likely or unsure, in words.
panel-why-sure = How sure: { $confidence }
# Side panel: since when it is in its place. $age: an age or time.
panel-since = Here since { $age }
# Side panel: tags of the item.
panel-tags = Tags
# Side panel: it has no tag.
panel-no-tags = No tag yet
# Side panel: button.
panel-find = Find it
# Side panel: button, then a place is chosen.
panel-move = Move
# Side panel: while a place is to be chosen. $item: name.
panel-move-choose = Press or scan the new place of { $item }.
# Side panel: choice while moving: it left the site.
panel-move-out = It left the site
# Side panel: button.
panel-print = Print label
# Side panel: button, opens the item on the Items screen.
panel-open = Open
# Side panel: title of the history.
panel-history = History
# Side panel: no history yet.
panel-history-empty = Nothing has happened yet.

## Side panel: a place

# Side panel: things in the place. $count: how many.
panel-place-things = { $count ->
    [0] Nothing is here
    [one] 1 thing is here
   *[other] { NUMBER($count) } things are here
}
# Side panel: shows the rest of the things. $count: how many more.
panel-place-more = { NUMBER($count) } more
# Side panel: how many belong here. $count: how many.
panel-place-expected = { $count ->
    [one] 1 item belongs here
   *[other] { NUMBER($count) } items belong here
}
# Side panel: when anything was heard here. $age: how long ago.
panel-place-last-read = Last read { $age }
# Side panel: nothing was ever heard here.
panel-place-never-read = Nothing was read here yet
# Side panel: button, makes a report of this place.
panel-place-report = Report of this place
# Side panel: button, shows the things on the Items screen.
panel-place-items = Show as a list

## History lines (side panel and item card)

# History: arrived. $place: name.
history-arrived = Arrived at { $place }
# History: moved. $from, $place: names.
history-moved = Moved from { $from } to { $place }
# History: left the site. $from: name.
history-departed = Left the site through { $from }
# History: a tag was linked. $tag: number.
history-linked = Tag { $tag } was linked
# History: a tag was taken off. $tag: number.
history-unlinked = Tag { $tag } was taken off
# History: the item was added.
history-added = Added to the list
# History: the item was changed.
history-changed = Changed
# History: the item was taken off the list.
history-removed = Removed from the list
# History: an unknown tag was first heard. $place: where.
history-heard = First heard at { $place }
# History: the tag is ignored.
history-ignored = Ignored from now on
# History: the tag is not ignored any more.
history-unignored = Not ignored any more
# History: who did it. $who: name.
history-by = by { $who }
# History: how it came: a reader heard it.
history-how-read = heard by a reader
# History: how it came: a deliberate scan.
history-how-scan = scanned
# History: how it came: on a screen.
history-how-press = on this screen
# History: how it came: another program.
history-how-program = by a program
# History: how it came: a rule.
history-how-rule = by a rule
# History: how it came: brought in from a file.
history-how-import = brought in
# History: how it came: undo.
history-how-undo = taken back
# History: who, when nobody is known.
history-who-floor = Floor
# History: who, when the program did it by itself.
history-who-station = Tagstead

## New tag card

# New tag card: title.
new-tag-title = New tag
# New tag card: what is wrong.
new-tag-about = Not in the list
# New tag card: where and when. $place: name. $age: how long ago.
new-tag-heard = Heard at { $place } · { $age }
# New tag card: heard, but no place is known. $age: how long ago.
new-tag-heard-nowhere = Heard { $age }
# New tag card: button.
new-tag-link = It belongs to an item I have
# New tag card: button.
new-tag-add = It is a new item
# New tag card: button.
new-tag-ignore = Ignore this tag
# New tag card: choose the item. Title of the picker.
new-tag-choose = Which item is it on?

## Empty, loading, error, offline

# Live, empty: no places.
live-empty-places = Your map is empty.
# Live, empty: button.
live-empty-draw = Draw the map
# Live, empty: button, a form with names.
live-empty-list = Use a simple list of places
# Live, empty: button.
live-empty-demo = See the demo
# Live, form with names: what to do.
live-simple-about = Type one place a line. You can draw the map later.
# Live, form with names: example inside the field. Keep the line breaks.
live-simple-example =
    Receiving
    Racks A
    Racks B
    Packing
    Shipping
# Live, form with names: why the button does not work yet.
live-simple-none = Type a name first.
# Live, form with names: button. $count: names typed.
live-simple-make = { $count ->
    [0] Make the places
    [one] Make 1 place
   *[other] Make { NUMBER($count) } places
}
# Live, empty: places but no items.
live-empty-items = No items yet. Hold a tag to the reader, or bring in a list.
# Live, empty: button.
live-empty-bring-in = Bring in a list
# Live: while the map is being read.
live-loading = Reading the map…
# Live: the map could not be read; the problem card follows.
live-error = The map could not be shown.
# Live: no reader is set up. The map stays.
live-no-reader = No reader is set up. Plug one in, then add it in Set-up.
# Live: button under "No reader found".
live-no-reader-setup = Set up a reader
# Live: readers are off.
live-readers-off = The readers are off. Press Start to read.

## Further words of the Live screen and the side panel

# Side panel: in front of the time since when the item is in its place.
panel-since-label = Here since
# Side panel of a place, after the large number of items that are here. $expected: how many belong here.
place-of = of { NUMBER($expected) } here
# Side panel of a place, after the large number of items, when more are here than belong here.
place-here = here
# Live: the number of items inside a tile of the map, below the large count. $here, $expected: items.
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
# Live: small sign over the map while a counter is chosen; its cross ends that.
live-filter-on = Only these
# Live: while an item is being moved: sentence above the map. $item: its name.
live-moving = Press the new place of { $item }.
# Live: how to see the demo. $command: what to type.
live-demo-how = Close Tagstead. Then start it with { $command }
# Live: title of the dialog about the demo.
live-demo-title = See the demo
# Live: the demo is kept apart.
live-demo-safe = The demo has its own file. Nothing of yours is changed.
# Live: title of the dialog with names of places.
live-simple-title = Places
# Live: field of that dialog.
live-simple-field = One place a line
# Live, map: arrow at the edge towards the selected thing. $item: its name.
live-edge = { $item } is over there. Press to go there.
# Live, map: way back to the whole map.
live-whole = Whole map
# Live, map, for people who listen: where the map stands.
live-way = You are here
# Live, map: a place with a state, for people who listen. $place: label of the place. $count: how many. $mark: state.
live-place-marked = { $place }, { NUMBER($count) } { $mark }
# Live, map: a place no reader hears now, for people who listen. $place: label of the place. $since: time of day.
live-place-unwatched = { $place }, not watched since { $since }
# Big view: below the large number. $total: all items.
live-big-of = of { NUMBER($total) } here
# Live: below "No items yet".
live-empty-how = Hold a tag to a reader, or add items on the Items screen.
# Live: the places are only names; there is nothing to draw. The list is shown instead.
live-no-drawing = These places are not drawn yet. The list shows them.
# Live, list: the numbers of a place. $here, $expected: items.
tree-here = { NUMBER($here) } of { NUMBER($expected) } here
# Live, list: the number of things in a place where nothing belongs. $count: how many.
tree-things = { $count ->
    [0] Empty
    [one] 1 item
   *[other] { NUMBER($count) } items
}

## Looking back

# Live: button, opens the bar with the time.
live-back = Look back
# Live, time bar: back to what is now.
live-back-now = Back to now
# Live, time bar: the picture shows this moment. $time: like Tue 14:05.
live-back-at = As it was on { $time }
# Live, time bar: name of the slider for people who listen.
live-back-slider = Moment
# Live, time bar: name of the choice how far the slider reaches.
live-back-reach = How far back
# Live, time bar: the slider reaches back one hour.
live-back-hour = 1 hour
# Live, time bar: the slider reaches back one day.
live-back-day = 1 day
# Live, time bar: the slider reaches back one week.
live-back-week = 7 days
# Live, time bar: the slider reaches back a month.
live-back-month = 30 days
# Live, time bar: button. $step: like 10 min.
live-back-earlier = { $step } earlier
# Live, time bar: button. $step: like 10 min.
live-back-later = { $step } later
# Live: first line while looking back. $here: items in their place. $total: items.
live-back-headline = { NUMBER($here) } of { NUMBER($total) } were in their place
# Live: button on the panel of an item, draws its way on the map.
live-trail = Show its way
# Live: button on the panel of an item, takes the way off the map.
live-trail-hide = Hide its way

## Heat map

# Live: button, colours the map by how much moves or how long things stay.
live-heat = Heat map
# Live, heat map: name of the choice what the colours show.
live-heat-what = What the colours show
# Live, heat map: choice. Colours each place by how many things came or went.
live-heat-moves = How much moved
# Live, heat map: choice. Colours each place by how long things stay in it.
live-heat-stays = How long things stay
# Live, heat map: name of the row of colours with their numbers.
live-heat-legend = Colours
# Live, heat map: in front of the colours, for how much moved.
live-heat-unit-moves = Moves in and out:
# Live, heat map: in front of the colours, for how long things stay.
live-heat-unit-stays = Average stay:
# Live, heat map: nothing to colour in the chosen time.
live-heat-none = Nothing moved in this time.
# Live, list and for people who listen: moves in and out of a place. $count: how many.
live-heat-moves-of = { $count ->
    [0] No moves
    [one] 1 move
   *[other] { NUMBER($count) } moves
}
# Live, list and for people who listen: how long things stay in a place. $time: like 4 hr.
live-heat-stay-of = { $time } on average
# Live, list and for people who listen: nothing was in the place in the chosen time.
live-heat-stay-none = Nothing stayed here
# Live, map, for people who listen: a place while the heat map is on. $place: label of the place. $heat: like 12 moves.
live-heat-place = { $place }, { $heat }
