### What the scan strip says of a deliberate scan, and the questions it may ask.

# Scan strip: an item was scanned. $item: name.
scan-item = { $item }
# Scan strip: a place was scanned. $place: name.
scan-place = { $place }
# Scan strip: a product was scanned. $product: name.
scan-product = { $product }
# Scan strip: a badge was scanned. $person: name.
scan-person = { $person }
# Scan strip: a code that is in no list. $text: the code.
scan-unknown = { $text } is in no list
# Scan strip: an item went to a place. $item, $place: names.
scan-moved = { $item } → { $place }
# Scan strip: what is scanned next goes there. $place: name.
scan-put = Putting into { $place }
# Scan strip: a tag was tied to an item. $item: name.
scan-linked = Tag is on { $item } now
# Scan strip: the tag is on another item. $item: name.
scan-tag-taken = This tag is on { $item }
# Scan strip, count: an item was scanned before the start. $item: name.
scan-offer-place = Count the place of { $item }?
# Scan strip, count: a place was put on the count. $place: name.
scan-plan-place = { $place } is in the count
# Scan strip, count: only this product is counted. $product: name.
scan-plan-product = Counting { $product } only
# Scan strip, count. $item: name.
scan-found = Found { $item }
# Scan strip, count. $item: name.
scan-again = { $item }, already counted
# Scan strip, count. $item: name.
scan-extra = Extra: { $item }
# Scan strip, count: a tag in no list. $text: its number.
scan-unlisted = Unknown tag { $text }
# Scan strip, count: the count is paused. $item: name.
scan-not-counting = { $item }: the count is paused
# Scan strip, count: the person stands here. $place: name.
scan-stand = You are at { $place }
# Scan strip, count: a place outside the count. $place: name.
scan-count-too = { $place } is not in this count
# Scan strip, find: what is looked for. $item: name, may be empty for a tag.
scan-target = Looking for { $item }
# Scan strip, find. $item: name.
scan-found-it = Found { $item }
# Scan strip, set-up: details are shown in the test box.
scan-details = Scanned
# Scan strip: the open picker wants something else.
scan-wrong-kind = That does not fit here
# Scan strip: a command card.
scan-card = Command card
# Scan strip: error.
scan-unreadable = Could not read that. Scan again.
# Scan strip: what the scan leads to was refused.
scan-not-done = Nothing was changed.
# Strip: button of the question "count this place too?".
scan-count-too-yes = Count this too
# Strip: button that drops a question.
scan-ignore = Ignore
# Strip: button of the question after a badge. $person: name.
scan-continue-as = Continue as { $person }
# Strip: button of the question after a badge. $person: name.
scan-helps = { $person } helps
# Chip: what is scanned next goes there. $place: name. $time: seconds left.
scan-putting = Putting into { $place } · { NUMBER($time) } s
# Details of a scan: head.
scan-details-title = The last scan
# Details of a scan: what it is.
scan-detail-kind = What it is
# Details of a scan: the text.
scan-detail-text = Text
# Details of a scan: what the number says.
scan-detail-meaning = What it says
# Details of a scan: why it could not be read.
scan-detail-reason = Why it could not be read
# Set-up: title of the test box for scans.
scan-test-title = Barcode gun
# Set-up: what to do.
scan-test-about = Scan anything. It is shown here and changes nothing.
# Set-up: teaches the layout of the barcode gun.
scan-learn = Learn the keyboard of the gun
# Set-up: how to teach it.
scan-learn-how = Scan this code with the gun.
# Set-up: it was learnt.
scan-learn-done = Learnt. Scans are read key by key now.
# Set-up: it was not learnt.
scan-learn-failed = That was another code. Scan the code on the screen.
# Set-up: forget what was learnt.
scan-learn-forget = Forget the keyboard of the gun
# Set-up: nothing learnt.
scan-learn-none = Scans are read as this computer types them.
