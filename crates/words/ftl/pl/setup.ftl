### Polish. What each message is for stands in ../en/setup.ftl.

setup-title = Czy sprzęt działa i jest dobrze ustawiony?
setup-readers = Czytniki
setup-map = Mapa
setup-items = Rzeczy i etykiety
setup-people = Osoby
setup-screen = Ekran i dźwięk
setup-data = Dane i kopie
setup-connections = Połączenia
setup-about = O programie
setup-state-fine = Dobrze
setup-state-look = Spójrz tutaj
setup-state-unused = Nieużywane
setup-needs-role = Może to zmienić tylko osoba z uprawnieniem Ustawienia.
setup-readers-empty = Nie ma czytnika. Podłącz go i naciśnij Dodaj.
setup-reader-add = Dodaj czytnik
setup-reader-new = Nowy czytnik
setup-reader-change = Zmień { $reader }
setup-reader-name = Nazwa
setup-reader-name-hint = Gdzie stoi, np. Brama 2
setup-reader-port = Port
setup-reader-port-none = Nie znaleziono portu. Podłącz czytnik.
setup-reader-port-taken = { $port } · używa { $reader }
setup-reader-port-refresh = Sprawdź ponownie
setup-reader-connection = Jak jest podłączony
setup-reader-connection-cable = Kablem do tego komputera
setup-reader-connection-network = Przez sieć
setup-reader-address = Adres sieci
setup-reader-address-hint = Jego nazwa lub numer w sieci, np. 10.0.0.7
setup-reader-tcp-port = Numer portu
setup-reader-tcp-port-hint = Zostaw bez zmian, chyba że czytnik ustawiono inaczej
setup-reader-family = Rodzaj czytnika
setup-reader-family-any = Wykryj
setup-reader-role = Do czego służy
setup-role-desk-pad = Czytnik na biurku
setup-role-desk-pad-about = Chodzi o etykietę, którą się przykłada.
setup-role-area = Pilnuje miejsca
setup-role-area-about = Słyszy, co jest w jego miejscu.
setup-role-gate = Pilnuje bramy
setup-role-gate-about = Słyszy, co przechodzi.
setup-role-handheld = Nosi go osoba
setup-role-handheld-about = Osoba kieruje go na rzeczy.
setup-reader-antennas = Anteny
setup-reader-antenna = Antena { NUMBER($number) }
setup-reader-antenna-place = Pilnuje
setup-reader-antenna-watches = Antena { NUMBER($number) } pilnuje
setup-reader-antenna-none = Jeszcze bez miejsca
setup-reader-antenna-add = Dodaj antenę
setup-reader-antenna-remove = Usuń antenę { NUMBER($number) }
setup-reader-is-on = Czyta
setup-reader-save = Zapisz czytnik
setup-reader-remove = Usuń czytnik
setup-reader-removed = Usunięto: { $reader }.
setup-reader-saved = Zapisano: { $reader }.
setup-reader-practice = Czytnik ćwiczebny · wbudowany
setup-reader-on-port = { $family } · { $port }
setup-reader-test = Sprawdź
setup-reader-turn-on = Włącz
setup-reader-turn-off = Wyłącz
setup-reader-help = Pomoc
setup-reader-state-off = Wyłączone
setup-reader-state-opening = Uruchamia się
setup-reader-state-ready = Gotowy
setup-reader-state-reading = Czyta
setup-reader-state-lost = Brak odpowiedzi od { $since }
setup-test-hold = Przyłóż etykietę do czytnika.
setup-test-heard = { $count ->
    [one] Usłyszano { $tag }, { $signal }, raz
    [few] Usłyszano { $tag }, { $signal }, { NUMBER($count) } razy
    [many] Usłyszano { $tag }, { $signal }, { NUMBER($count) } razy
   *[other] Usłyszano { $tag }, { $signal }, { NUMBER($count) } razy
}
setup-reader-details = Szczegóły
setup-reader-model = Model
setup-reader-reads = odczyty: { NUMBER($count) }
setup-reader-frames = wiadomości: { NUMBER($count) }
setup-reader-garbled = { $count ->
    [0] Brak uszkodzonych wiadomości
    [one] 1 uszkodzona wiadomość
    [few] { NUMBER($count) } uszkodzone wiadomości
    [many] { NUMBER($count) } uszkodzonych wiadomości
   *[other] { NUMBER($count) } uszkodzonej wiadomości
}
setup-reader-garbled-about = Wiele uszkodzonych wiadomości oznacza zły kabel albo luźną wtyczkę.
setup-reader-merged = połączone odczyty, gdy komputer był zajęty: { NUMBER($count) }
setup-reader-reconnects = { $count ->
    [0] Nigdy nie przerwany
    [one] Wrócił raz
    [few] Wrócił { NUMBER($count) } razy
    [many] Wrócił { NUMBER($count) } razy
   *[other] Wrócił { NUMBER($count) } razy
}
setup-reader-log = Nagraj, co mówi
setup-reader-recording = Nagrywanie do { $path }
setup-port-free = { $port } nie jest jeszcze używany.
setup-port-use = Użyj go
setup-places = Miejsca
setup-places-empty = Nie ma jeszcze miejsc.
setup-place-add = Dodaj miejsce
setup-place-name = Nazwa
setup-place-code = Kod na tabliczce
setup-place-parent = Leży w
setup-place-kind = Rodzaj
place-kind-site = Teren
place-kind-floor = Piętro
place-kind-zone = Strefa
place-kind-rack = Regał
place-kind-bin = Półka
setup-place-outer-door = Drzwi na zewnątrz
setup-place-outer-door-hint = Co przez nie wyjdzie, opuściło teren.
setup-place-x = Od lewej (m)
setup-place-y = Od góry (m)
setup-place-width = Szerokość (m)
setup-place-height = Głębokość (m)
setup-place-save = Zapisz miejsce
setup-place-remove = Usuń miejsce
setup-language = Język
setup-theme = Kolory
theme-system = Jak komputer
theme-light = Jasne
theme-dark = Ciemne
theme-contrast = Duży kontrast
setup-scale = Rozmiar wszystkiego
setup-scale-percent = { NUMBER($percent) } %
setup-site-name = Nazwa magazynu
setup-data-folder = Folder z danymi
setup-data-size = zapisano { $size }
setup-verify = Sprawdź dziennik
setup-verify-good = Dziennik jest cały. Sprawdzone wpisy: { NUMBER($count) }.
setup-verify-broken = Dziennik jest przerwany na wpisie { NUMBER($row) }: { $why }
setup-verify-running = Sprawdzanie dziennika…
setup-stale-after = { $minutes ->
    [one] Niewidziane po 1 minucie
    [few] Niewidziane po { NUMBER($minutes) } minutach
    [many] Niewidziane po { NUMBER($minutes) } minutach
   *[other] Niewidziane po { NUMBER($minutes) } minuty
}
setup-saved = Zapisano.
setup-version = Wersja { $version }
setup-about-text = Tagstead pokazuje, gdzie są twoje rzeczy z etykietami.
setup-licence = Wolne oprogramowanie na licencji Apache 2.0.
setup-loading = Czytanie ustawień…
setup-error = Nie udało się odczytać ustawień.
setup-offline = Zmiany czekają na połączenie.
setup-screen-only = Ekran
setup-data-only = Dane
setup-data-stored = Baza danych
setup-stale-minutes = Po ilu minutach rzecz jest niewidziana
setup-stale-hint = Rzecz zostaje, gdzie jest. Zmienia się tylko jej znak.
setup-reader-rate = { $rate } odczytów/s
people-add = Dodaj osobę
people-empty = Nikogo jeszcze nie ma na liście.
people-open = Każdy może wszystko. Daj PIN osobie z uprawnieniem Ustawienia, aby to zmienić.
people-closed = Praca na hali nie wymaga PIN-u. Inna praca o niego pyta.
people-has-pin = Ma PIN
people-no-pin = Bez PIN-u
people-left = Już tu nie pracuje
people-new = Nowa osoba
people-change = Zmień: { $name }
people-name = Nazwa
people-right = Uprawnienie
people-right-floor = Czytanie, liczenie, szukanie, przenoszenie, druk etykiet.
people-right-lead = Także: zmiana rzeczy, zamykanie liczeń, reguły.
people-right-setup = Także: czytniki, mapa, osoby, kopie.
people-pin = PIN
people-pin-new = Od 4 do 6 cyfr. Zostaw puste, aby nie mieć PIN-u.
people-pin-keep = Od 4 do 6 cyfr. Zostaw puste, aby zachować PIN.
people-pin-away = Zabierz PIN
people-leave = Już tu nie pracuje
people-back = Znowu tu pracuje
people-save = Zapisz osobę
people-lock = Powrót do Hali, gdy nikt nie dotyka stanowiska przez
people-lock-minutes = { $minutes ->
    [one] 1 minutę
    [few] { NUMBER($minutes) } minuty
    [many] { NUMBER($minutes) } minut
   *[other] { NUMBER($minutes) } minuty
}
advice-antenna-off = Antena { NUMBER($antenna) } czytnika { $reader } nie jest podłączona.
    .action = Wciśnij jej kabel, aż kliknie. Potem naciśnij Sprawdź.
