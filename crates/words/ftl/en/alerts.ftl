### Alerts and the screens whose work is still to come (Count, Find, Alerts).

# Alerts: nothing to do.
alerts-empty = All quiet.
# Alert: a reader stopped. $reader: name.
alert-reader-lost = { $reader } stopped answering.
# Alert: an unknown tag was heard. $tag: number. $place: where.
alert-unknown-tag = Unknown tag { $tag } at { $place }.
# Alert: an item is in a wrong place. $item: name. $place: where it is. $home: where it belongs.
alert-wrong-place = { $item } is at { $place }. It belongs in { $home }.
# A screen that is not there yet: sentence.
screen-later = This screen is not ready yet.
# A screen that is not there yet: what to do.
screen-later-action = Use Live and Items until then.

## The Alerts screen

# Alerts: first line when something needs a person. $count: how many.
alerts-title = { $count ->
    [one] 1 thing needs you now
   *[other] { NUMBER($count) } things need you now
}
# Alerts: first line when somebody looks after everything.
alerts-all-taken = Somebody looks after everything.
# Alerts: under the first line when nothing needs a person.
alerts-empty-how = Readers, disk and clock are fine. This page tells you when they are not.
# Alerts: heading of the cards.
alerts-now = Now
# Alerts: heading of what Live found, not urgent.
alerts-found = Worth a look
# Alerts: heading of what is over.
alerts-past = Before
# Alerts: nothing in the list of what is over.
alerts-past-none = No reader stopped so far.
# Alert card: since when. $age: like 4 min ago.
alerts-since = Since { $age }
# Alert card: somebody looks after it. $name: who.
alerts-taken = { $name } looks after it
# Alert card: whoever stands at the desk looks after it.
alerts-taken-floor = Somebody looks after it
# Alert card: no sound and no banner for a while. $time: until when.
alerts-quiet-until = Quiet until { $time }
# Alert card: button.
alerts-take = I am on it
# Alert card: button.
alerts-quiet = Quiet 15 min
# Alert card: button.
alerts-done = Done
# Alerts: a row of what is over. $reader: name. $span: how long.
alerts-past-row = { $reader } did not read for { $span }.
# Alerts: a row of what is over; it is still so. $reader: name.
alerts-past-now = { $reader } does not read.
# Alerts, worth a look. $count: how many items.
alerts-wrong-place = { $count ->
    [one] 1 item is in the wrong place.
   *[other] { NUMBER($count) } items are in the wrong place.
}
# Alerts, worth a look. $count: how many items.
alerts-not-seen = { $count ->
    [one] 1 item was not seen lately.
   *[other] { NUMBER($count) } items were not seen lately.
}
# Alerts, worth a look. $count: how many items.
alerts-missing = { $count ->
    [one] 1 item is missing.
   *[other] { NUMBER($count) } items are missing.
}
# Alerts, worth a look. $count: how many tags.
alerts-unknown = { $count ->
    [one] 1 tag is in no list.
   *[other] { NUMBER($count) } tags are in no list.
}
# Alerts, worth a look: button.
alerts-show = Show
# Rail, for people who listen: after the name of a screen. $count: how many things wait there.
frame-rail-badge = { $count ->
    [one] 1 waits
   *[other] { NUMBER($count) } wait
}
