### German. What each message is for stands in ../en/setup.ftl.

setup-title = Läuft alles und ist es richtig?
setup-readers = Leser
setup-map = Karte
setup-items = Artikel und Etiketten
setup-people = Personen
setup-screen = Bildschirm und Ton
setup-data = Daten und Sicherung
setup-connections = Verbindungen
setup-about = Über
setup-state-fine = In Ordnung
setup-state-look = Hier nachsehen
setup-state-unused = Nicht genutzt
setup-needs-role = Nur eine Person mit dem Recht Einrichtung kann das ändern.
setup-readers-empty = Noch kein Leser. Stecke ihn an und drücke Hinzufügen.
setup-reader-add = Leser hinzufügen
setup-reader-new = Neuer Leser
setup-reader-change = { $reader } ändern
setup-reader-name = Name
setup-reader-name-hint = Wo er steht, wie Tor 2
setup-reader-port = Anschluss
setup-reader-port-none = Kein Anschluss gefunden. Stecke den Leser an.
setup-reader-port-taken = { $port } · genutzt von { $reader }
setup-reader-port-refresh = Noch einmal nachsehen
setup-reader-connection = Wie er verbunden ist
setup-reader-connection-cable = Mit Kabel an diesem Computer
setup-reader-connection-network = Über das Netz
setup-reader-address = Netzadresse
setup-reader-address-hint = Sein Name oder seine Nummer in deinem Netz, wie 10.0.0.7
setup-reader-tcp-port = Portnummer
setup-reader-tcp-port-hint = Lass sie so, außer der Leser wurde anders eingerichtet
setup-reader-family = Art des Lesers
setup-reader-family-any = Herausfinden
setup-reader-role = Wofür er ist
setup-role-desk-pad = Tischleser
setup-role-desk-pad-about = Ein Etikett, das daran gehalten wird, ist gemeint.
setup-role-area = Beobachtet einen Platz
setup-role-area-about = Er hört, was an seinem Platz ist.
setup-role-gate = Beobachtet ein Tor
setup-role-gate-about = Er hört, was hindurchgeht.
setup-role-handheld = Von einer Person getragen
setup-role-handheld-about = Eine Person richtet ihn auf Dinge.
setup-reader-antennas = Antennen
setup-reader-antenna = Antenne { NUMBER($number) }
setup-reader-antenna-place = Beobachtet
setup-reader-antenna-watches = Antenne { NUMBER($number) } beobachtet
setup-reader-antenna-none = Noch kein Platz
setup-reader-antenna-add = Antenne hinzufügen
setup-reader-antenna-remove = Antenne { NUMBER($number) } entfernen
setup-reader-is-on = Liest
setup-reader-save = Leser speichern
setup-reader-remove = Leser entfernen
setup-reader-removed = { $reader } wurde entfernt.
setup-reader-saved = { $reader } wurde gespeichert.
setup-reader-practice = Übungsleser · eingebaut
setup-reader-on-port = { $family } · { $port }
setup-reader-test = Testen
setup-reader-turn-on = Einschalten
setup-reader-turn-off = Ausschalten
setup-reader-help = Hilfe
setup-reader-state-off = Aus
setup-reader-state-opening = Startet
setup-reader-state-ready = Bereit
setup-reader-state-reading = Liest
setup-reader-state-lost = Keine Antwort seit { $since }
setup-test-hold = Halte ein Etikett an den Leser.
setup-test-heard = { $count ->
    [one] { $tag } gehört, { $signal }, einmal
   *[other] { $tag } gehört, { $signal }, { NUMBER($count) } Mal
}
setup-reader-details = Einzelheiten
setup-reader-model = Modell
setup-reader-reads = { NUMBER($count) } Lesungen
setup-reader-frames = { NUMBER($count) } Nachrichten
setup-reader-garbled = { $count ->
    [0] Keine beschädigte Nachricht
    [one] 1 beschädigte Nachricht
   *[other] { NUMBER($count) } beschädigte Nachrichten
}
setup-reader-garbled-about = Viele beschädigte Nachrichten bedeuten ein schlechtes Kabel oder einen losen Stecker.
setup-reader-merged = { NUMBER($count) } Lesungen zusammengefasst, während der Computer beschäftigt war
setup-reader-reconnects = { $count ->
    [0] Nie unterbrochen
    [one] Einmal zurückgekommen
   *[other] { NUMBER($count) } Mal zurückgekommen
}
setup-reader-record = Aufzeichnen, was er sagt
setup-reader-record-stop = Aufzeichnen beenden
setup-reader-recording = Zeichnet auf in { $path }
setup-port-free = { $port } wird noch nicht genutzt.
setup-port-use = Nutzen
setup-places = Plätze
setup-places-empty = Noch keine Plätze.
setup-place-add = Platz hinzufügen
setup-place-name = Name
setup-place-code = Code auf dem Schild
setup-place-parent = Liegt in
setup-place-kind = Art
place-kind-site = Gelände
place-kind-floor = Stockwerk
place-kind-zone = Bereich
place-kind-rack = Regal
place-kind-bin = Fach
setup-place-outer-door = Tür nach draußen
setup-place-outer-door-hint = Was hindurchgeht, hat das Gelände verlassen.
setup-place-x = Von links (m)
setup-place-y = Von oben (m)
setup-place-width = Breite (m)
setup-place-height = Tiefe (m)
setup-place-save = Platz speichern
setup-place-remove = Platz entfernen
setup-language = Sprache
setup-theme = Farben
theme-system = Wie der Computer
theme-light = Hell
theme-dark = Dunkel
theme-contrast = Hoher Kontrast
setup-scale = Größe von allem
setup-scale-percent = { NUMBER($percent) } %
setup-site-name = Name des Lagers
setup-data-folder = Ordner mit den Daten
setup-data-size = { $size } gespeichert
setup-verify = Protokoll prüfen
setup-verify-good = Das Protokoll ist ganz. { NUMBER($count) } Einträge wurden geprüft.
setup-verify-broken = Das Protokoll ist bei Eintrag { NUMBER($row) } gebrochen: { $why }
setup-verify-running = Protokoll wird geprüft …
setup-stale-after = { $minutes ->
    [one] Nicht gesehen nach 1 Minute
   *[other] Nicht gesehen nach { NUMBER($minutes) } Minuten
}
setup-saved = Gespeichert.
setup-version = Version { $version }
setup-about-text = Tagstead zeigt, wo deine Sachen sind.
setup-licence = Freie Software unter der Apache-Lizenz 2.0.
setup-loading = Einstellungen werden gelesen …
setup-error = Die Einstellungen konnten nicht gelesen werden.
setup-offline = Änderungen warten, bis die Verbindung wieder da ist.
setup-screen-only = Bildschirm
setup-data-only = Daten
setup-data-stored = Datenbank
setup-stale-minutes = Minuten, bis ein Artikel als nicht gesehen gilt
setup-stale-hint = Der Artikel bleibt, wo er ist. Nur sein Zeichen ändert sich.
setup-reader-rate = { $rate } Lesungen/s
people-add = Person hinzufügen
people-empty = Noch steht niemand in der Liste.
people-open = Alle dürfen alles. Gib einer Person mit dem Recht Einrichtung eine PIN, um das zu ändern.
people-closed = Arbeit in der Halle braucht keine PIN. Anderes fragt danach.
people-has-pin = Hat eine PIN
people-no-pin = Keine PIN
people-left = Arbeitet nicht mehr hier
people-new = Neue Person
people-change = { $name } ändern
people-name = Name
people-right = Recht
people-right-floor = Lesen, zählen, suchen, bewegen, Etiketten drucken.
people-right-lead = Auch: Artikel ändern, Zählungen abschließen, Regeln.
people-right-setup = Auch: Leser, Karte, Personen, Sicherung.
people-pin = PIN
people-pin-new = 4 bis 6 Ziffern. Lass es leer für keine PIN.
people-pin-keep = 4 bis 6 Ziffern. Lass es leer, um die PIN zu behalten.
people-pin-away = PIN wegnehmen
people-leave = Arbeitet nicht mehr hier
people-back = Arbeitet wieder hier
people-save = Person speichern
people-lock = Zurück zur Halle, wenn niemand den Tisch berührt, nach
people-lock-minutes = { $minutes ->
    [one] 1 Minute
   *[other] { NUMBER($minutes) } Minuten
}
advice-antenna-off = Antenne { NUMBER($antenna) } von { $reader } ist nicht angeschlossen.
    .action = Drücke ihr Kabel hinein, bis es klickt. Drücke dann Testen.
