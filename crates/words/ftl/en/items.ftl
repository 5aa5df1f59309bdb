### The Items screen: grid, filters, item card, linking tags, forms.

## Title and tools

# Items: the first line. $count: all items.
items-title = { $count ->
    [0] No items
    [one] 1 item
   *[other] { NUMBER($count) } items
}
# Items: the first line while a search or filter is on. $count: rows that match. $total: all items.
items-title-some = { NUMBER($count) } of { NUMBER($total) } items
# Items: the first line when there are more hits than were counted. $count: counted.
items-title-many = More than { NUMBER($count) } items
# Items: search box, name and hint.
items-search = Search name, number or tag
# Items: button.
items-new = New item
# Items: button.
items-bring-in = Bring in a list
# Items: button.
items-print = Print
# Items: button, arms the linking of tags.
items-link = Link a tag
# Items: button, makes a report.
items-report = Make a report
# Items: button, chooses the columns.
items-columns = Columns
# Items: switch of row height.
items-comfort = Comfort
# Items: switch of row height.
items-dense = Dense

## Filters

# Items: filter.
items-filter-all = All
# Items: filter.
items-filter-here = Here
# Items: filter.
items-filter-wrong-place = Wrong place
# Items: filter.
items-filter-not-seen = Not seen
# Items: filter.
items-filter-missing = Missing
# Items: filter.
items-filter-no-tag = No tag
# Items: filter.
items-filter-unknown-place = No place
# Items: filter.
items-filter-unknown-tags = Unknown tags
# Items: filter by place; press to end. $place: name.
items-filter-place = In { $place }
# Items, screen readers: name of the filter row.
items-filters = Filters
# Items: ends all filters.
items-clear = Clear filters

## Columns

# Items: column.
items-column-name = Name
# Items: column.
items-column-number = Number
# Items: column.
items-column-product = Product
# Items: column.
items-column-place = Place
# Items: column.
items-column-home = Belongs in
# Items: column.
items-column-last-seen = Last seen
# Items: column.
items-column-state = State
# Items: column.
items-column-tag = Tag
# Items: a cell with several tags. $tag: the first one. $count: how many more.
items-tag-more = { $tag } and { NUMBER($count) } more
# Items, screen readers: the list is sorted up. $column: its heading.
items-sorted-up = { $column }, sorted up
# Items, screen readers: the list is sorted down. $column: its heading.
items-sorted-down = { $column }, sorted down
# Items, screen readers: where in the list. $row, $total: row number and rows.
items-row-of = Row { NUMBER($row) } of { NUMBER($total) }

## Item card

# Item card: title of a new item.
item-new = New item
# Item card: title while changing. $name: the item.
item-change = Change { $name }
# Item card: field.
item-name = Name
# Item card: hint under the name.
item-name-hint = What people call it
# Item card: field.
item-number = Number
# Item card: hint under the number.
item-number-hint = The number on it, if it has one
# Item card: field.
item-home = Belongs in
# Item card: choice of no home.
item-home-none = May be anywhere
# Item card: field.
item-product = Product
# Item card: choice of no product.
item-product-none = No product
# Item card: field.
item-note = Note
# Item card: field.
item-tag = Tag number
# Item card: hint under the tag number.
item-tag-hint = Hold the tag to the reader, or type its number
# Item card: button that stores a new item.
item-add = Add item
# Item card: button that stores a change.
item-save = Save
# Item card: button.
item-remove = Remove from the list
# Item card: after removing. $name: the item.
item-removed = { $name } was removed. Its tags are unknown now.
# Item card: after adding. $name: the item.
item-added = { $name } was added.
# Item card: after a change. $name: the item.
item-changed = { $name } was changed.
# Item card: names of places from the site down, between two names.
item-path-separator = ›
# Item card, screen readers: where it is. $path: names of places.
item-path = In { $path }

## Tags on an item

