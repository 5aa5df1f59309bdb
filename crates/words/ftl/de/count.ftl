### German. What each message is for stands in ../en/count.ftl.

count-title = { $places } zählen
count-home-title = Ist alles da?
count-step-prepare = Vorbereiten
count-step-count = Zählen
count-step-check = Prüfen
count-step-done = Fertig
count-steps = Schritte dieser Zählung
count-empty = Noch keine Zählung. Scanne einen Platz, um zu beginnen.
count-new = Neue Zählung
count-open-head = Offene Zählungen
count-closed-head = Letzte Ergebnisse
count-continue = Weiter
count-state-preparing = Wird vorbereitet
count-state-running = Läuft
count-state-paused = Pause
count-state-checking = Wird geprüft
count-state-closed = Abgeschlossen
count-state-dropped = Verworfen
count-result-line = { NUMBER($found) } von { NUMBER($expected) } gefunden
count-cards = Befehlskarten
count-prepare-question = Was zählst du?
count-prepare-how = Scanne einen Platz oder drücke darauf.
count-chosen = Du zählst
count-chosen-none = Noch kein Platz gewählt.
count-all-places = Plätze
count-place-items = { $count ->
    [one] 1 Artikel
   *[other] { NUMBER($count) } Artikel
}
count-blind = Blind zählen
count-blind-about = Verbirgt, was hier sein soll. Das Ergebnis ist ehrlicher.
count-product = Nur ein Produkt
count-product-all = Alle Produkte
count-counter = Wer zählt
count-start = Start
count-start-blocked = Wähle zuerst einen Platz.
count-drop = Verwerfen
count-offer = { $item } gehört nach { $place }.
count-offer-take = Diesen Platz zählen
count-of = von { NUMBER($count) }
count-found = Gefunden
count-percent = { NUMBER($percent) } %
count-quiet-start = Wartet auf das erste Etikett
count-quiet = Seit { $time } keine neuen Etiketten
count-quiet-how = Geh weiter oder beende.
count-busy = Neue Etiketten kommen
count-no-reader = Kein Leser liest. Du kannst scannen oder drücken, was du siehst.
count-is-paused = Pause. Gelesenes zählt jetzt nicht.
count-here = Du bist bei { $place }
count-to-find = Noch zu finden
count-extra = Zu viel
count-unknown = Unbekannte Etiketten
count-moved = Während der Zählung bewegt
count-blind-hidden = Beim blinden Zählen verborgen.
count-all-found = Alles wurde gefunden.
count-none = Keine
count-from = von { $place }
count-from-nowhere = kein Platz
count-moved-to = jetzt bei { $place }
count-more = { $count ->
    [one] 1 weiterer
   *[other] { NUMBER($count) } weitere
}
count-see-question = Siehst du { $item }?
count-see = Ich sehe es (Etikett antwortet nicht)
count-find = Suchen
count-see-close = Jetzt nicht
count-by-eye = mit den Augen gesehen
count-pause = Pause
count-resume = Weiter
count-big = Große Ansicht
count-show-map = Auf der Karte zeigen
count-finish = Beenden
count-said = { NUMBER($found) } gefunden, { NUMBER($left) } übrig
count-check-title = { NUMBER($found) } von { NUMBER($expected) } gefunden
count-check-about = Nichts ändert sich, bevor du die Zählung abschließt.
count-group-found = Gefunden { NUMBER($count) }
count-group-not-found = Nicht gefunden { NUMBER($count) }
count-group-extra = Zu viel { NUMBER($count) }
count-group-unknown = Unbekannt { NUMBER($count) }
count-group-moved = Bewegt { NUMBER($count) }
count-will-nothing = Nichts ändert sich.
count-will-miss = { $count ->
    [0] Nichts ändert sich.
    [one] 1 Artikel wird als fehlend markiert.
   *[other] { NUMBER($count) } Artikel werden als fehlend markiert.
}
count-will-belong = { $count ->
    [0] Nichts ändert sich.
    [one] 1 Artikel gehört ab jetzt hierher.
   *[other] { NUMBER($count) } Artikel gehören ab jetzt hierher.
}
count-will-ignore = { $count ->
    [0] Nichts ändert sich.
    [one] 1 Etikett wird ab jetzt übergangen.
   *[other] { NUMBER($count) } Etiketten werden ab jetzt übergangen.
}
count-by-eye-note = { $count ->
    [one] 1 wurde mit den Augen gesehen. Prüfe sein Etikett.
   *[other] { NUMBER($count) } wurden mit den Augen gesehen. Prüfe ihre Etiketten.
}
count-moved-note = Sie wurden woanders gesehen. Sie fehlen nicht.
count-do-missing = Als fehlend markieren
count-do-keep-not-seen = Als nicht gesehen lassen
count-do-find = Suchen
count-do-belong = Sie gehören hierher
count-do-leave = So lassen
count-do-ignore = Übergehen
count-do-keep = In der Liste unbekannter Etiketten lassen
count-rows-show = Jeden zeigen
count-row-else = Diesen nicht
count-row-same = Wie die anderen
count-choice = Was tun: { $group }
count-back = Weiter zählen
count-close = Zählung abschließen
count-blocked-reader = { $name } ist ausgefallen. Was er nicht hörte, beweist nichts.
count-blocked-count = Jemand anderes zählt { $name }.
count-blocked-storing = Gelesenes wird noch gespeichert.
count-done-title = { NUMBER($found) } von { NUMBER($expected) } gefunden
count-done-when = Abgeschlossen { $time }. Einen Tag lang rückgängig zu machen.
count-done-new = Neue Zählung
count-done-again = Noch einmal zählen
count-done-export = Ausgeben
count-done-missing = { NUMBER($count) } nicht gefunden
count-done-extra = { NUMBER($count) } zu viel
count-done-unknown = { NUMBER($count) } unbekannt
cards-title = Befehlskarten
cards-about = Drucke dieses Blatt. Scanne eine Karte, statt zu drücken.
cards-print = Drucken
card-start-count = Zählung starten
card-finish = Beenden
card-undo = Rückgängig
card-stop-reading = Lesen stoppen
card-sound-off = Ton aus
card-next = Weiter
strip-counted = { $item } gezählt
strip-counted-extra = { $item } ist zu viel bei { $place }
strip-counted-unknown = Etikett { $tag } steht in keiner Liste
strip-count-started = { $place } wird gezählt
strip-count-paused = Zählung von { $place } hat Pause
strip-count-goes-on = { $place } wird wieder gezählt
strip-count-checking = Zählung von { $place } wird geprüft
strip-count-dropped = Zählung von { $place } verworfen
strip-count-closed = Zählung von { $place } abgeschlossen
strip-missing = { $item } fehlt
strip-not-missing = { $item } fehlt nicht mehr
strip-count-continue = Zählung fortsetzen
undo-count-close = Zählung abgeschlossen
undo-count = Zählung geändert
undo-missing = Geändert, ob { $item } fehlt
history-missing = Eine Zählung fand es nicht
history-turned-up = Wieder aufgetaucht
