### Polish. What each message is for stands in ../en/live.ftl.

live-headline = { NUMBER($here) } z { NUMBER($total) } tutaj
live-headline-none = Nie ma jeszcze rzeczy
live-wrong-place = w złym miejscu: { NUMBER($count) }
live-missing = brak: { NUMBER($count) }
live-not-seen = niewidziane: { NUMBER($count) }
live-unknown = { $count ->
    [one] 1 nieznana etykieta
    [few] { NUMBER($count) } nieznane etykiety
    [many] { NUMBER($count) } nieznanych etykiet
   *[other] { NUMBER($count) } nieznanej etykiety
}
live-alerts = { $count ->
    [one] 1 alarm
    [few] { NUMBER($count) } alarmy
    [many] { NUMBER($count) } alarmów
   *[other] { NUMBER($count) } alarmu
}
live-next = Dalej
live-filter-off = Pokaż wszystkie
live-map = Mapa
live-list = Lista
live-hold = Zatrzymaj obraz
live-go-on = Dalej
live-held = Zatrzymano { $time } · nowe: { NUMBER($count) }
live-zoom-in = Bliżej
live-zoom-out = Dalej
live-zoom-all = Pokaż wszystko
live-overview = Podgląd
live-floor = Plan
live-map-label = Mapa: { $site }
live-list-label = Miejsca: { $site }
live-place-label = { $name }, tutaj { NUMBER($here) } z { NUMBER($expected) }
live-place-count = { $count ->
    [0] { $name }, pusto
    [one] { $name }, 1 rzecz
    [few] { $name }, { NUMBER($count) } rzeczy
    [many] { $name }, { NUMBER($count) } rzeczy
   *[other] { $name }, { NUMBER($count) } rzeczy
}
live-item-label = { $name }, { $mark }, widziano { $age }
live-cluster-label = { NUMBER($count) } rzeczy blisko siebie
live-reader-label = { $reader }, antena { NUMBER($antenna) }
live-rate = { NUMBER($rate) }/s
live-not-watched = Bez nadzoru od { $since }
live-never-watched = Żaden czytnik nie pilnuje tego miejsca
live-crowded = Jeszcze { NUMBER($count) }. Przybliż, aby je zobaczyć.
live-no-place = Jeszcze bez miejsca
live-column-place = Miejsce
live-column-here = Tutaj
live-column-expected = Należą tutaj
live-column-state = Stan
live-column-last-seen = Ostatnio widziane
live-said = { $moved ->
    [one] 1 rzecz przeniesiona
    [few] { NUMBER($moved) } rzeczy przeniesione
    [many] { NUMBER($moved) } rzeczy przeniesionych
   *[other] { NUMBER($moved) } rzeczy przeniesione
}, { $count ->
    [one] 1 nieznana etykieta
    [few] { NUMBER($count) } nieznane etykiety
    [many] { NUMBER($count) } nieznanych etykiet
   *[other] { NUMBER($count) } nieznanej etykiety
}
live-said-arrived = { $item } jest w { $place }
panel-place = Miejsce
panel-home = Należy do
panel-home-anywhere = Może być wszędzie
panel-last-seen = Widziano { $age }
panel-last-seen-by = Widział { $age } czytnik { $reader }
panel-never-seen = Żaden czytnik jeszcze tego nie słyszał
panel-left = Poza terenem
panel-nowhere = Jeszcze bez miejsca
panel-why = Dlaczego tutaj?
panel-why-heard = { $reads ->
    [one] { $reader } słyszał raz, sygnał { $signal }.
    [few] { $reader } słyszał { NUMBER($reads) } razy, sygnał { $signal }.
    [many] { $reader } słyszał { NUMBER($reads) } razy, sygnał { $signal }.
   *[other] { $reader } słyszał { NUMBER($reads) } razy, sygnał { $signal }.
}
panel-why-by-hand = Położyła to tu osoba.
panel-why-runner-up = Może też być w { $place }.
panel-why-not-watched = Tutejszy czytnik milczy od { $since }.
panel-why-sure = Pewność: { $confidence }
panel-since = Tutaj od { $age }
panel-tags = Etykiety
panel-no-tags = Jeszcze bez etykiety
panel-find = Szukaj
panel-move = Przenieś
panel-move-choose = Naciśnij lub zeskanuj nowe miejsce rzeczy { $item }.
panel-move-out = Opuściło teren
panel-print = Drukuj etykietę
panel-open = Otwórz
panel-history = Historia
panel-history-empty = Nic się jeszcze nie stało.
panel-place-things = { $count ->
    [0] Nic tu nie ma
    [one] Jest tu 1 rzecz
    [few] Są tu { NUMBER($count) } rzeczy
    [many] Jest tu { NUMBER($count) } rzeczy
   *[other] Jest tu { NUMBER($count) } rzeczy
}
panel-place-more = jeszcze { NUMBER($count) }
panel-place-expected = { $count ->
    [one] 1 rzecz należy tutaj
    [few] { NUMBER($count) } rzeczy należą tutaj
    [many] { NUMBER($count) } rzeczy należy tutaj
   *[other] { NUMBER($count) } rzeczy należy tutaj
}
panel-place-last-read = Ostatni odczyt { $age }
panel-place-never-read = Nic tu jeszcze nie odczytano
panel-place-report = Raport o tym miejscu
panel-place-items = Pokaż jako listę
history-arrived = Przybycie do { $place }
history-moved = Przeniesiono z { $from } do { $place }
history-departed = Wyjście z terenu przez { $from }
history-linked = Połączono etykietę { $tag }
history-unlinked = Zdjęto etykietę { $tag }
history-added = Dodano do listy
history-changed = Zmieniono
history-removed = Usunięto z listy
history-heard = Pierwszy raz słyszano w { $place }
history-ignored = Od teraz pomijane
history-unignored = Już nie pomijane
history-by = kto: { $who }
history-how-read = słyszał czytnik
history-how-scan = zeskanowano
history-how-press = na tym ekranie
history-how-program = zrobił program
history-how-rule = zrobiła reguła
history-how-import = wczytano
history-how-undo = cofnięto
history-who-floor = Hala
history-who-station = Tagstead
new-tag-title = Nowa etykieta
new-tag-about = Nie ma na liście
new-tag-heard = Słyszano w { $place } · { $age }
new-tag-heard-nowhere = Słyszano { $age }
new-tag-link = Należy do rzeczy, którą mam
new-tag-add = To nowa rzecz
new-tag-ignore = Pomiń tę etykietę
new-tag-choose = Na której rzeczy jest?
live-empty-places = Twoja mapa jest pusta.
live-empty-draw = Narysuj mapę
live-empty-list = Użyj prostej listy miejsc
live-empty-demo = Zobacz demo
live-simple-about = Wpisz jedno miejsce w wierszu. Mapę narysujesz później.
live-simple-example = Przyjęcie Regały A Regały B Pakowanie Wysyłka
live-simple-none = Najpierw wpisz nazwę.
live-simple-make = { $count ->
    [0] Utwórz miejsca
    [one] Utwórz 1 miejsce
    [few] Utwórz { NUMBER($count) } miejsca
    [many] Utwórz { NUMBER($count) } miejsc
   *[other] Utwórz { NUMBER($count) } miejsca
}
live-empty-items = Nie ma jeszcze rzeczy. Przyłóż etykietę do czytnika albo wczytaj listę.
live-empty-bring-in = Wczytaj listę
live-loading = Czytanie mapy…
live-error = Nie udało się pokazać mapy.
live-no-reader = Nie ma czytnika. Podłącz go, potem dodaj w Ustawieniach.
live-no-reader-setup = Ustaw czytnik
live-readers-off = Czytniki są wyłączone. Naciśnij Start, aby czytać.
panel-since-label = Tutaj od
place-of = z { NUMBER($expected) } tutaj
place-here = tutaj
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
live-filter-on = Tylko te
live-moving = Naciśnij nowe miejsce rzeczy { $item }.
live-demo-how = Zamknij Tagstead. Potem uruchom go poleceniem { $command }
live-demo-title = Zobacz demo
live-demo-safe = Demo ma własny plik. Nic twojego się nie zmieni.
live-simple-title = Miejsca
live-simple-field = Jedno miejsce w wierszu
live-edge = { $item } jest tam. Naciśnij, aby tam przejść.
live-whole = Cała mapa
live-way = Jesteś tutaj
live-place-marked = { $place }, { NUMBER($count) } { $mark }
live-place-unwatched = { $place }, bez nadzoru od { $since }
live-big-of = z { NUMBER($total) } tutaj
live-empty-how = Przyłóż etykietę do czytnika albo dodaj rzeczy na ekranie Rzeczy.
live-no-drawing = Te miejsca nie są jeszcze narysowane. Pokazuje je lista.
tree-here = { NUMBER($here) } z { NUMBER($expected) } tutaj
tree-things = { $count ->
    [0] Pusto
    [one] 1 rzecz
    [few] { NUMBER($count) } rzeczy
    [many] { NUMBER($count) } rzeczy
   *[other] { NUMBER($count) } rzeczy
}
live-back = Spójrz wstecz
live-back-now = Wróć do teraz
live-back-at = Tak było: { $time }
live-back-slider = Chwila
live-back-reach = Jak daleko wstecz
live-back-hour = 1 godzina
live-back-day = 1 dzień
live-back-week = 7 dni
live-back-month = 30 dni
live-back-earlier = { $step } wcześniej
live-back-later = { $step } później
live-back-headline = { NUMBER($here) } z { NUMBER($total) } było na swoim miejscu
live-trail = Pokaż drogę
live-trail-hide = Ukryj drogę
live-heat = Mapa ciepła
live-heat-what = Co pokazują kolory
live-heat-moves = Ile się ruszało
live-heat-stays = Jak długo coś zostaje
live-heat-legend = Kolory
live-heat-unit-moves = Wejścia i wyjścia:
live-heat-unit-stays = Średni pobyt:
live-heat-none = W tym czasie nic się nie ruszyło.
live-heat-moves-of = { $count ->
    [0] Bez ruchów
    [one] 1 ruch
    [few] { NUMBER($count) } ruchy
   *[other] { NUMBER($count) } ruchów
}
live-heat-stay-of = średnio { $time }
live-heat-stay-none = Nic tu nie było
live-heat-place = { $place }, { $heat }