# Item card: title of the tags.
item-tags = Tags
# Item card: no tag.
item-tags-none = No tag yet. Hold a tag to the reader to link it.
# Item card: button, takes the tag off.
item-tag-unlink = Take the tag off
# Item card, details: what the number means.
item-tag-means = What the number means
# Item card, details: the number has no known meaning.
item-tag-only-number = A number without a known meaning.
# Item card, details: the chip's own number.
item-tag-chip = Chip number
# Item card, details: the kind of number.
item-tag-scheme = Kind of number
# Item card, details: signal. $detail: what the reader reported.
item-tag-signal = Signal { $detail }
# Linking: big line. $name: the item.
link-hold = Hold the tag of { $name } to the reader
# Linking: big line when no item was chosen.
link-hold-any = Hold the tag to the reader
# Linking: more than one tag is near.
link-many = More than one tag is near. Take the others away.
# Linking: nothing was heard yet.
link-waiting = Waiting for a tag…
# Linking: what was heard. $tag: number.
link-heard = Heard { $tag }
# Linking: done. $tag: number. $name: the item.
link-done = Tag { $tag } is on { $name } now.
# Linking: the tag is on another item. $item: that one's name.
link-on-other = This tag is on { $item }.
# Linking: button, moves the tag here.
link-take-over = Move it here
# Linking: button, leaves the tag where it is.
link-keep = Keep
# Linking: no reader can hear a tag now.
link-no-reader = No reader is reading. Press Start, or type the number.
# Linking: field for typing the number.
link-type = Tag number
# Linking: button after typing.
link-do = Link this tag
# Linking: choose the item. Title of the picker.
link-choose-item = Which item?
# Linking: the last unknown tags, title of the list.
link-unknown-tags = Tags without an item

## Unknown tags

# Items, unknown tags: title. $count: how many.
unknown-title = { $count ->
    [0] No unknown tags
    [one] 1 unknown tag
   *[other] { NUMBER($count) } unknown tags
}
# Items, unknown tags: empty.
unknown-empty = Every tag that was heard is on an item.
# Items, unknown tags: column.
unknown-column-tag = Tag number
# Items, unknown tags: column.
unknown-column-place = Heard at
# Items, unknown tags: column.
unknown-column-heard = Last heard

## Empty, loading, error, offline

# Items, empty.
items-empty = No items yet.
# Items, empty: what to do.
items-empty-action = Bring in a list, or scan the first item.
# Items, empty: button.
items-empty-bring-in = Bring in a list
# Items, empty: button.
items-empty-scan = Scan the first item
# Items, empty: button.
items-empty-demo = See the demo
# Items: no hits. $text: what was typed.
items-none = Nothing found for “{ $text }”.
# Items: no hits of a filter.
items-none-filter = No item fits these filters.
# Items: while rows are read, after 2 s.
items-loading = Reading the list…
# Items: rows could not be read; the problem card follows.
items-error = The list could not be read.
# Items: while the connection is lost.
items-offline = This list may be old. It is read again when the connection is back.

## Bring in a list

# Bring in: title.
bring-title = Bring in a list
# Bring in: what to do.
bring-about = Choose a CSV file with one item a line. The first line names the columns.
# Bring in: button.
bring-choose = Choose a file
# Bring in: what was found. $good: rows that fit. $bad: rows with faults.
bring-found = { NUMBER($good) } rows fit. { NUMBER($bad) } rows have a fault.
# Bring in: button. $good: rows that come in. $bad: rows left out.
bring-do = { $bad ->
    [0] Bring in { NUMBER($good) }
   *[other] Bring in { NUMBER($good) }, skip { NUMBER($bad) }
}
# Bring in: fault of a file. $limit: megabytes.
bring-fault-too-large = The file is larger than { NUMBER($limit) } MB.
# Bring in: fault of a file. $limit: rows.
bring-fault-too-many-rows = The file has more than { NUMBER($limit) } rows.
# Bring in: fault of a file. $limit: columns.
bring-fault-too-many-columns = The file has more than { NUMBER($limit) } columns.
# Bring in: fault of a file.
bring-fault-empty = The file is empty.
# Bring in: fault of a file.
bring-fault-not-text = This is not a CSV file. Save it as CSV first.
# Bring in: fault of a file.
bring-fault-no-name-column = No column is called Name.
# Bring in: fault of a file. $column: its heading.
bring-fault-column-twice = The column { $column } is there twice.
# Bring in: fault of a file: a quotation mark is not closed. $line: line number.
bring-fault-open-quote = A quotation mark in line { NUMBER($line) } is not closed.
# Bring in: fault of a row.
bring-fault-name-missing = The name is missing.
# Bring in: fault of a row. $column: its heading. $limit: characters.
bring-fault-text-too-long = { $column } is longer than { NUMBER($limit) } characters.
# Bring in: fault of a row. $tag: what stands there.
bring-fault-bad-tag = { $tag } is not a tag number. Use 0–9 and A–F.
# Bring in: fault of a row. $tag: the number. $line: where it was first.
bring-fault-tag-twice = Tag { $tag } stands in line { NUMBER($line) } already.
# Bring in: fault of a row. $limit: tags.
bring-fault-too-many-tags = An item can have at most { NUMBER($limit) } tags.
# Bring in: fault of a row. $column: its heading.
bring-fault-bad-character = { $column } has a character that cannot be shown.

## Further words

# Items, empty: what to do.
items-empty-how = Add the first item, or hold a tag to a reader.
# Item card and Set-up, details: the same for every tag of one thing, as a URI.
item-tag-uri = Written out
