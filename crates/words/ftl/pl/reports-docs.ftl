### Polish. What each message is for stands in ../en/reports-docs.ftl.

report-everything = Wszystko i gdzie to jest
report-everything-about = Każda rzecz, jej etykiety, miejsce i kiedy ją widziano.
report-everything-file = wszystko-i-gdzie-jest
report-section-items = Rzeczy
report-section-unknown = Nieznane etykiety
report-column-section = Lista
report-column-name = Nazwa
report-column-number = Numer
report-column-product = Produkt
report-column-product-code = Kod produktu
report-column-tags = Numery etykiet
report-column-tag = Numer etykiety
report-column-home = Należy do
report-column-place = Miejsce
report-column-certainty = Pewność
report-column-since = Tutaj od
report-column-last-seen = Ostatnio widziane
report-column-reader = Słyszał
report-column-state = Stan
report-column-note = Notatka
report-column-site = Magazyn raportu
report-column-moment = Chwila raportu
report-column-rows = Wiersze raportu
report-state-here = Tutaj
report-state-wrong-place = Złe miejsce
report-state-not-seen = Niewidziane
report-state-no-place = Jeszcze bez miejsca
report-state-left = Poza terenem
report-state-unknown = Nieznana etykieta
report-certainty-certain = Pewne
report-certainty-likely = Prawdopodobne
report-certainty-unsure = Niepewne
report-by-hand = Ręcznie
report-about = O raporcie
report-about-report = Raport
report-about-site = Magazyn
report-about-moment = Chwila
report-about-moment-iso = Chwila (ISO 8601)
report-about-zone = Strefa czasowa wszystkich czasów
report-about-rows = Wiersze
report-about-rows-of = Wiersze: { $section }
report-about-filter = Filtr
report-about-filter-none = Brak, jest wszystko
report-about-filter-place = Tylko { $place }
report-about-filter-no-unknown = Bez nieznanych etykiet
report-about-cut = { $count ->
    [one] 1 tekst był za długi dla komórki i został skrócony.
    [few] { NUMBER($count) } teksty były za długie dla komórki i zostały skrócone.
    [many] { NUMBER($count) } tekstów było za długich dla komórki i zostało skróconych.
   *[other] { NUMBER($count) } tekstu było za długie dla komórki i zostało skrócone.
}
report-about-demo = DEMO: dane ćwiczebne, nie prawdziwy magazyn
report-sheet-more = { $section } { NUMBER($number) }
