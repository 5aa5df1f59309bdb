### The Find screen: one thing, and how near it is.

# Find: title without a target.
find-title = Where is this one thing?
# Find: nothing is looked for yet.
find-empty = Scan a label or type a name.
# Find: label in front of the name.
find-looking-for = Looking for
# Find: last known. $age: how long ago. $place: where.
find-last-seen = last seen { $age }, { $place }
# Find: never heard.
find-never-seen = never seen
# Find: search box.
find-search = Name, number or tag
# Find: search without a hit. $text: what was typed.
find-no-hits = Nothing found for “{ $text }”.
# Find: state of the meter.
find-state-not-heard = Not heard yet
# Find: what to do.
find-state-not-heard-how = Walk slowly. Point the reader at the shelves.
# Find: state of the meter.
find-state-far = Far
# Find: state of the meter.
find-state-near = Near
# Find: state of the meter.
find-state-here = Here
# Find: the signal grows.
find-warmer = warmer
# Find: the signal falls.
find-colder = colder
# Find: the signal stays.
find-same = same
# Find: left end of the scale.
find-scale-cold = colder
# Find: right end of the scale.
find-scale-hot = hotter
# Find: name of the meter, for those who listen. $item: what is looked for.
find-meter = How near { $item } is
# Find: main button.
find-found = Found it
# Find: button.
find-not-here = Not here
# Find: button.
find-add = Add another
# Find: head over other targets.
find-others = Also looking for
# Find: head over fixed readers.
find-readers = Readers that hear it
# Find: no fixed reader hears it.
find-readers-none = No reader hears it now.
# Find: no reader is set up.
find-no-reader = No reader is reading. Here is where it was last.
# Find: button to the map.
find-map = Show on map
# Find: it was found. $item: name.
find-done = { $item } found
# Find: it was not at its last place. $place: name.
find-not-here-said = Not at { $place }. Look in the places around it.
# Find: at most this many. $count: number.
find-full = You can look for { NUMBER($count) } things at once.
