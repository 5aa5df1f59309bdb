### The Count screen: prepare, count, check, done; and counting words used elsewhere.

# Count: title of the screen while a count is open. $places: names of its places.
count-title = Count { $places }
# Count: title without a count.
count-home-title = Is everything here?
# Count: first step of four.
count-step-prepare = Prepare
# Count: second step of four.
count-step-count = Count
# Count: third step of four.
count-step-check = Check
# Count: last step of four.
count-step-done = Done
# Count: name of the list of steps, for those who listen.
count-steps = Steps of this count

## Home: no count is chosen

# Count: nothing was counted yet.
count-empty = No counts yet. Scan a place to start.
# Count: button that opens a new count.
count-new = New count
# Count: head over the counts that go on.
count-open-head = Open counts
# Count: head over the counts that were closed.
count-closed-head = Last results
# Count: button on an open count.
count-continue = Continue
# Count: state of an open count.
count-state-preparing = Being prepared
# Count: state of an open count.
count-state-running = Counting
# Count: state of an open count.
count-state-paused = Paused
# Count: state of an open count.
count-state-checking = Being checked
# Count: state of a count.
count-state-closed = Closed
# Count: state of a count.
count-state-dropped = Thrown away
# Count: result of a closed count. $found, $expected: items.
count-result-line = { NUMBER($found) } of { NUMBER($expected) } found
# Count: button to the printed command cards.
count-cards = Command cards

## Prepare

# Count, prepare: the main question.
count-prepare-question = What do you count?
# Count, prepare: how to choose places.
count-prepare-how = Scan a place, or press it.
# Count, prepare: head over the chosen places.
count-chosen = You count
# Count, prepare: no place was chosen yet.
count-chosen-none = No place chosen yet.
# Count, prepare: head over all places.
count-all-places = Places
# Count, prepare: items that should be in a place. $count: how many.
count-place-items = { $count ->
    [one] 1 item
   *[other] { NUMBER($count) } items
}
# Count, prepare: option.
count-blind = Blind count
# Count, prepare: what the option does.
count-blind-about = Hides what should be here. The result is more honest.
# Count, prepare: option, a picker.
count-product = Only one product
# Count, prepare: the picker, nothing chosen.
count-product-all = All products
# Count, prepare: option, a field.
count-counter = Who counts
# Count, prepare: the main button.
count-start = Start
# Count, prepare: why the main button does not act.
count-start-blocked = Choose a place first.
# Count: throws an open count away; can be taken back.
count-drop = Throw away
# Count, prepare: an item was scanned; offer its place. $item, $place: names.
count-offer = { $item } belongs to { $place }.
# Count, prepare: accepts the offer.
count-offer-take = Count this place

## Count

# Count: under the big number. $count: how many should be here.
count-of = of { NUMBER($count) }
# Count: head over the big number.
count-found = Found
# Count: share that was found. $percent: number.
count-percent = { NUMBER($percent) } %
# Count: nothing was heard yet.
count-quiet-start = Waiting for the first tag
# Count: nothing new for a while. $time: how long.
count-quiet = No new tags for { $time }
# Count: what to do when nothing new comes.
count-quiet-how = Walk on, or finish.
# Count: new tags are coming.
count-busy = New tags are coming in
# Count: no reader reads.
count-no-reader = No reader is reading. You can scan, or press what you see.
# Count: the count does not run.
count-is-paused = Paused. Reads do not count now.
# Count: where the person stands. $place: name.
count-here = You are at { $place }
# Count: list.
count-to-find = Still to find
# Count: list.
count-extra = Extra
# Count: list.
count-unknown = Unknown tags
# Count: list.
count-moved = Moved during the count
# Count: the list is hidden in a blind count.
count-blind-hidden = Hidden in a blind count.
# Count: nothing is left to find.
count-all-found = Nothing left to find.
# Count: an empty list.
count-none = None
# Count: a row of the extra list. $place: where it belongs.
count-from = from { $place }
# Count: a row of the extra list without a home.
count-from-nowhere = no place
# Count: a row of the moved list. $place: where it is now.
count-moved-to = now at { $place }
# Count: rows that do not fit. $count: how many.
count-more = { $count ->
    [one] 1 more
   *[other] { NUMBER($count) } more
}
# Count: a row was pressed. $item: its name.
count-see-question = Do you see { $item }?
# Count: records that a person sees it.
count-see = I see it (tag does not answer)
# Count: to the Find screen.
count-find = Find it
# Count: a row was pressed and is closed again.
count-see-close = Not now
# Count: seen by a person.
count-by-eye = seen by eye
# Count: button.
count-pause = Pause
# Count: button.
count-resume = Go on
# Count: button.
count-big = Big view
# Count: button.
count-show-map = Show on map
# Count: the main button while counting.
count-finish = Finish
# Count: polite message. $found: items found. $left: items left.
count-said = { NUMBER($found) } found, { NUMBER($left) } left

## Check

