### German. What each message is for stands in ../en/items.ftl.

items-title = { $count ->
    [0] Keine Artikel
    [one] 1 Artikel
   *[other] { NUMBER($count) } Artikel
}
items-title-some = { NUMBER($count) } von { NUMBER($total) } Artikeln
items-title-many = Mehr als { NUMBER($count) } Artikel
items-search = Name, Nummer oder Etikett suchen
items-new = Neuer Artikel
items-bring-in = Liste hereinholen
items-print = Drucken
items-link = Etikett verbinden
items-report = Bericht machen
items-columns = Spalten
items-comfort = Bequem
items-dense = Dicht
items-filter-all = Alle
items-filter-here = Hier
items-filter-wrong-place = Falscher Platz
items-filter-not-seen = Nicht gesehen
items-filter-missing = Fehlt
items-filter-no-tag = Kein Etikett
items-filter-unknown-place = Kein Platz
items-filter-unknown-tags = Unbekannte Etiketten
items-filter-place = In { $place }
items-filters = Filter
items-clear = Filter leeren
items-column-name = Name
items-column-number = Nummer
items-column-product = Produkt
items-column-place = Platz
items-column-home = Gehört nach
items-column-last-seen = Zuletzt gesehen
items-column-state = Zustand
items-column-tag = Etikett
items-tag-more = { $tag } und { NUMBER($count) } weitere
items-sorted-up = { $column }, aufsteigend
items-sorted-down = { $column }, absteigend
items-row-of = Zeile { NUMBER($row) } von { NUMBER($total) }
item-new = Neuer Artikel
item-change = { $name } ändern
item-name = Name
item-name-hint = Wie die Leute es nennen
item-number = Nummer
item-number-hint = Die Nummer darauf, wenn es eine gibt
item-home = Gehört nach
item-home-none = Darf überall sein
item-product = Produkt
item-product-none = Kein Produkt
item-note = Notiz
item-tag = Etikettennummer
item-tag-hint = Halte das Etikett an den Leser oder tippe seine Nummer
item-add = Artikel hinzufügen
item-save = Speichern
item-remove = Aus der Liste entfernen
item-removed = { $name } wurde entfernt. Seine Etiketten sind jetzt unbekannt.
item-added = { $name } wurde hinzugefügt.
item-changed = { $name } wurde geändert.
item-path-separator = ›
item-path = In { $path }
item-tags = Etiketten
item-tags-none = Noch kein Etikett. Halte eines an den Leser, um es zu verbinden.
item-tag-unlink = Etikett abnehmen
item-tag-means = Was die Nummer bedeutet
item-tag-only-number = Eine Nummer ohne bekannte Bedeutung.
item-tag-chip = Nummer des Chips
item-tag-scheme = Art der Nummer
item-tag-signal = Signal { $detail }
link-hold = Halte das Etikett von { $name } an den Leser
link-hold-any = Halte das Etikett an den Leser
link-many = Mehr als ein Etikett ist nah. Nimm die anderen weg.
link-waiting = Wartet auf ein Etikett …
link-heard = { $tag } gehört
link-done = Etikett { $tag } ist jetzt an { $name }.
link-on-other = Dieses Etikett ist an { $item }.
link-take-over = Hierher nehmen
link-keep = Lassen
link-no-reader = Kein Leser liest. Drücke Start oder tippe die Nummer.
link-type = Etikettennummer
link-do = Dieses Etikett verbinden
link-choose-item = Welcher Artikel?
link-unknown-tags = Etiketten ohne Artikel
unknown-title = { $count ->
    [0] Keine unbekannten Etiketten
    [one] 1 unbekanntes Etikett
   *[other] { NUMBER($count) } unbekannte Etiketten
}
unknown-empty = Jedes gehörte Etikett ist an einem Artikel.
unknown-column-tag = Etikettennummer
unknown-column-place = Gehört bei
unknown-column-heard = Zuletzt gehört
items-empty = Noch keine Artikel.
items-empty-action = Hole eine Liste herein oder scanne den ersten Artikel.
items-empty-bring-in = Liste hereinholen
items-empty-scan = Ersten Artikel scannen
items-empty-demo = Demo ansehen
items-none = Nichts gefunden für „{ $text }“.
items-none-filter = Kein Artikel passt zu diesen Filtern.
items-loading = Liste wird gelesen …
items-error = Die Liste konnte nicht gelesen werden.
items-offline = Diese Liste kann alt sein. Sie wird neu gelesen, wenn die Verbindung wieder da ist.
bring-title = Liste hereinholen
bring-about = Wähle eine CSV-Datei mit einem Artikel pro Zeile. Die erste Zeile nennt die Spalten.
bring-choose = Datei wählen
bring-found = { NUMBER($good) } Zeilen passen. { NUMBER($bad) } Zeilen haben einen Fehler.
bring-do = { $bad ->
    [0] { NUMBER($good) } hereinholen
   *[other] { NUMBER($good) } hereinholen, { NUMBER($bad) } auslassen
}
bring-fault-too-large = Die Datei ist größer als { NUMBER($limit) } MB.
bring-fault-too-many-rows = Die Datei hat mehr als { NUMBER($limit) } Zeilen.
bring-fault-too-many-columns = Die Datei hat mehr als { NUMBER($limit) } Spalten.
bring-fault-empty = Die Datei ist leer.
bring-fault-not-text = Das ist keine CSV-Datei. Speichere sie zuerst als CSV.
bring-fault-no-name-column = Keine Spalte heißt Name.
bring-fault-column-twice = Die Spalte { $column } gibt es zweimal.
bring-fault-open-quote = Ein Anführungszeichen in Zeile { NUMBER($line) } ist nicht geschlossen.
bring-fault-name-missing = Der Name fehlt.
bring-fault-text-too-long = { $column } ist länger als { NUMBER($limit) } Zeichen.
bring-fault-bad-tag = { $tag } ist keine Etikettennummer. Nutze 0–9 und A–F.
bring-fault-tag-twice = Etikett { $tag } steht schon in Zeile { NUMBER($line) }.
bring-fault-too-many-tags = Ein Artikel kann höchstens { NUMBER($limit) } Etiketten haben.
bring-fault-bad-character = { $column } enthält ein Zeichen, das sich nicht zeigen lässt.
items-empty-how = Füge den ersten Artikel hinzu oder halte ein Etikett an einen Leser.
item-tag-uri = Ausgeschrieben
