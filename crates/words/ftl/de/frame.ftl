### German. What each message is for stands in ../en/frame.ftl.

app-name = Tagstead
app-title = { $site } · Tagstead
app-title-demo = DEMO · { $site } · Tagstead
frame-screen-live = Live
frame-screen-count = Zählen
frame-screen-find = Suchen
frame-screen-items = Artikel
frame-screen-alerts = Meldungen
frame-screen-reports = Berichte
frame-screen-setup = Einrichtung
frame-rail = Seiten
frame-top-bar = Lager und Leser
frame-main = Hauptbereich
frame-panel = Einzelheiten
frame-strip = Letzter Scan
frame-skip = Zum Hauptbereich
frame-working-as = Es arbeitet
frame-role-floor = Halle
frame-role-lead = Leitung
frame-role-setup = Einrichtung
frame-help = Hilfe
frame-reader-reading = Liest · { NUMBER($rate) }/s
frame-reader-ready = Bereit
frame-reader-opening = Leser startet
frame-reader-none = Kein Leser
frame-reader-problem = Leser gestört
frame-reader-off = Leser sind aus
frame-reader-some-lost = { NUMBER($lost) } von { NUMBER($total) } Lesern sind gestört
frame-start = Start
frame-stop = Stopp
frame-start-label = Lesen starten
frame-stop-label = Lesen stoppen
frame-reader-card = Leser
frame-reads-per-second = { NUMBER($rate) } Lesungen/s
frame-offline = { $count ->
    [one] Kein Netz · 1 wartet
   *[other] Kein Netz · { NUMBER($count) } warten
}
frame-offline-about = { $count ->
    [0] Kein Netz. Du kannst weiterarbeiten.
    [one] Kein Netz. Du kannst weiterarbeiten. 1 Nachricht wartet.
   *[other] Kein Netz. Du kannst weiterarbeiten. { NUMBER($count) } Nachrichten warten.
}
frame-connection-lost = Diese Seite hat keine Verbindung. Was du siehst, kann alt sein.
frame-connection-again = { $seconds ->
    [one] Neuer Versuch in 1 s.
   *[other] Neuer Versuch in { NUMBER($seconds) } s.
}
frame-stopped = Tagstead wurde beendet. Alles bis jetzt ist gespeichert.
frame-stopped-action = Starte es neu, um weiterzumachen.
frame-scan-none = Noch nichts gescannt
frame-scan-last = Letzter Scan
frame-scan-moved = { $item } → { $place }
frame-scan-unknown-tag = Neues Etikett { $tag }
frame-scan-unreadable = Das war nicht lesbar. Scanne noch einmal.
strip-moved = { $item } → { $place }
strip-arrived = { $item } ist bei { $place }
strip-departed = { $item } ging hinaus durch { $place }
strip-linked = Etikett { $tag } ist an { $item }
strip-unlinked = Etikett { $tag } ist ab von { $item }
strip-added = { $item } wurde hinzugefügt
strip-changed = { $item } wurde geändert
strip-removed = { $item } wurde entfernt
strip-undone = Rückgängig gemacht
strip-new-tag = Neues Etikett { $tag } bei { $place }
strip-ignored = Etikett { $tag } wird übergangen
strip-place-drawn = { $place } wurde geändert
strip-place-removed = { $place } wurde entfernt
strip-reader-set = { $reader } wurde geändert
strip-reader-removed = { $reader } wurde entfernt
strip-settings = Einstellungen wurden geändert
frame-undo = Rückgängig
frame-redo = Wiederholen
frame-history = Verlauf
frame-history-empty = Nichts zurückzunehmen.
frame-history-undone = Rückgängig gemacht
frame-undone = Zurückgenommen: { $what }
frame-undo-nothing = Es gibt nichts zurückzunehmen.
frame-jobs = { $count ->
    [0] Aufträge
    [one] Aufträge · 1
   *[other] Aufträge · { NUMBER($count) }
}
frame-jobs-empty = Nichts läuft.
job-report = { $report } als { $format }
job-waiting = Wartet
job-done-of = { NUMBER($done) } von { NUMBER($total) }
job-done-so-far = { NUMBER($done) } bisher
job-time-left = { $seconds ->
    [one] noch etwa 1 s
   *[other] noch etwa { NUMBER($seconds) } s
}
job-ready = { $count ->
    [0] Fertig · keine Zeilen
    [one] Fertig · 1 Zeile
   *[other] Fertig · { NUMBER($count) } Zeilen
}
job-failed = Konnte nicht erstellt werden
job-cancelled = Abgebrochen. Es blieb keine Datei.
job-cancel = Abbrechen
job-open = Öffnen
job-open-folder = Ordner öffnen
job-copy-path = Pfad kopieren
job-again = Neu erstellen
job-dismiss = Aus der Liste entfernen
job-ready-said = Der Bericht { $file } ist fertig.
frame-banners-more = { $count ->
    [one] 1 weitere
   *[other] { NUMBER($count) } weitere
}
frame-banner-close = Schließen
demo-mark = DEMO · nicht deine Daten
demo-about = { $count ->
    [one] Der Übungsleser bewegt 1 Übungsartikel.
   *[other] Der Übungsleser bewegt { NUMBER($count) } Übungsartikel.
}
demo-leave = Mein eigenes Lager nutzen
demo-find = Etwas suchen
demo-leave-how = Schließe Tagstead. Starte es dann mit { $command }
notice-new-reader = Leser an { $port } gefunden.
notice-new-reader-use = Nutzen
notice-new-reader-test = Hier testen
notice-clock-changed = Die Uhr dieses Computers sprang um { $by }. Zeiten ab { $since } können falsch sein.
notice-reader-back = { $reader } liest wieder.
notice-reads-merged = { $count ->
    [one] Der Computer ist beschäftigt. 1 Lesung wurde zusammengefasst.
   *[other] Der Computer ist beschäftigt. { NUMBER($count) } Lesungen wurden zusammengefasst.
}
notice-since = Seit { $since }.
notice-trying-again = { $seconds ->
    [0] Neuer Versuch läuft.
    [one] Neuer Versuch in 1 s.
   *[other] Neuer Versuch in { NUMBER($seconds) } s.
}
error-card-meaning = Was es bedeutet
error-card-action = Was zu tun ist
error-card-copy = Einzelheiten kopieren
error-card-copied = Einzelheiten kopiert
error-card-details = Einzelheiten
error-card-code = Code { $code }
search-title = Alles durchsuchen
search-hint = Artikel, Platz, Etikettennummer oder Befehl
search-none = Nichts gefunden für „{ $text }“.
search-items = Artikel
search-places = Plätze
search-commands = Befehle
search-screens = Seiten
search-count = { $count ->
    [0] Keine Treffer
    [one] 1 Treffer
   *[other] { NUMBER($count) } Treffer
}
help-title = Hilfe und Tasten
help-keys = Tasten
help-key-screens = Seite wechseln
help-key-search = Alles suchen, Befehl ausführen
help-key-reading = Lesen starten oder stoppen
help-key-help = Hilfe und diese Liste
help-key-regions = Nächster Teil der Seite
help-key-undo = Rückgängig
help-key-redo = Wiederholen
help-key-export = Bericht von dem machen, was zu sehen ist
help-key-list = Karte oder Liste
help-key-big = Große Ansicht
help-key-full = Ganzer Bildschirm
help-key-close = Schließen, was obenauf liegt
help-key-size = Größe von allem
mark-here = Hier
mark-wrong-place = Falscher Platz
mark-not-seen = Nicht gesehen
mark-missing = Fehlt
mark-unknown = Unbekanntes Etikett
mark-alert = Meldung
word-close = Schließen
word-cancel = Abbrechen
word-save = Speichern
word-back = Zurück
word-next = Weiter
word-skip = Überspringen
word-try-again = Noch einmal
word-remove = Entfernen
word-change = Ändern
word-add = Hinzufügen
word-copy = Kopieren
word-copied = Kopiert
word-yes = Ja
word-no = Nein
word-none = Keine
word-no-name = Kein Name
word-on = An
word-off = Aus
word-details = Einzelheiten
word-more = Mehr zeigen
word-nothing-changed = Nichts wurde geändert.
word-needed = nötig
word-loading = Lädt …
word-loading-of = Liste wird gelesen … { NUMBER($done) } von { NUMBER($total) }
word-partial = Die ersten { NUMBER($count) }. Es wird noch gelesen.
word-items = { $count ->
    [one] 1 Artikel
   *[other] { NUMBER($count) } Artikel
}
word-tags = { $count ->
    [one] 1 Etikett
   *[other] { NUMBER($count) } Etiketten
}
word-rows = { $count ->
    [one] 1 Zeile
   *[other] { NUMBER($count) } Zeilen
}
age-now = jetzt
age-seconds = vor { NUMBER($n) } s
age-minutes = vor { NUMBER($n) } min
age-hours = vor { NUMBER($n) } h
age-today = heute { $time }
age-day = { $day } { $time }
age-never = nie
age-since = seit { $age }
signal-strong = stark
signal-medium = mittel
signal-weak = schwach
signal-silent = keine Signalstärke
confidence-certain = Sicher
confidence-likely = Wahrscheinlich
confidence-unsure = Unsicher
word-clear = Leeren
frame-clock = Zeit: { $time }
frame-banners = Nachrichten
demo-word = DEMO
demo-leave-title = Dein eigenes Lager
demo-leave-safe = Die Demo hat ihre eigene Datei. Deine Daten werden nie damit vermischt.
frame-reader-chip = { $state }. Leser zeigen
reader-card-reads = { $count ->
    [one] 1 Lesung seit dem Start
   *[other] { NUMBER($count) } Lesungen seit dem Start
}
reader-state-off = Aus
reader-state-opening = Startet
reader-state-ready = Bereit
reader-state-reading = Liest
reader-state-lost = Liest nicht
reader-card-none = Kein Leser ist eingerichtet. Stecke einen an und füge ihn in der Einrichtung hinzu.
reader-card-practice = Übungsleser
reader-card-garbled = { $count ->
    [one] 1 beschädigte Nachricht wurde ausgelassen
   *[other] { NUMBER($count) } beschädigte Nachrichten wurden ausgelassen
}
window-no-answer = Tagstead hat nicht geantwortet.
    .meaning = Das wurde nicht getan. Gespeichertes ist sicher.
    .action = Warte, bis die Verbindung wieder da ist, und versuche es noch einmal.
