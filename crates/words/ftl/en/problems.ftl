### Problems: three sentences each. The value says what happened, .meaning what it means for you, .action what to do.
### The code is stable; the sentences may change. Each appears on an error card, a banner, a reader card or in the
### command line. No blame, no technical words; the system's own words are shown under Details.

## TS-READER: a reader does not work

# Reader card and banner: the port is gone. $reader: name.
problem-TS-READER-001 = { $reader } is unplugged.
    .meaning = Its items stay where they were last heard.
    .action = Plug it in again. Reading goes on by itself.
# Reader card and banner: another program has the port. $reader: name. $port: port name.
problem-TS-READER-002 = Another program is using { $reader }.
    .meaning = Tagstead cannot hear tags while { $port } is taken.
    .action = Close the other program, then press Try again.
# Reader card: no right to open the port. $reader: name. $port: port name. $system: linux, windows or mac.
problem-TS-READER-003 = This computer does not let Tagstead use { $reader }.
    .meaning = The port { $port } is closed to this person.
    .action = { $system ->
        [linux] Ask for the group “dialout”: run sudo usermod -aG dialout $USER, then sign in again.
        [windows] Show this page to the person who looks after the computer. The driver may be missing.
       *[other] Show this page to the person who looks after the computer.
    }
# Reader card: the port is there, nothing answers. $reader: name. $port: port name.
problem-TS-READER-004 = { $reader } does not answer on { $port }.
    .meaning = Tagstead cannot hear tags there.
    .action = Check power and cable. Then check the kind of reader in Set-up.
# Banner: it answered, then stopped. $reader: name.
problem-TS-READER-005 = { $reader } stopped answering.
    .meaning = Its items stay where they were last heard.
    .action = Check the cable and the power. Tagstead keeps trying.
# Reader card: the port failed. $reader: name. $port: port name.
problem-TS-READER-006 = The port { $port } of { $reader } failed.
    .meaning = Tagstead cannot hear tags there.
    .action = Unplug the reader, plug it in again, then press Try again.
# Reader card: the reader reports a fault of its own. $reader: name.
problem-TS-READER-007 = { $reader } reports a fault.
    .meaning = It may hear few tags or none.
    .action = Check antenna and heat. The reader's own words are under Details.
# Error card: the reader was removed meanwhile.
problem-TS-READER-008 = This reader is not in the list any more.
    .meaning = Nothing was changed.
    .action = Choose another reader.
# Reader card and banner: nothing answers at the network address. $reader: name. $port: address and port number.
problem-TS-READER-009 = { $reader } cannot be reached on the network.
    .meaning = Nothing answers at { $port }. Its items stay where they were last heard.
    .action = Check its power and its network cable, and the address in Set-up. Tagstead keeps trying.
# Reader card and banner: the reader serves another program. $reader: name. $port: address and port number.
problem-TS-READER-010 = { $reader } is serving another program.
    .meaning = It talks to one program at a time and turned Tagstead away.
    .action = End the other program, or wait: a program that was cut off frees it within a minute. Tagstead keeps trying.

# Error card: the reader cannot do what was asked. $reader: name.
problem-TS-READER-020 = { $reader } cannot do that.
    .meaning = Nothing was changed.
    .action = Use another reader for it.
# Error card: the reader said no. $reader: name.
problem-TS-READER-021 = { $reader } refused.
    .meaning = Nothing was changed.
    .action = Check the values and try again. The reader's own words are under Details.
# Error card: the reader did not answer to an order. $reader: name.
problem-TS-READER-022 = { $reader } did not answer.
    .meaning = It is not known whether it was done.
    .action = Check cable and power, then try again.
# Error card: no tag in the field. $reader: name.
problem-TS-READER-023 = { $reader } hears no tag.
    .meaning = Nothing was changed.
    .action = Hold one tag flat to the antenna and try again.
# Error card: more than one tag in the field. $reader: name.
problem-TS-READER-024 = { $reader } hears more than one tag.
    .meaning = It is not clear which one is meant. Nothing was changed.
    .action = Leave only one tag near the antenna and try again.
# Error card: the tag wants a password.
problem-TS-READER-025 = The tag wants another password.
    .meaning = Nothing was changed.
    .action = Type the password the tag was locked with.
