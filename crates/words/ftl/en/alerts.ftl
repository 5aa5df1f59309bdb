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