window-starting = Startet …
window-starting-long = Tagstead antwortet noch nicht. Diese Seite versucht es weiter.
frame-help-label = Hilfe und Tasten
help-key-fit = Ganze Karte
help-key-arrows = Nächster Platz auf der Karte
help-key-enter = In einen Platz hinein
help-key-out = Wieder hinaus
help-keys-map = Tasten auf der Karte
help-about = Tagstead zeigt, wo deine Artikel sind.
help-folder = Deine Daten sind in { $folder }
help-version = Version { $version }
frame-jobs-title = Aufträge
frame-size-said = Größe { NUMBER($percent) } %
undo-move = { $item } bewegt
undo-link = Etikett verbunden
undo-unlink = Etikett von { $item } genommen
undo-add-item = { $item } hinzugefügt
undo-change-item = { $item } geändert
undo-remove-item = { $item } entfernt
undo-place = Platz { $item } geändert
undo-reader = Leser { $item } geändert
undo-settings = Einstellungen geändert
undo-ignore = Geändert, ob ein Etikett übergangen wird
undo-other = Etwas geändert
who-button = Wer ist hier? Jetzt: { $name }
who-title = Wer ist hier?
who-title-needs = Dafür braucht es das Recht { $role }
who-choose = Drücke auf deinen Namen.
who-nobody = Niemand mit diesem Recht hat schon eine PIN.
who-nobody-at-all = Noch niemand hat eine PIN. Alle dürfen alles.
who-to-people = Zu den Personen
who-leave = Ich bin fertig. Zurück zur Halle
who-role = Recht: { $role }
pin-title = PIN von { $name }
pin-field = PIN
pin-typed = { $count ->
    [one] 1 Ziffer
   *[other] { NUMBER($count) } Ziffern
}
pin-delete = Letzte Ziffer löschen
pin-ready = Weiter
pin-other = Andere Person
pin-welcome = Es arbeitet { $name }.
pin-locked = Zurück zur Halle. Was läuft, läuft weiter.
palette-hint = Tippe einen Namen, die letzten 4 Zeichen eines Etiketts, einen Platz oder was du tun willst.
palette-people = Personen
command-open = { $screen } öffnen
command-reading-start = Lesen starten
command-reading-stop = Lesen stoppen
command-undo = Letzte Änderung rückgängig machen
command-redo = Noch einmal tun (Rückgängig zurücknehmen)
command-history = Zeigen, was sich rückgängig machen lässt
command-big = Große Ansicht
command-help = Hilfe und Tasten
command-larger = Alles größer
command-smaller = Alles kleiner
command-normal = Normale Größe
command-full = Ganzer Bildschirm
command-theme = Farben: { $theme }
command-who = Wer ist hier?
command-leave = Zurück zur Halle
command-setup = Einrichtung: { $card }
command-report = Bericht: { $report }
command-new-item = Artikel hinzufügen
help-search = Suche und Befehle
help-redo = Wiederholen
help-full = Ganzer Bildschirm
help-who = Wer ist hier
strip-redone = Wiederholt
demo-count = Eine Zählung ausprobieren
demo-count-how = Drücke Start. Der Übungsleser zählt für dich.
demo-find-how = Die Übungsleser lauschen danach. Drücke Gefunden, wenn du es siehst.
