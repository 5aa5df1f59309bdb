### Polish. What each message is for stands in ../en/count.ftl.

count-title = Policz { $places }
count-home-title = Czy wszystko tu jest?
count-step-prepare = Przygotuj
count-step-count = Licz
count-step-check = Sprawdź
count-step-done = Gotowe
count-steps = Kroki tego liczenia
count-empty = Nie ma jeszcze liczeń. Zeskanuj miejsce, aby zacząć.
count-new = Nowe liczenie
count-open-head = Otwarte liczenia
count-closed-head = Ostatnie wyniki
count-continue = Dalej
count-state-preparing = W przygotowaniu
count-state-running = Trwa
count-state-paused = Przerwa
count-state-checking = Sprawdzane
count-state-closed = Zamknięte
count-state-dropped = Porzucone
count-result-line = Znaleziono { NUMBER($found) } z { NUMBER($expected) }
count-cards = Karty poleceń
count-prepare-question = Co liczysz?
count-prepare-how = Zeskanuj miejsce albo je naciśnij.
count-chosen = Liczysz
count-chosen-none = Nie wybrano miejsca.
count-all-places = Miejsca
count-place-items = { $count ->
    [one] 1 rzecz
    [few] { NUMBER($count) } rzeczy
    [many] { NUMBER($count) } rzeczy
   *[other] { NUMBER($count) } rzeczy
}
count-blind = Liczenie w ciemno
count-blind-about = Ukrywa, co powinno tu być. Wynik jest uczciwszy.
count-product = Tylko jeden produkt
count-product-all = Wszystkie produkty
count-counter = Kto liczy
count-start = Start
count-start-blocked = Najpierw wybierz miejsce.
count-drop = Porzuć
count-offer = { $item } należy do { $place }.
count-offer-take = Policz to miejsce
count-of = z { NUMBER($count) }
count-found = Znalezione
count-percent = { NUMBER($percent) } %
count-quiet-start = Czekam na pierwszą etykietę
count-quiet = Brak nowych etykiet od { $time }
count-quiet-how = Idź dalej albo zakończ.
count-busy = Przychodzą nowe etykiety
count-no-reader = Żaden czytnik nie czyta. Możesz skanować lub nacisnąć to, co widzisz.
count-is-paused = Przerwa. Odczyty się teraz nie liczą.
count-here = Jesteś w miejscu { $place }
count-to-find = Do znalezienia
count-extra = Nadmiar
count-unknown = Nieznane etykiety
count-moved = Przeniesione podczas liczenia
count-blind-hidden = Ukryte przy liczeniu w ciemno.
count-all-found = Znaleziono wszystko.
count-none = Brak
count-from = z { $place }
count-from-nowhere = bez miejsca
count-moved-to = teraz w { $place }
count-more = { $count ->
    [one] jeszcze 1
    [few] jeszcze { NUMBER($count) }
    [many] jeszcze { NUMBER($count) }
   *[other] jeszcze { NUMBER($count) }
}
count-see-question = Czy widzisz { $item }?
count-see = Widzę to (etykieta nie odpowiada)
count-find = Szukaj
count-see-close = Nie teraz
count-by-eye = widziane okiem
count-pause = Przerwa
count-resume = Dalej
count-big = Duży widok
count-show-map = Pokaż na mapie
count-finish = Zakończ
count-said = znaleziono { NUMBER($found) }, zostało { NUMBER($left) }
count-check-title = Znaleziono { NUMBER($found) } z { NUMBER($expected) }
count-check-about = Nic się nie zmieni przed zamknięciem liczenia.
count-group-found = Znalezione { NUMBER($count) }
count-group-not-found = Nieznalezione { NUMBER($count) }
count-group-extra = Nadmiar { NUMBER($count) }
count-group-unknown = Nieznane { NUMBER($count) }
count-group-moved = Przeniesione { NUMBER($count) }
count-will-nothing = Nic się nie zmienia.
count-will-miss = { $count ->
    [0] Nic się nie zmienia.
    [one] 1 rzecz zostanie oznaczona jako brak.
    [few] { NUMBER($count) } rzeczy zostaną oznaczone jako brak.
    [many] { NUMBER($count) } rzeczy zostanie oznaczonych jako brak.
   *[other] { NUMBER($count) } rzeczy zostanie oznaczone jako brak.
}
count-will-belong = { $count ->
    [0] Nic się nie zmienia.
    [one] 1 rzecz od teraz należy tutaj.
    [few] { NUMBER($count) } rzeczy od teraz należą tutaj.
    [many] { NUMBER($count) } rzeczy od teraz należy tutaj.
   *[other] { NUMBER($count) } rzeczy od teraz należy tutaj.
}
count-will-ignore = { $count ->
    [0] Nic się nie zmienia.
    [one] 1 etykieta będzie pomijana.
    [few] { NUMBER($count) } etykiety będą pomijane.
    [many] { NUMBER($count) } etykiet będzie pomijanych.
   *[other] { NUMBER($count) } etykiety będzie pomijane.
}
count-by-eye-note = { $count ->
    [one] 1 widziano okiem. Sprawdź jej etykietę.
    [few] { NUMBER($count) } widziano okiem. Sprawdź ich etykiety.
    [many] { NUMBER($count) } widziano okiem. Sprawdź ich etykiety.
   *[other] { NUMBER($count) } widziano okiem. Sprawdź ich etykiety.
}
count-moved-note = Widziano je gdzie indziej. Nie brakuje ich.
count-do-missing = Oznacz jako brak
count-do-keep-not-seen = Zostaw jako niewidziane
count-do-find = Szukaj ich
count-do-belong = Należą tutaj
count-do-leave = Zostaw bez zmian
count-do-ignore = Pomiń
count-do-keep = Zostaw na liście nieznanych
count-rows-show = Pokaż każdą
count-row-else = Tej nie
count-row-same = Jak pozostałe
count-choice = Co zrobić: { $group }
count-back = Licz dalej
count-close = Zamknij liczenie
count-blocked-reader = Czytnik { $name } nie działa. To, czego nie słyszał, niczego nie dowodzi.
count-blocked-count = Ktoś inny liczy { $name }.
count-blocked-storing = Odczyty są jeszcze zapisywane.
count-done-title = Znaleziono { NUMBER($found) } z { NUMBER($expected) }
count-done-when = Zamknięte { $time }. Przez dobę możesz to cofnąć.
count-done-new = Nowe liczenie
count-done-again = Policz jeszcze raz
count-done-export = Wyślij do pliku
count-done-missing = nieznalezione: { NUMBER($count) }
count-done-extra = nadmiar: { NUMBER($count) }
count-done-unknown = nieznane: { NUMBER($count) }
cards-title = Karty poleceń
cards-about = Wydrukuj tę kartkę. Skanuj kartę zamiast naciskać przycisk.
cards-print = Drukuj
card-start-count = Zacznij liczenie
card-finish = Zakończ
card-undo = Cofnij
card-stop-reading = Zatrzymaj czytanie
card-sound-off = Wyłącz dźwięk
card-next = Dalej
strip-counted = { $item } policzone
strip-counted-extra = { $item } to nadmiar w { $place }
strip-counted-unknown = Etykiety { $tag } nie ma na żadnej liście
strip-count-started = Liczenie: { $place }
strip-count-paused = Liczenie { $place } wstrzymane
strip-count-goes-on = Liczenie { $place } trwa dalej
strip-count-checking = Sprawdzanie liczenia { $place }
strip-count-dropped = Liczenie { $place } porzucone
strip-count-closed = Liczenie { $place } zamknięte
strip-missing = Brakuje: { $item }
strip-not-missing = Już nie brakuje: { $item }
strip-count-continue = Kontynuuj liczenie
undo-count-close = Zamknięto liczenie
undo-count = Zmieniono liczenie
undo-missing = Zmieniono, czy brakuje: { $item }
history-missing = Liczenie tego nie znalazło
history-turned-up = Znalazło się