advice-antenna-dead = Antena { NUMBER($antenna) } czytnika { $reader } nic nie słyszy, inne słyszą.
    .action = Przyłóż do niej etykietę. Jeśli milczy, wymień kabel, potem antenę.
advice-poor-match = Antena { NUMBER($antenna) } czytnika { $reader } nie pasuje do kabla.
    .action = Dokręć obie wtyczki, odsuń metal od anteny albo wymień kabel.
advice-over-range = { $reader } słyszy za daleko: { NUMBER($share) } na 100 etykiet należy do innych miejsc.
    .action = Wybierz krótszy zasięg albo odwróć antenę od sąsiadów.
advice-interference = Coś zakłóca { $reader }: słyszy dobrze, potem nic, i tak w kółko.
    .action = Poszukaj innego czytnika lub radia w pobliżu. Dwa czytniki nie mogą patrzeć na siebie.
advice-overheating = { $reader } ma { NUMBER($degrees) } °C.
    .action = Daj mu powietrza. Wybierz krótszy zasięg albo daj mu odpocząć.
advice-slow-revisit = { $reader } wraca do anteny { NUMBER($antenna) } tylko co { NUMBER($seconds) } s.
    .action = Ludzie mogą przejść niezauważeni. Użyj mniej anten przy tym czytniku albo krótszych czasów.
