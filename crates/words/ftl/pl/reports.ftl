### Polish. What each message is for stands in ../en/reports.ftl.

reports-title = Co chcesz pokazać lub wysłać?
reports-never = Jeszcze nie zrobiony
reports-last-made = Zrobiony { $age }
reports-make = Zrób
reports-make-again = Zrób ponownie
reports-preview = Podgląd: { $report }
reports-preview-rows = { $total ->
    [0] Brak wierszy
    [one] 1 wiersz
    [few] Pierwsze { NUMBER($shown) } z { NUMBER($total) } wierszy
    [many] Pierwsze { NUMBER($shown) } z { NUMBER($total) } wierszy
   *[other] Pierwsze { NUMBER($shown) } z { NUMBER($total) } wierszy
}
reports-preview-moment = Stan na { $moment }, strefa czasowa { $zone }
reports-preview-not-live = Raport pokazuje jedną chwilę. Później się nie zmienia.
reports-preview-place = Tylko { $place }
reports-preview-all = Wszystko, bez filtra
reports-preview-csv = Każdy wiersz ma też chwilę i liczbę wierszy.
reports-preview-xlsx = Arkusz O raporcie podaje chwilę i liczbę wierszy.
reports-preview-safe = Żadna komórka nie zadziała jako formuła.
reports-preview-demo = Dane ćwiczebne. Raport jest oznaczony jako demo.
reports-format = Format
reports-question-place = Miejsce
reports-question-place-all = Wszystkie miejsca
reports-question-unknown = Także nieznane etykiety
reports-question-language = Język
reports-do = Zrób { $format }
reports-making = Robienie raportu… { NUMBER($done) } z { NUMBER($total) }
reports-ready = { $count ->
    [one] Gotowe: { $file }, 1 wiersz
    [few] Gotowe: { $file }, { NUMBER($count) } wiersze
    [many] Gotowe: { $file }, { NUMBER($count) } wierszy
   *[other] Gotowe: { $file }, { NUMBER($count) } wiersza
}
reports-open = Otwórz
reports-open-folder = Otwórz folder
reports-copy-path = Kopiuj ścieżkę
reports-download = Pobierz
reports-made = Zrobione wcześniej
reports-empty = Nie ma jeszcze o czym pisać. Najpierw dodaj rzecz.
reports-loading = Czytanie pierwszych wierszy…
reports-error = Nie udało się zrobić podglądu.
reports-offline = Raporty czekają na połączenie.
format-csv = CSV
format-csv-about = Zwykła tabela. Czyta ją każdy program.
format-xlsx = Excel (XLSX)
format-xlsx-about = Arkusz z datami, filtrem i stałym nagłówkiem.
