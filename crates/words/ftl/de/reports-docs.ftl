### German. What each message is for stands in ../en/reports-docs.ftl.

report-everything = Alles und wo es ist
report-everything-about = Jeder Artikel mit Etiketten, Platz und wann er zuletzt gesehen wurde.
report-everything-file = alles-und-wo-es-ist
report-section-items = Artikel
report-section-unknown = Unbekannte Etiketten
report-column-section = Liste
report-column-name = Name
report-column-number = Nummer
report-column-product = Produkt
report-column-product-code = Produktcode
report-column-tags = Etikettennummern
report-column-tag = Etikettennummer
report-column-home = Gehört nach
report-column-place = Platz
report-column-certainty = Sicherheit
report-column-since = Hier seit
report-column-last-seen = Zuletzt gesehen
report-column-reader = Gehört von
report-column-state = Zustand
report-column-note = Notiz
report-column-site = Lager des Berichts
report-column-moment = Zeitpunkt des Berichts
report-column-rows = Zeilen des Berichts
report-state-here = Hier
report-state-wrong-place = Falscher Platz
report-state-not-seen = Nicht gesehen
report-state-no-place = Noch kein Platz
report-state-left = Hat das Gelände verlassen
report-state-unknown = Unbekanntes Etikett
report-certainty-certain = Sicher
report-certainty-likely = Wahrscheinlich
report-certainty-unsure = Unsicher
report-by-hand = Von Hand
report-about = Über
report-about-report = Bericht
report-about-site = Lager
report-about-moment = Zeitpunkt
report-about-moment-iso = Zeitpunkt (ISO 8601)
report-about-zone = Zeitzone aller Zeiten
report-about-rows = Zeilen
report-about-rows-of = Zeilen: { $section }
report-about-filter = Filter
report-about-filter-none = Keiner, alles ist dabei
report-about-filter-place = Nur { $place }
report-about-filter-no-unknown = Unbekannte Etiketten sind ausgelassen
report-about-cut = { $count ->
    [one] 1 Text war zu lang für eine Zelle und wurde gekürzt.
   *[other] { NUMBER($count) } Texte waren zu lang für eine Zelle und wurden gekürzt.
}
report-about-demo = DEMO: Übungsdaten, kein echtes Lager
report-sheet-more = { $section } { NUMBER($number) }
