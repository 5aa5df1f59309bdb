### Names, columns and words inside the reports themselves. They are written into files.

## Everything and where it is

# Report: name, on its card and in the file.
report-everything = Everything and where it is
# Report: one sentence on its card.
report-everything-about = Every item, its tags, its place and when it was last seen.
# Report: file name, lower case, words joined by hyphens, letters a to z only.
report-everything-file = everything-and-where-it-is
# Report, section and sheet name (at most 31 characters): items.
report-section-items = Items
# Report, section and sheet name (at most 31 characters): tags without an item.
report-section-unknown = Unknown tags
# Report, column heading: which list the row is in.
report-column-section = List
# Report, column heading.
report-column-name = Name
# Report, column heading.
report-column-number = Number
# Report, column heading.
report-column-product = Product
# Report, column heading.
report-column-product-code = Product code
# Report, column heading.
report-column-tags = Tag numbers
# Report, column heading.
report-column-tag = Tag number
# Report, column heading.
report-column-home = Belongs in
# Report, column heading.
report-column-place = Place
# Report, column heading.
report-column-certainty = Certainty
# Report, column heading.
report-column-since = Here since
# Report, column heading.
report-column-last-seen = Last seen
# Report, column heading.
report-column-reader = Heard by
# Report, column heading.
report-column-state = State
# Report, column heading.
report-column-note = Note
# Report, column heading in CSV: the warehouse the report is about.
report-column-site = Report warehouse
# Report, column heading in CSV: the moment of the report.
report-column-moment = Report moment
# Report, column heading in CSV: the rows of the report.
report-column-rows = Report rows
# Report, cell: the item is where it belongs.
report-state-here = Here
# Report, cell: the item is in a wrong place.
report-state-wrong-place = Wrong place
# Report, cell: the item was not heard lately.
report-state-not-seen = Not seen
# Report, cell: the item was in no place yet.
report-state-no-place = No place yet
# Report, cell: the item left the site.
report-state-left = Left the site
# Report, cell: a tag without an item.
report-state-unknown = Unknown tag
# Report, cell: how sure the place is.
report-certainty-certain = Certain
# Report, cell: how sure the place is.
report-certainty-likely = Likely
# Report, cell: how sure the place is.
report-certainty-unsure = Unsure
# Report, cell: a person put it there, no reader heard it.
report-by-hand = By hand

## The sheet About

# XLSX: name of the last sheet (at most 31 characters).
report-about = About
# XLSX, About: label.
report-about-report = Report
# XLSX, About: label.
report-about-site = Warehouse
# XLSX, About: label.
report-about-moment = Moment
# XLSX, About: label.
report-about-moment-iso = Moment (ISO 8601)
# XLSX, About: label.
report-about-zone = Time zone of all times
# XLSX, About: label: rows in all.
report-about-rows = Rows
# XLSX, About: rows of one section. $section: its name.
report-about-rows-of = Rows: { $section }
# XLSX, About: label of the filters.
report-about-filter = Filter
# XLSX, About: no filter.
report-about-filter-none = None, everything is included
# XLSX, About: filter by place. $place: name.
report-about-filter-place = Only { $place }
# XLSX, About: unknown tags were left out.
report-about-filter-no-unknown = Unknown tags are left out
# XLSX, About: long texts that had to be cut. $count: cells.
report-about-cut = { $count ->
    [one] 1 text was too long for a cell and was cut.
   *[other] { NUMBER($count) } texts were too long for a cell and were cut.
}
# XLSX, About, and mark in the file name: practice data.
report-about-demo = DEMO: practice data, not a real warehouse
# XLSX: name of a following sheet when one is full. $section: name of the first. $number: 2, 3, …
report-sheet-more = { $section } { NUMBER($number) }