advice-antenna-dead = Antenne { NUMBER($antenna) } von { $reader } hört nichts, die anderen schon.
    .action = Halte ein Etikett davor. Bleibt sie still, tausche das Kabel, dann die Antenne.
advice-poor-match = Antenne { NUMBER($antenna) } von { $reader } passt nicht zu ihrem Kabel.
    .action = Ziehe beide Stecker fest, halte Metall von der Antenne fern oder tausche das Kabel.
advice-over-range = { $reader } hört zu weit: { NUMBER($share) } von 100 Etiketten gehören zu anderen Plätzen.
    .action = Wähle eine kürzere Reichweite oder drehe die Antenne von den Nachbarn weg.
advice-interference = Etwas stört { $reader }: er hört gut, dann nichts, immer wieder.
    .action = Suche einen anderen Leser oder Funk in der Nähe. Lass zwei Leser einander nicht ansehen.
advice-overheating = { $reader } ist { NUMBER($degrees) } °C heiß.
    .action = Gib ihm Luft. Wähle eine kürzere Reichweite oder lass ihn zwischendurch ruhen.
advice-slow-revisit = { $reader } kommt nur alle { NUMBER($seconds) } Sekunden zu Antenne { NUMBER($antenna) }.
    .action = Leute können ungesehen vorbei. Nutze weniger Antennen an diesem Leser oder kürzere Zeiten.
advice-bad-cable = Nachrichten von { $reader } kommen beschädigt an.
    .action = Nimm ein kürzeres oder besseres USB-Kabel und keinen Verteiler ohne eigenen Strom.
advice-overflow = { $reader } hörte mehr Etiketten, als er behalten konnte.
    .action = Wähle eine kürzere Reichweite oder nimm einen zweiten Leser.
advice-restarts = { $reader } startet immer wieder neu.
    .action = Er bekommt zu wenig Strom. Nutze ein eigenes Netzteil oder eine andere USB-Buchse.