# Error card: the memory is locked.
problem-TS-READER-026 = The tag is locked.
    .meaning = Nothing was changed.
    .action = Use another tag, or the password it was locked with.
# Error card: what was read back is not what was written.
problem-TS-READER-027 = The tag did not keep what was written.
    .meaning = It may hold half of it.
    .action = Hold it closer and write again. If it happens again, use another tag.
# Error card: a value is outside what the reader takes. $reader: name.
problem-TS-READER-028 = { $reader } does not take this value.
    .meaning = Nothing was changed.
    .action = Choose a value within its range.

# Set-up, readers: the Braille program took the adapter. $reader: what the adapter calls itself.
problem-TS-READER-030 = The program for Braille displays took { $reader }.
    .meaning = Tagstead cannot see the reader behind it.
    .action = If nobody needs a Braille display here, run sudo apt remove brltty, then plug the reader in again.
# Set-up, readers: no driver. $reader: what the adapter calls itself.
problem-TS-READER-031 = This computer has no driver for { $reader }.
    .meaning = The reader is plugged in, but no port was made for it.
    .action = Update this computer and plug the reader in again. If it stays so, ask whoever looks after the computer.
# Set-up, readers: the reader plays a keyboard. $reader: what it calls itself.
problem-TS-READER-032 = { $reader } types like a keyboard.
    .meaning = Single scans work. Tagstead cannot hear tags around it, nor tell how strongly.
    .action = Switch it to serial or “virtual COM” with the maker's tool or its set-up sheet, then plug it in again.

## TS-READER-SETUP: a reader cannot be set up that way

# Reader form: antennas.
problem-TS-READER-SETUP-001 = The antennas are not right yet.
    .meaning = Nothing was changed.
    .action = Give the reader at least one antenna, each socket once.
# Reader form: the port belongs to another reader. $reader: that one's name.
problem-TS-READER-SETUP-002 = { $reader } uses this port already.
    .meaning = Two readers cannot share a port. Nothing was changed.
    .action = Choose another port, or remove { $reader } first.
# Reader form: a network address.
problem-TS-READER-SETUP-003 = This network address is not right yet.
    .meaning = Nothing was changed.
    .action = Type the name or number of the reader, without http or slashes, and its port number.

## TS-STORE: the file with the data

# Red card: disk full. $since: time of day.
problem-TS-STORE-001 = The disk is full. Tagstead stopped storing at { $since }.
    .meaning = What was stored before is safe. New reads are not kept.
    .action = Free some space. Storing goes on by itself.
# Red card, also at start: the folder cannot be written. $folder: path.
problem-TS-STORE-002 = Tagstead may not write to { $folder }.
    .meaning = Nothing can be stored. What is there is safe.
    .action = Allow writing to the folder, or start with another folder.
# Full screen at start: the file is from a newer program. $found, $known: versions of the file.
problem-TS-STORE-003 = This data comes from a newer Tagstead.
    .meaning = File version { $found }, this program knows { $known }. Nothing was changed.
    .action = Install the newer Tagstead, or choose another folder.
# Full screen at start, or red card: the file is damaged. $file: path.
problem-TS-STORE-004 = The file { $file } is damaged.
    .meaning = Tagstead did not change it. Some data may be lost.
    .action = Copy the folder to a safe place. Then use your last back-up.
# At start: another copy runs. $folder: path.
problem-TS-STORE-005 = Tagstead is already running with this data.
    .meaning = Two programs must not write to { $folder }. Nothing was changed.
    .action = Use the window that is open, or close it first.
# Red card, also at start: the disk does not work. $folder: path.
problem-TS-STORE-006 = The disk with { $folder } does not answer as it should.
    .meaning = New reads may not be kept.
    .action = Check the disk or the network drive. The cause is under Details.
# Full screen at start: the file is something else. $file: path.
problem-TS-STORE-007 = The file { $file } is not a Tagstead file.
    .meaning = Tagstead did not touch it.
    .action = Choose another folder, or move the file away.

## TS-ITEM: items and tags

# Error card: the item is gone.
problem-TS-ITEM-001 = This item is not in the list any more.
    .meaning = Somebody may have removed it. Nothing was changed.
    .action = Search for it again.
# Linking: the tag is on another item. $item: that one's name.
problem-TS-ITEM-002 = This tag is on { $item }.
    .meaning = A tag can be on one item only. Nothing was changed.
    .action = Move it here, or keep it there.
