### German. What each message is for stands in ../en/reports.ftl.

reports-title = Was willst du zeigen oder senden?
reports-never = Noch nicht erstellt
reports-last-made = Zuletzt erstellt { $age }
reports-make = Erstellen
reports-make-again = Neu erstellen
reports-preview = Vorschau: { $report }
reports-preview-rows = { $total ->
    [0] Keine Zeilen
    [one] 1 Zeile
   *[other] Die ersten { NUMBER($shown) } von { NUMBER($total) } Zeilen
}
reports-preview-moment = Stand { $moment }, Zeitzone { $zone }
reports-preview-not-live = Ein Bericht zeigt einen Zeitpunkt. Er ändert sich nicht mehr.
reports-preview-place = Nur { $place }
reports-preview-all = Alles, kein Filter
reports-preview-csv = Jede Zeile trägt auch den Zeitpunkt und die Zeilenzahl.
reports-preview-xlsx = Das Blatt Über nennt Zeitpunkt und Zeilenzahl.
reports-preview-safe = Keine Zelle kann als Formel laufen.
reports-preview-demo = Übungsdaten. Der Bericht ist als Demo gekennzeichnet.
reports-format = Format
reports-question-place = Platz
reports-question-place-all = Alle Plätze
reports-question-unknown = Auch unbekannte Etiketten
reports-question-language = Sprache
reports-do = { $format } erstellen
reports-making = Bericht wird erstellt … { NUMBER($done) } von { NUMBER($total) }
reports-ready = { $count ->
    [one] Fertig: { $file } mit 1 Zeile
   *[other] Fertig: { $file } mit { NUMBER($count) } Zeilen
}
reports-open = Öffnen
reports-open-folder = Ordner öffnen
reports-copy-path = Pfad kopieren
reports-download = Herunterladen
reports-made = Früher erstellt
reports-empty = Noch nichts zu berichten. Füge zuerst einen Artikel hinzu.
reports-loading = Die ersten Zeilen werden gelesen …
reports-error = Die Vorschau konnte nicht erstellt werden.
reports-offline = Berichte warten, bis die Verbindung wieder da ist.
format-csv = CSV
format-csv-about = Einfache Tabelle. Jedes Programm kann sie lesen.
format-xlsx = Excel (XLSX)
format-xlsx-about = Tabelle mit Datum, Filter und festem Kopf.
