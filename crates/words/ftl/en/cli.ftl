### The command line: what `tagstead` prints for people.

# Command line: no display. $address: where to open it.
cli-no-display = There is no display here. Open { $address } in a browser.
# Command line: the web door is open. $address: where to open it.
cli-open = Open { $address } in a browser.
# Command line: a station runs. $folder: where the data is.
cli-running = Tagstead is running. The data is in { $folder }.
# Command line: how to end it.
cli-how-to-stop = Press Ctrl+C to stop.
# Command line: it ended well.
cli-stopped = Stopped. Everything is stored.
# Command line, readers: no port.
cli-no-ports = No serial port found.
# Command line, read: nothing answers. $port: port name.
cli-no-answer = No reader answered on { $port }.
# Command line, read: a reader was found. $family: kind of reader. $port: port name. $baud: speed.
cli-reader-found = { $family } on { $port } at { $baud } baud
# Command line, read: number of tags. $tags: how many different ones. $reads: how many reads.
cli-read-summary = { $tags ->
    [one] 1 tag, { NUMBER($reads) } reads
   *[other] { NUMBER($tags) } tags, { NUMBER($reads) } reads
}
# Command line, export: done. $file: path. $rows: how many rows.
cli-exported = { $rows ->
    [one] Wrote 1 row to { $file }
   *[other] Wrote { NUMBER($rows) } rows to { $file }
}
# Command line, verify: the log is whole. $facts: entries. $head: last hash.
cli-verified = The log is whole: { NUMBER($facts) } entries, head { $head }
# Command line, verify: broken. $row: number of the entry. $why: what is wrong.
cli-verify-broken = The log is broken at entry { NUMBER($row) }: { $why }
# Command line, doctor: a check went well. $what: the check.
cli-doctor-fine = fine: { $what }
# Command line, doctor: a check found something. $what: the check. $why: what was found.
cli-doctor-look = look here: { $what }: { $why }
# Command line, practice: the pseudo-terminal is open. $path: its path. $count: tags on it.
cli-practice-open = { $count ->
    [one] A practice reader with 1 tag is on { $path }
   *[other] A practice reader with { NUMBER($count) } tags is on { $path }
}
# Command line, any problem. $message, $meaning, $action: the three sentences. $code: like TS-READER-001.
cli-problem = { $message } { $meaning } { $action } ({ $code })
# Command line, backup: done. $facts: number of the last entry. $file: path.
cli-backed-up = Back-up with { NUMBER($facts) } entries: { $file }
# Command line, restore: done. $facts: number of the last entry.
cli-restored = The back-up with { NUMBER($facts) } entries is in place.
# Command line, restore and repair: where the old file is. $file: path.
cli-kept = What was there is kept: { $file }
# Command line, repair: nothing was wrong. $facts: number of the last entry.
cli-repair-whole = Nothing is wrong: { NUMBER($facts) } entries. Nothing was changed.
# Command line, repair: done. $facts: entries saved. $claimed: entries the damaged file had.
cli-repaired = Saved { NUMBER($facts) } of { NUMBER($claimed) } entries.
# Command line, repair: entries that could be read but not put in. $count: how many. $file: path.
cli-left-over = { $count ->
    [one] 1 more entry can be read but not put in; it is in { $file }
   *[other] { NUMBER($count) } more entries can be read but not put in; they are in { $file }
}
# Command line, repair: the newest back-up, which may know more. $file: path.
cli-last-backup = Last back-up: { $file }
# Command line, archive: done. $first, $last: numbers of the first and last entry. $file: path.
cli-archived = Entries { NUMBER($first) } to { NUMBER($last) } are in { $file }
# Command line, archive: there is nothing that old.
cli-archive-nothing = Nothing is that old. Nothing was changed.
# Command line, verify: an archive is whole and belongs to this log. $first, $last: entries. $file: path.
cli-archive-whole = The archive is whole and belongs to this log: entries { NUMBER($first) } to { NUMBER($last) }, { $file }
# Command line, verify: an archive is whole but not of this log. $first, $last: entries. $file: path.
cli-archive-strange = The archive is whole but does not belong to this log: entries { NUMBER($first) } to { NUMBER($last) }, { $file }