# Form: the name is empty.
problem-TS-ITEM-003 = The name is missing.
    .meaning = Nothing was changed.
    .action = Type a name.
# Form: a text is too long. $limit: most characters.
problem-TS-ITEM-004 = The text is too long.
    .meaning = Nothing was changed.
    .action = Use at most { NUMBER($limit) } characters.
# Form and command line: not a tag number. $text: what was typed.
problem-TS-ITEM-005 = “{ $text }” is not a tag number.
    .meaning = A tag number has pairs of the characters 0–9 and A–F.
    .action = Scan the tag, or type its number again.
# Error card: the tag is gone.
problem-TS-ITEM-006 = This tag is not known here.
    .meaning = Nothing was changed.
    .action = Hold the tag to the reader, then try again.
# Error card: the tag is on no item.
problem-TS-ITEM-007 = This tag is on no item.
    .meaning = There is nothing to take off. Nothing was changed.
    .action = Choose another tag.
# Form: the product is gone.
problem-TS-ITEM-008 = This product is not in the list any more.
    .meaning = Nothing was changed.
    .action = Choose another product.

## TS-PLACE: places

# Error card: the place is gone.
problem-TS-PLACE-001 = This place is not on the map any more.
    .meaning = Somebody may have removed it. Nothing was changed.
    .action = Choose another place.
# Error card: things are still in it. $place: name.
problem-TS-PLACE-002 = { $place } is not empty.
    .meaning = Items, places or antennas are still in it. Nothing was changed.
    .action = Move them first, then remove the place.
# Place form: a place inside itself or in a smaller one. $place: name.
problem-TS-PLACE-003 = { $place } cannot lie there.
    .meaning = A place lies in a larger kind of place. Nothing was changed.
    .action = Choose another place around it.

## TS-PERSON: people and rights

# Error card: the right is not enough. $role: the right that is needed, in words.
problem-TS-PERSON-001 = This needs a person with the right { $role }.
    .meaning = Nothing was changed.
    .action = That person can give the PIN here.
# Error card: the person is gone.
problem-TS-PERSON-002 = This person is not in the list any more.
    .meaning = Nothing was changed.
    .action = Choose another person.
# PIN pad: another PIN. $tries: how many tries are left before there is a wait.
problem-TS-PERSON-003 = That is not the right PIN.
    .meaning = { $tries ->
        [one] One more try, then there is a wait.
       *[other] { NUMBER($tries) } more tries, then there is a wait.
    }
    .action = Press the digits again.
# PIN pad: too many wrong PINs. $seconds: how long the wait is.
problem-TS-PERSON-004 = Too many wrong PINs.
    .meaning = Floor work goes on as before.
    .action = { $seconds ->
        [one] Wait one second, then try again.
       *[other] Wait { NUMBER($seconds) } seconds, then try again.
    }
# People page: the PIN is too short, too long, or has other characters.
problem-TS-PERSON-005 = A PIN has 4 to 6 digits.
    .meaning = Nothing was changed.
    .action = Choose another PIN.

## TS-COUNT: counts

# Count: gone.
problem-TS-COUNT-001 = This count does not exist any more.
    .meaning = Nothing was changed.
    .action = Open the list of counts.
# Count: wrong step.
problem-TS-COUNT-002 = The count has moved on meanwhile.
    .meaning = Nothing was changed.
    .action = Look at the count again.
# Count: no place.
problem-TS-COUNT-003 = No place is chosen.
    .meaning = The count did not start.
    .action = Scan a place, or press one.
# Count: not in it.
problem-TS-COUNT-004 = This is not in the count.
    .meaning = Nothing was changed.
    .action = Look at the lists of the count.
# Count: a reader is lost. $reader: its name.
problem-TS-COUNT-005 = { $reader } is lost.
    .meaning = What it did not hear proves nothing, so the count stays open.
    .action = Check the reader, then close the count.
# Count: another count in the same place.
problem-TS-COUNT-006 = Somebody else is counting here.
    .meaning = The two counts would contradict each other.
    .action = Close the other count first.

## TS-UNDO: taking back

# Undo: nothing there.
problem-TS-UNDO-001 = There is nothing to take back.
    .meaning = Nothing was changed.
    .action = Open the history to see what was done.
