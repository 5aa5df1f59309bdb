### The Reports screen: cards, preview, formats. Names and columns of single reports are in reports-docs.ftl.

# Reports: the first line.
reports-title = What do you want to show or send?
# Reports, card: never made.
reports-never = Not made yet
# Reports, card: last made. $age: how long ago.
reports-last-made = Last made { $age }
# Reports, card: button.
reports-make = Make
# Reports, card: button.
reports-make-again = Make again
# Reports, preview: title. $report: its name.
reports-preview = Preview: { $report }
# Reports, preview: what is shown. $shown, $total: rows.
reports-preview-rows = { $total ->
    [0] No rows
    [one] 1 row
   *[other] The first { NUMBER($shown) } of { NUMBER($total) } rows
}
# Reports, preview: the moment the report describes. $moment: date and time. $zone: time zone.
reports-preview-moment = As of { $moment }, time zone { $zone }
# Reports, preview: the moment alone.
reports-preview-not-live = A report shows one moment. It does not change later.
# Reports, preview: filter by place. $place: name.
reports-preview-place = Only { $place }
# Reports, preview: no filter.
reports-preview-all = Everything, no filter
# Reports, preview: what a CSV file says about itself.
reports-preview-csv = Each row also carries the moment and the number of rows.
# Reports, preview: what an XLSX file says about itself.
reports-preview-xlsx = The sheet About states the moment and the number of rows.
# Reports, preview: texts that look like formulas are made harmless.
reports-preview-safe = No cell can run as a formula.
# Reports, preview: these are practice data.
reports-preview-demo = Practice data. The report is marked as a demo.
# Reports, form: choose a format.
reports-format = Format
# Reports, form: a question of a report: which place.
reports-question-place = Place
# Reports, form: all places.
reports-question-place-all = All places
# Reports, form: a question of a report: unknown tags too.
reports-question-unknown = Unknown tags too
# Reports, form: language of the headings.
reports-question-language = Language
# Reports, form: button. $format: chosen format.
reports-do = Make { $format }
# Reports: while it is being made. $done, $total: rows.
reports-making = Making the report… { NUMBER($done) } of { NUMBER($total) }
# Reports: ready. $file: file name. $count: rows.
reports-ready = { $count ->
    [one] Ready: { $file } with 1 row
   *[other] Ready: { $file } with { NUMBER($count) } rows
}
# Reports: button.
reports-open = Open
# Reports: button.
reports-open-folder = Open folder
# Reports: button.
reports-copy-path = Copy path
# Reports: button in a browser.
reports-download = Download
# Reports: reports made before, title of the list.
reports-made = Made before
# Reports, empty: nothing to report.
reports-empty = Nothing to report yet. Add an item first.
# Reports: while the preview is read.
reports-loading = Reading the first rows…
# Reports: the preview could not be read; the problem card follows.
reports-error = The preview could not be made.
# Reports: while the connection is lost.
reports-offline = Reports wait until the connection is back.
# Format.
format-csv = CSV
# Format: one sentence about it.
format-csv-about = Plain table. Any program can read it.
# Format.
format-xlsx = Excel (XLSX)
# Format: one sentence about it.
format-xlsx-about = Spreadsheet with dates, filter and a fixed header.
