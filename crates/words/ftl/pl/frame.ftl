### Polish. What each message is for stands in ../en/frame.ftl.

app-name = Tagstead
app-title = { $site } · Tagstead
app-title-demo = DEMO · { $site } · Tagstead
frame-screen-live = Na żywo
frame-screen-count = Liczenie
frame-screen-find = Szukaj
frame-screen-items = Rzeczy
frame-screen-alerts = Alarmy
frame-screen-reports = Raporty
frame-screen-setup = Ustawienia
frame-rail = Ekrany
frame-top-bar = Magazyn i czytnik
frame-main = Część główna
frame-panel = Szczegóły
frame-strip = Ostatni skan
frame-skip = Przejdź do części głównej
frame-working-as = Pracuje
frame-role-floor = Hala
frame-role-lead = Kierownik
frame-role-setup = Ustawienia
frame-help = Pomoc
frame-reader-reading = Czyta · { NUMBER($rate) }/s
frame-reader-ready = Gotowy
frame-reader-opening = Uruchamianie czytnika
frame-reader-none = Brak czytnika
frame-reader-problem = Kłopot z czytnikiem
frame-reader-off = Czytniki wyłączone
frame-reader-some-lost = Kłopot ma { NUMBER($lost) } z { NUMBER($total) } czytników
frame-start = Start
frame-stop = Stop
frame-start-label = Zacznij czytać
frame-stop-label = Przestań czytać
frame-reader-card = Czytniki
frame-reads-per-second = { NUMBER($rate) } odczytów/s
frame-offline = { $count ->
    [one] Brak sieci · 1 czeka
    [few] Brak sieci · { NUMBER($count) } czekają
    [many] Brak sieci · { NUMBER($count) } czeka
   *[other] Brak sieci · { NUMBER($count) } czeka
}
frame-offline-about = { $count ->
    [0] Brak sieci. Możesz pracować dalej.
    [one] Brak sieci. Możesz pracować dalej. 1 wiadomość czeka.
    [few] Brak sieci. Możesz pracować dalej. { NUMBER($count) } wiadomości czekają.
    [many] Brak sieci. Możesz pracować dalej. { NUMBER($count) } wiadomości czeka.
   *[other] Brak sieci. Możesz pracować dalej. { NUMBER($count) } wiadomości czeka.
}
frame-connection-lost = Ten ekran stracił połączenie. To, co widzisz, może być stare.
frame-connection-again = { $seconds ->
    [one] Następna próba za 1 s.
    [few] Następna próba za { NUMBER($seconds) } s.
    [many] Następna próba za { NUMBER($seconds) } s.
   *[other] Następna próba za { NUMBER($seconds) } s.
}
frame-stopped = Tagstead się zatrzymał. Wszystko dotąd jest zapisane.
frame-stopped-action = Uruchom go ponownie, aby kontynuować.
frame-scan-none = Nic jeszcze nie zeskanowano
frame-scan-last = Ostatni skan
frame-scan-moved = { $item } → { $place }
frame-scan-unknown-tag = Nowa etykieta { $tag }
frame-scan-unreadable = Nie udało się odczytać. Zeskanuj jeszcze raz.
strip-moved = { $item } → { $place }
strip-arrived = { $item } jest w { $place }
strip-departed = { $item }: wyjście przez { $place }
strip-linked = Etykieta { $tag } jest na { $item }
strip-unlinked = Etykietę { $tag } zdjęto z { $item }
strip-added = Dodano: { $item }
strip-changed = Zmieniono: { $item }
strip-removed = Usunięto: { $item }
strip-undone = Cofnięto
strip-new-tag = Nowa etykieta { $tag } w { $place }
strip-ignored = Etykieta { $tag } jest pomijana
strip-place-drawn = Zmieniono: { $place }
strip-place-removed = Usunięto: { $place }
strip-reader-set = Zmieniono: { $reader }
strip-reader-removed = Usunięto: { $reader }
strip-settings = Zmieniono ustawienia
frame-undo = Cofnij
frame-redo = Ponów
frame-history = Historia
frame-history-empty = Nie ma czego cofać.
frame-history-undone = Cofnięto
frame-undone = Cofnięto: { $what }
frame-undo-nothing = Nie ma czego cofnąć.
frame-jobs = { $count ->
    [0] Zadania
    [one] Zadania · 1
    [few] Zadania · { NUMBER($count) }
    [many] Zadania · { NUMBER($count) }
   *[other] Zadania · { NUMBER($count) }
}
frame-jobs-empty = Nic nie trwa.
job-report = { $report } jako { $format }
job-waiting = Czeka
job-done-of = { NUMBER($done) } z { NUMBER($total) }
job-done-so-far = dotąd { NUMBER($done) }
job-time-left = { $seconds ->
    [one] jeszcze około 1 s
    [few] jeszcze około { NUMBER($seconds) } s
    [many] jeszcze około { NUMBER($seconds) } s
   *[other] jeszcze około { NUMBER($seconds) } s
}
job-ready = { $count ->
    [0] Gotowe · brak wierszy
    [one] Gotowe · 1 wiersz
    [few] Gotowe · { NUMBER($count) } wiersze
    [many] Gotowe · { NUMBER($count) } wierszy
   *[other] Gotowe · { NUMBER($count) } wiersza
}
job-failed = Nie udało się zrobić
job-cancelled = Anulowano. Nie zachowano pliku.
job-cancel = Anuluj
job-open = Otwórz
job-open-folder = Otwórz folder
job-copy-path = Kopiuj ścieżkę
job-again = Zrób ponownie
job-dismiss = Usuń z listy
job-ready-said = Raport { $file } jest gotowy.
frame-banners-more = { $count ->
    [one] jeszcze 1
    [few] jeszcze { NUMBER($count) }
    [many] jeszcze { NUMBER($count) }
   *[other] jeszcze { NUMBER($count) }
}
frame-banner-close = Zamknij
demo-mark = DEMO · to nie twoje dane
demo-about = { $count ->
    [one] Czytnik ćwiczebny porusza 1 rzecz ćwiczebną.
    [few] Czytnik ćwiczebny porusza { NUMBER($count) } rzeczy ćwiczebne.
    [many] Czytnik ćwiczebny porusza { NUMBER($count) } rzeczy ćwiczebnych.
   *[other] Czytnik ćwiczebny porusza { NUMBER($count) } rzeczy ćwiczebnej.
}
demo-leave = Użyj mojego magazynu
demo-find = Znajdź coś
demo-leave-how = Zamknij Tagstead. Potem uruchom go poleceniem { $command }
notice-new-reader = Znaleziono czytnik na { $port }.
notice-new-reader-use = Użyj go
notice-new-reader-test = Sprawdź tutaj
notice-clock-changed = Zegar komputera przesunął się o { $by }. Czasy od { $since } mogą być błędne.
notice-reader-back = { $reader } znowu czyta.
notice-reads-merged = { $count ->
    [one] Komputer jest zajęty. 1 odczyt połączono z innymi.
    [few] Komputer jest zajęty. { NUMBER($count) } odczyty połączono z innymi.
    [many] Komputer jest zajęty. { NUMBER($count) } odczytów połączono z innymi.
   *[other] Komputer jest zajęty. { NUMBER($count) } odczytu połączono z innymi.
}
notice-since = Od { $since }.
notice-trying-again = { $seconds ->
    [0] Próbuję teraz.
    [one] Następna próba za 1 s.
    [few] Następna próba za { NUMBER($seconds) } s.
    [many] Następna próba za { NUMBER($seconds) } s.
   *[other] Następna próba za { NUMBER($seconds) } s.
}
error-card-meaning = Co to znaczy
error-card-action = Co zrobić
error-card-copy = Kopiuj szczegóły
error-card-copied = Skopiowano szczegóły
error-card-details = Szczegóły
error-card-code = Kod { $code }
search-title = Szukaj wszystkiego
search-hint = Rzecz, miejsce, numer etykiety lub polecenie
search-none = Nic nie znaleziono dla „{ $text }”.
search-items = Rzeczy
search-places = Miejsca
search-commands = Polecenia
search-screens = Ekrany
search-count = { $count ->
    [0] Brak wyników
    [one] 1 wynik
    [few] { NUMBER($count) } wyniki
    [many] { NUMBER($count) } wyników
   *[other] { NUMBER($count) } wyniku
}
help-title = Pomoc i klawisze
help-keys = Klawisze
help-key-screens = Zmień ekran
help-key-search = Szukaj wszystkiego, wykonaj polecenie
help-key-reading = Zacznij lub zatrzymaj czytanie
help-key-help = Pomoc i ta lista
help-key-regions = Następna część ekranu
help-key-undo = Cofnij
help-key-redo = Ponów
help-key-export = Zrób raport z tego, co widać
help-key-list = Mapa lub lista
help-key-big = Duży widok
help-key-full = Pełny ekran
help-key-close = Zamknij to, co na wierzchu
help-key-size = Rozmiar wszystkiego
mark-here = Tutaj
mark-wrong-place = Złe miejsce
mark-not-seen = Niewidziane
mark-missing = Brak
mark-unknown = Nieznana etykieta
mark-alert = Alarm
word-close = Zamknij
word-cancel = Anuluj
word-save = Zapisz
word-back = Wstecz
word-next = Dalej
word-skip = Pomiń
word-try-again = Spróbuj ponownie
word-remove = Usuń
word-change = Zmień
word-add = Dodaj
word-copy = Kopiuj
word-copied = Skopiowano
word-yes = Tak
word-no = Nie
word-none = Brak
word-no-name = Bez nazwy
word-on = Włączone
word-off = Wyłączone
word-details = Szczegóły
word-more = Pokaż więcej
word-nothing-changed = Nic się nie zmieniło.
word-needed = potrzebne
word-loading = Wczytywanie…
word-loading-of = Czytanie listy… { NUMBER($done) } z { NUMBER($total) }
word-partial = Pierwsze { NUMBER($count) }. Czytanie trwa.
word-items = { $count ->
    [one] 1 rzecz
    [few] { NUMBER($count) } rzeczy
    [many] { NUMBER($count) } rzeczy
   *[other] { NUMBER($count) } rzeczy
}
word-tags = { $count ->
    [one] 1 etykieta
    [few] { NUMBER($count) } etykiety
    [many] { NUMBER($count) } etykiet
   *[other] { NUMBER($count) } etykiety
}
word-rows = { $count ->
    [one] 1 wiersz
    [few] { NUMBER($count) } wiersze
    [many] { NUMBER($count) } wierszy
   *[other] { NUMBER($count) } wiersza
}
age-now = teraz
age-seconds = { NUMBER($n) } s temu
age-minutes = { NUMBER($n) } min temu
age-hours = { NUMBER($n) } h temu
age-today = dziś { $time }
age-day = { $day } { $time }
age-never = nigdy
age-since = od { $age }
signal-strong = silny
signal-medium = średni
signal-weak = słaby
signal-silent = bez siły sygnału
confidence-certain = Pewne
confidence-likely = Prawdopodobne
confidence-unsure = Niepewne
word-clear = Wyczyść
frame-clock = Czas: { $time }
frame-banners = Wiadomości
demo-word = DEMO
demo-leave-title = Twój własny magazyn
demo-leave-safe = Demo ma własny plik. Twoje dane nigdy się z nim nie mieszają.
frame-reader-chip = { $state }. Pokaż czytniki
reader-card-reads = { $count ->
    [one] 1 odczyt od startu
    [few] { NUMBER($count) } odczyty od startu
    [many] { NUMBER($count) } odczytów od startu
   *[other] { NUMBER($count) } odczytu od startu
}
reader-state-off = Wyłączone
reader-state-opening = Uruchamia się
reader-state-ready = Gotowy
reader-state-reading = Czyta
reader-state-lost = Nie czyta
reader-card-none = Nie ma czytnika. Podłącz go i dodaj w Ustawieniach.
reader-card-practice = Czytnik ćwiczebny
reader-card-garbled = { $count ->
    [one] Pominięto 1 uszkodzoną wiadomość
    [few] Pominięto { NUMBER($count) } uszkodzone wiadomości
    [many] Pominięto { NUMBER($count) } uszkodzonych wiadomości
   *[other] Pominięto { NUMBER($count) } uszkodzonej wiadomości
}
window-no-answer = Tagstead nie odpowiedział.
    .meaning = Tego nie zrobiono. To, co zapisane, jest bezpieczne.
    .action = Poczekaj na połączenie, potem spróbuj ponownie.