# Undo: later changes depend on it.
problem-TS-UNDO-002 = This cannot be taken back any more.
    .meaning = Later changes depend on it. Nothing was changed.
    .action = Take back the later changes first.

## TS-REPORT: reports

# Reports and command line: no such report. $report: what was asked for.
problem-TS-REPORT-001 = There is no report called “{ $report }”.
    .meaning = No file was made.
    .action = Choose a report from the list.
# Reports: the folder cannot be written. $folder: path.
problem-TS-REPORT-002 = The report cannot be saved in { $folder }.
    .meaning = The folder is gone or closed to this person.
    .action = Choose another folder, then make the report again.
# Reports: disk full. $folder: path.
problem-TS-REPORT-003 = The disk with { $folder } is full.
    .meaning = The report was not saved. Nothing else is lost.
    .action = Free some space, then make the report again.
# Reports and command line: no such format. $format: what was asked for.
problem-TS-REPORT-004 = There is no format called “{ $format }”.
    .meaning = No file was made.
    .action = Choose CSV or XLSX.
# Reports: writing failed in another way. $folder: path.
problem-TS-REPORT-005 = The report could not be written to { $folder }.
    .meaning = No file was kept. Nothing else is lost.
    .action = Try again. The cause is under Details.
# Reports: the file is gone. $file: path.
problem-TS-REPORT-006 = The file { $file } is not there any more.
    .meaning = Somebody may have moved it.
    .action = Make the report again.

## TS-REQUEST: programs and screens that ask for what is not there

# A door: unknown request. $method: what was asked.
problem-TS-REQUEST-001 = Tagstead does not know “{ $method }”.
    .meaning = Screen and program may be of different versions.
    .action = Load this page again, or install the same version.
# A door: values that cannot be used.
problem-TS-REQUEST-002 = Something in this request is missing or wrong.
    .meaning = Nothing was changed.
    .action = Check what you typed. The place is under Details.
# A door: too large. $limit: most kilobytes.
problem-TS-REQUEST-003 = This request is too large.
    .meaning = Nothing was changed. The limit is { NUMBER($limit) } kB.
    .action = Send it in smaller parts.

## TS-GENERAL: everything else

# Full screen: the program is ending.
problem-TS-GENERAL-001 = Tagstead is stopping.
    .meaning = Everything up to now is stored. This was not done.
    .action = Start Tagstead again, then repeat it.
# Error card: there are as many as can be. $limit: the most.
problem-TS-GENERAL-002 = There is no room for one more.
    .meaning = The limit is { NUMBER($limit) }. Nothing was changed.
    .action = Remove what you do not need.
# Form: the thing was added already.
problem-TS-GENERAL-003 = This was added already.
    .meaning = Nothing was changed.
    .action = Look for it in the list.
# Error card: a fault in the program.
problem-TS-GENERAL-004 = Tagstead made a mistake.
    .meaning = This was not done. What is stored is safe.
    .action = Try again. If it comes back, copy the details and send them.

## TS-STORE, while running

# Red card: the disk is too slow or full for long; reads are not taken any more.
problem-TS-STORE-008 = Too much is waiting to be stored.
    .meaning = What is stored is safe. New reads are not taken.
    .action = Free some space on the disk. Storing goes on by itself.
# Banner: little room is left.
problem-TS-STORE-009 = The disk is nearly full.
    .meaning = Tagstead still stores everything.
    .action = Free some space soon.
# Banner: the daily back-up did not work. $folder: where it goes.
problem-TS-STORE-010 = The daily back-up was not made.
    .meaning = Everything is stored. But there is no fresh copy in { $folder }.
    .action = Free some space, or look at the cause under Details. Tagstead tries again by itself.

## TS-CLOCK: the computer's clock

# Banner: the clock was set or the computer slept. $minutes: by how much.
problem-TS-CLOCK-001 = { $minutes ->
        [one] The computer clock changed by 1 minute.
       *[other] The computer clock changed by { NUMBER($minutes) } minutes.
    }
    .meaning = Times around now may be wrong. Places are right.
    .action = Check the date and time of this computer.

## TS-GENERAL, while running

# Error card: too much waits already.
problem-TS-GENERAL-005 = Tagstead has too much to do right now.
    .meaning = This was not done. Nothing else is lost.
    .action = Wait a moment, then try again.