advice-bad-cable = Wiadomości z { $reader } przychodzą uszkodzone.
    .action = Użyj krótszego lub lepszego kabla USB i rozdzielacza z własnym zasilaniem.
advice-overflow = { $reader } słyszał więcej etykiet, niż mógł zachować.
    .action = Wybierz krótszy zasięg albo użyj drugiego czytnika.
advice-restarts = { $reader } ciągle startuje od nowa.
    .action = Dostaje za mało prądu. Użyj jego zasilacza albo innego gniazda USB.
reader-test-title = Sprawdź { $reader }
reader-proof-open = Połączono: { $port }
reader-proof-known = Jego rodzaj: { $family }
reader-proof-unknown = Wykrywanie rodzaju
reader-proof-done = OK
reader-proof-waiting = Czeka
reader-test-heard = Słychać teraz
reader-test-nothing = Brak etykiety przy czytniku.
reader-test-times = { $count ->
    [one] raz
    [few] { NUMBER($count) } razy
    [many] { NUMBER($count) } razy
   *[other] { NUMBER($count) } razy
}
reader-test-details = Szczegóły
reach = Jak daleko słyszy
reach-touch = Dotyk
reach-touch-about = Tylko etykieta na nim
reach-desk = Biurko
reach-desk-about = Pół metra
reach-room = Pokój
reach-room-about = Dwa lub trzy metry
reach-far = Daleko
reach-far-about = Najdalej, jak umie
reach-blocked = Tego czytnika nie można ustawić.
reader-figures-reads = Odczyty z ostatnich dziesięciu minut
reader-figures-damaged = Uszkodzone wiadomości z ostatnich dziesięciu minut
reader-figures-tags = Etykiety na sekundę
reader-figures-duty = Czas czytania
reader-figures-rounds = Rundy
reader-figures-temperature = Temperatura
reader-figures-restarts = Uruchomiono od nowa
reader-figures-queue = Odczyty w kolejce
reader-figures-antenna = Antena
reader-figures-antenna-tags = Etykiety teraz
reader-figures-antenna-reads = Odczyty
reader-figures-antenna-again = Wraca po
reader-figures-antenna-match = Dopasowanie
reader-figures-antenna-off = Niepodłączona
reader-radio-keep = Bez zmian
reader-radio-power = Moc w decybelach, { $least } do { $most }
reader-radio-region = Region radiowy
reader-radio-session = Sesja
reader-radio-dwell = Czas na antenie, ms
reader-radio-save = Użyj tych szczegółów
reader-order-beep = Zapiszcz
reader-order-temperature = Jak jest ciepły?
reader-order-antennas = Sprawdź anteny
reader-order-firmware = Jakie oprogramowanie?
reader-order-chip = Odczytaj numer układu etykiety
reader-test-done = Gotowe
