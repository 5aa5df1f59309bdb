### German. What each message is for stands in ../en/live.ftl.

live-headline = { NUMBER($here) } von { NUMBER($total) } hier
live-headline-none = Noch keine Artikel
live-wrong-place = { NUMBER($count) } am falschen Platz
live-missing = { NUMBER($count) } fehlen
live-not-seen = { NUMBER($count) } nicht gesehen
live-unknown = { $count ->
    [one] 1 unbekanntes Etikett
   *[other] { NUMBER($count) } unbekannte Etiketten
}
live-alerts = { $count ->
    [one] 1 Meldung
   *[other] { NUMBER($count) } Meldungen
}
live-next = Weiter
live-filter-off = Alle zeigen
live-map = Karte
live-list = Liste
live-hold = Bild anhalten
live-go-on = Weiter
live-held = Seit { $time } angehalten · { NUMBER($count) } neu
live-zoom-in = Näher
live-zoom-out = Weiter weg
live-zoom-all = Alles zeigen
live-overview = Übersicht
live-floor = Grundriss
live-map-label = Karte von { $site }
live-list-label = Plätze von { $site }
live-place-label = { $name }, { NUMBER($here) } von { NUMBER($expected) } hier
live-place-count = { $count ->
    [0] { $name }, leer
    [one] { $name }, 1 Artikel
   *[other] { $name }, { NUMBER($count) } Artikel
}
live-item-label = { $name }, { $mark }, zuletzt gesehen { $age }
live-cluster-label = { NUMBER($count) } Artikel dicht beieinander
live-reader-label = { $reader }, Antenne { NUMBER($antenna) }
live-rate = { NUMBER($rate) }/s
live-not-watched = Nicht beobachtet seit { $since }
live-never-watched = Kein Leser beobachtet diesen Platz
live-crowded = { NUMBER($count) } weitere. Gehe näher heran, um sie zu sehen.
live-no-place = Noch kein Platz
live-column-place = Platz
live-column-here = Hier
live-column-expected = Gehören hierher
live-column-state = Zustand
live-column-last-seen = Zuletzt gesehen
live-said = { $moved ->
    [one] 1 Artikel bewegt
   *[other] { NUMBER($moved) } Artikel bewegt
}, { $count ->
    [one] 1 unbekanntes Etikett
   *[other] { NUMBER($count) } unbekannte Etiketten
}
live-said-arrived = { $item } ist bei { $place }
panel-place = Platz
panel-home = Gehört nach
panel-home-anywhere = Darf überall sein
panel-last-seen = Zuletzt gesehen { $age }
panel-last-seen-by = Zuletzt gesehen { $age } von { $reader }
panel-never-seen = Noch kein Leser hat es gehört
panel-left = Hat das Gelände verlassen
panel-nowhere = Noch kein Platz
panel-why = Warum hier?
panel-why-heard = { $reads ->
    [one] { $reader } hörte es einmal, { $signal }.
   *[other] { $reader } hörte es { NUMBER($reads) } Mal, { $signal }.
}
panel-why-by-hand = Eine Person hat es hierhin gelegt.
panel-why-runner-up = Es könnte auch bei { $place } sein.
panel-why-not-watched = Der Leser hier schweigt seit { $since }.
panel-why-sure = Wie sicher: { $confidence }
panel-since = Hier seit { $age }
panel-tags = Etiketten
panel-no-tags = Noch kein Etikett
panel-find = Suchen
panel-move = Bewegen
panel-move-choose = Drücke oder scanne den neuen Platz von { $item }.
panel-move-out = Es hat das Gelände verlassen
panel-print = Etikett drucken
panel-open = Öffnen
panel-history = Verlauf
panel-history-empty = Noch ist nichts geschehen.
panel-place-things = { $count ->
    [0] Hier ist nichts
    [one] 1 Ding ist hier
   *[other] { NUMBER($count) } Dinge sind hier
}
panel-place-more = { NUMBER($count) } weitere
panel-place-expected = { $count ->
    [one] 1 Artikel gehört hierher
   *[other] { NUMBER($count) } Artikel gehören hierher
}
panel-place-last-read = Zuletzt gelesen { $age }
panel-place-never-read = Hier wurde noch nichts gelesen
panel-place-report = Bericht über diesen Platz
panel-place-items = Als Liste zeigen
history-arrived = Angekommen bei { $place }
history-moved = Von { $from } nach { $place } bewegt
history-departed = Verließ das Gelände durch { $from }
history-linked = Etikett { $tag } wurde verbunden
history-unlinked = Etikett { $tag } wurde abgenommen
history-added = In die Liste aufgenommen
history-changed = Geändert
history-removed = Aus der Liste entfernt
history-heard = Zuerst gehört bei { $place }
history-ignored = Wird ab jetzt übergangen
history-unignored = Wird nicht mehr übergangen
history-by = von { $who }
history-how-read = von einem Leser gehört
history-how-scan = gescannt
history-how-press = auf dieser Seite
history-how-program = von einem Programm
history-how-rule = von einer Regel
history-how-import = hereingeholt
history-how-undo = zurückgenommen
history-who-floor = Halle
history-who-station = Tagstead
new-tag-title = Neues Etikett
new-tag-about = Nicht in der Liste
new-tag-heard = Gehört bei { $place } · { $age }
new-tag-heard-nowhere = Gehört { $age }
new-tag-link = Es gehört zu einem Artikel, den ich habe
new-tag-add = Es ist ein neuer Artikel
new-tag-ignore = Dieses Etikett übergehen
new-tag-choose = An welchem Artikel ist es?
live-empty-places = Deine Karte ist leer.
live-empty-draw = Karte zeichnen
live-empty-list = Einfache Liste von Plätzen nutzen
live-empty-demo = Demo ansehen
live-simple-about = Schreibe einen Platz pro Zeile. Zeichnen kannst du später.
live-simple-example = Wareneingang Regale A Regale B Packen Versand
live-simple-none = Tippe zuerst einen Namen.
live-simple-make = { $count ->
    [0] Plätze anlegen
    [one] 1 Platz anlegen
   *[other] { NUMBER($count) } Plätze anlegen
}
live-empty-items = Noch keine Artikel. Halte ein Etikett an den Leser oder hole eine Liste herein.
live-empty-bring-in = Liste hereinholen
live-loading = Karte wird gelesen …
live-error = Die Karte konnte nicht gezeigt werden.
live-no-reader = Kein Leser ist eingerichtet. Stecke einen an und füge ihn in der Einrichtung hinzu.
live-no-reader-setup = Leser einrichten
live-readers-off = Die Leser sind aus. Drücke Start zum Lesen.
panel-since-label = Hier seit
place-of = von { NUMBER($expected) } hier
place-here = hier
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
live-filter-on = Nur diese
live-moving = Drücke auf den neuen Platz von { $item }.
live-demo-how = Schließe Tagstead. Starte es dann mit { $command }
live-demo-title = Demo ansehen
live-demo-safe = Die Demo hat ihre eigene Datei. Von deinen Daten ändert sich nichts.
live-simple-title = Plätze
live-simple-field = Ein Platz pro Zeile
live-edge = { $item } ist dort. Drücke, um hinzugehen.
live-whole = Ganze Karte
live-way = Du bist hier
live-place-marked = { $place }, { NUMBER($count) } { $mark }
live-place-unwatched = { $place }, nicht beobachtet seit { $since }
live-big-of = von { NUMBER($total) } hier
live-empty-how = Halte ein Etikett an einen Leser oder füge Artikel auf der Seite Artikel hinzu.
live-no-drawing = Diese Plätze sind noch nicht gezeichnet. Die Liste zeigt sie.
tree-here = { NUMBER($here) } von { NUMBER($expected) } hier
tree-things = { $count ->
    [0] Leer
    [one] 1 Artikel
   *[other] { NUMBER($count) } Artikel
}
live-back = Zurückblicken
live-back-now = Zurück zu jetzt
live-back-at = So war es: { $time }
live-back-slider = Zeitpunkt
live-back-reach = Wie weit zurück
live-back-hour = 1 Stunde
live-back-day = 1 Tag
live-back-week = 7 Tage
live-back-month = 30 Tage
live-back-earlier = { $step } früher
live-back-later = { $step } später
live-back-headline = { NUMBER($here) } von { NUMBER($total) } waren an ihrem Platz
live-trail = Weg zeigen
live-trail-hide = Weg verbergen
live-heat = Wärmekarte
live-heat-what = Was die Farben zeigen
live-heat-moves = Wie viel sich bewegt
live-heat-stays = Wie lange etwas bleibt
live-heat-legend = Farben
live-heat-unit-moves = Zu- und Abgänge:
live-heat-unit-stays = Mittlere Dauer:
live-heat-none = In dieser Zeit hat sich nichts bewegt.
live-heat-moves-of = { $count ->
    [0] Keine Bewegung
    [one] 1 Bewegung
   *[other] { NUMBER($count) } Bewegungen
}
live-heat-stay-of = im Mittel { $time }
live-heat-stay-none = Hier war nichts
live-heat-place = { $place }, { $heat }