window-starting = Uruchamianie…
window-starting-long = Tagstead jeszcze nie odpowiada. Ta strona próbuje dalej.
frame-help-label = Pomoc i klawisze
help-key-fit = Cała mapa
help-key-arrows = Następne miejsce na mapie
help-key-enter = Wejdź do miejsca
help-key-out = Wyjdź z powrotem
help-keys-map = Klawisze na mapie
help-about = Tagstead pokazuje, gdzie są twoje rzeczy.
help-folder = Twoje dane są w { $folder }
help-version = Wersja { $version }
frame-jobs-title = Zadania
frame-size-said = Rozmiar { NUMBER($percent) } %
undo-move = Przeniesiono: { $item }
undo-link = Połączono etykietę
undo-unlink = Zdjęto etykietę z: { $item }
undo-add-item = Dodano: { $item }
undo-change-item = Zmieniono: { $item }
undo-remove-item = Usunięto: { $item }
undo-place = Zmieniono miejsce { $item }
undo-reader = Zmieniono czytnik { $item }
undo-settings = Zmieniono ustawienia
undo-ignore = Zmieniono, czy etykieta jest pomijana
undo-other = Coś zmieniono
who-button = Kto tu jest? Teraz: { $name }
who-title = Kto tu jest?
who-title-needs = Potrzebne uprawnienie { $role }
who-choose = Naciśnij swoje imię.
who-nobody = Nikt z tym uprawnieniem nie ma jeszcze PIN-u.
who-nobody-at-all = Nikt nie ma jeszcze PIN-u. Każdy może wszystko.
who-to-people = Przejdź do Osób
who-leave = Skończone. Wróć do Hali
who-role = Uprawnienie: { $role }
pin-title = PIN: { $name }
pin-field = PIN
pin-typed = { $count ->
    [one] 1 cyfra
    [few] { NUMBER($count) } cyfry
    [many] { NUMBER($count) } cyfr
   *[other] { NUMBER($count) } cyfry
}
pin-delete = Usuń ostatnią cyfrę
pin-ready = Dalej
pin-other = Inna osoba
pin-welcome = Pracuje { $name }.
pin-locked = Powrót do Hali. To, co trwa, trwa dalej.
palette-hint = Wpisz nazwę, ostatnie 4 znaki etykiety, miejsce albo co chcesz zrobić.
palette-people = Osoby
command-open = Otwórz: { $screen }
command-reading-start = Zacznij czytać
command-reading-stop = Zatrzymaj czytanie
command-undo = Cofnij ostatnią zmianę
command-redo = Zrób to znowu (odwołaj cofnięcie)
command-history = Pokaż, co można cofnąć
command-big = Duży widok
command-help = Pomoc i klawisze
command-larger = Powiększ wszystko
command-smaller = Pomniejsz wszystko
command-normal = Zwykły rozmiar
command-full = Pełny ekran
command-theme = Kolory: { $theme }
command-who = Kto tu jest?
command-leave = Wróć do Hali
command-setup = Ustawienia: { $card }
command-report = Raport: { $report }
command-new-item = Dodaj rzecz
help-search = Szukanie i polecenia
help-redo = Ponów
help-full = Pełny ekran
help-who = Kto tu jest
strip-redone = Zrobiono ponownie
demo-count = Wypróbuj liczenie
demo-count-how = Naciśnij Start. Czytnik ćwiczebny liczy za ciebie.
demo-find-how = Czytniki ćwiczebne go nasłuchują. Naciśnij Znalezione, gdy to zobaczysz.