# Count, check: the main line. $found, $expected: items.
count-check-title = { NUMBER($found) } of { NUMBER($expected) } found
# Count, check: nothing is applied yet.
count-check-about = Nothing changes before you close the count.
# Count, check: group. $count: how many.
count-group-found = Found { NUMBER($count) }
# Count, check: group. $count: how many.
count-group-not-found = Not found { NUMBER($count) }
# Count, check: group. $count: how many.
count-group-extra = Extra { NUMBER($count) }
# Count, check: group. $count: how many.
count-group-unknown = Unknown { NUMBER($count) }
# Count, check: group. $count: how many.
count-group-moved = Moved { NUMBER($count) }
# Count, check: what will change.
count-will-nothing = Nothing changes.
# Count, check: what will change. $count: items.
count-will-miss = { $count ->
    [0] Nothing changes.
    [one] 1 item is marked missing.
   *[other] { NUMBER($count) } items are marked missing.
}
# Count, check: what will change. $count: items.
count-will-belong = { $count ->
    [0] Nothing changes.
    [one] 1 item belongs here from now on.
   *[other] { NUMBER($count) } items belong here from now on.
}
# Count, check: what will change. $count: tags.
count-will-ignore = { $count ->
    [0] Nothing changes.
    [one] 1 tag is ignored from now on.
   *[other] { NUMBER($count) } tags are ignored from now on.
}
# Count, check: some were seen by a person only. $count: how many.
count-by-eye-note = { $count ->
    [one] 1 was seen by eye. Check its tag.
   *[other] { NUMBER($count) } were seen by eye. Check their tags.
}
# Count, check: why moved items change nothing.
count-moved-note = They were seen elsewhere. They are not missing.
# Count, check: action.
count-do-missing = Mark missing
# Count, check: action.
count-do-keep-not-seen = Keep as not seen
# Count, check: action.
count-do-find = Find them
# Count, check: action.
count-do-belong = They belong here
# Count, check: action.
count-do-leave = Leave as they are
# Count, check: action.
count-do-ignore = Ignore
# Count, check: action.
count-do-keep = Keep in the list of unknown tags
# Count, check: opens the rows of a group.
count-rows-show = Show each
# Count, check: one row is treated differently. 
count-row-else = Not this one
# Count, check: one row is treated as its group again.
count-row-same = As the others
# Count, check: name of the choice, for those who listen. $group: which group.
count-choice = What to do: { $group }
# Count, check: button back to counting.
count-back = Count on
# Count, check: the main button.
count-close = Close the count
# Count, check: why it cannot be closed. $name: a reader.
count-blocked-reader = { $name } is lost. What it did not hear proves nothing.
# Count, check: why it cannot be closed. $name: places of the other count.
count-blocked-count = Somebody else is counting { $name }.
# Count, check: why it cannot be closed.
count-blocked-storing = Reads are still being stored.

## Done

# Count, done: the main line. $found, $expected: items.
count-done-title = { NUMBER($found) } of { NUMBER($expected) } found
# Count, done: under the main line. $time: when.
count-done-when = Closed { $time }. You can undo it for a day.
# Count, done: button.
count-done-new = New count
# Count, done: button; opens a count of the same places.
count-done-again = Count again
# Count, done: button.
count-done-export = Export
# Count, done: numbers. $count: items.
count-done-missing = { NUMBER($count) } not found
# Count, done: numbers. $count: items.
count-done-extra = { NUMBER($count) } extra
# Count, done: numbers. $count: tags.
count-done-unknown = { NUMBER($count) } unknown

## Command cards

# Command cards: title of the sheet.
cards-title = Command cards
# Command cards: how to use them.
cards-about = Print this sheet. Scan a card instead of pressing a button.
# Command cards: button.
cards-print = Print
# Command card.
card-start-count = Start count
# Command card.
card-finish = Finish
# Command card.
card-undo = Undo
# Command card.
card-stop-reading = Stop reading
# Command card.
card-sound-off = Sound off
# Command card.
card-next = Next

## Strip

# Scan strip: a person counted it. $item: name.
strip-counted = { $item } counted
# Scan strip: a person counted it. $item: name. $place: where.
strip-counted-extra = { $item } is extra at { $place }
# Scan strip: a person counted a tag in no list. $tag: number.
strip-counted-unknown = Tag { $tag } is in no list
# Scan strip: a count began. $place: its first place.
strip-count-started = Counting { $place }
# Scan strip: a count was paused. $place: its first place.
strip-count-paused = Count of { $place } paused
# Scan strip: a count goes on. $place: its first place.
strip-count-goes-on = Counting { $place } again
# Scan strip: a count is checked. $place: its first place.
strip-count-checking = Checking the count of { $place }
# Scan strip: a count was thrown away. $place: its first place.
strip-count-dropped = Count of { $place } thrown away
# Scan strip: a count was closed. $place: its first place.
strip-count-closed = Count of { $place } closed
# Scan strip: an item was marked missing. $item: name.
strip-missing = { $item } is missing
# Scan strip: an item is not missing any more. $item: name.
strip-not-missing = { $item } is not missing any more
# Scan strip: button to a count that goes on.
strip-count-continue = Continue count
# History of the desktop: a count was closed.
undo-count-close = Closed a count
# History of the desktop: something in a count.
undo-count = Changed a count
# History of the desktop: an item was marked missing, or not. $item: name.
undo-missing = Changed whether { $item } is missing
# History of an item.
history-missing = A count did not find it
# History of an item.
history-turned-up = Turned up again
