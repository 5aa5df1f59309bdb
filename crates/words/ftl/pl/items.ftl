### Polish. What each message is for stands in ../en/items.ftl.

items-title = { $count ->
    [0] Brak rzeczy
    [one] 1 rzecz
    [few] { NUMBER($count) } rzeczy
    [many] { NUMBER($count) } rzeczy
   *[other] { NUMBER($count) } rzeczy
}
items-title-some = { NUMBER($count) } z { NUMBER($total) } rzeczy
items-title-many = Ponad { NUMBER($count) } rzeczy
items-search = Szukaj nazwy, numeru lub etykiety
items-new = Nowa rzecz
items-bring-in = Wczytaj listę
items-print = Drukuj
items-link = Połącz etykietę
items-report = Zrób raport
items-columns = Kolumny
items-comfort = Wygodnie
items-dense = Gęsto
items-filter-all = Wszystkie
items-filter-here = Tutaj
items-filter-wrong-place = Złe miejsce
items-filter-not-seen = Niewidziane
items-filter-missing = Brak
items-filter-no-tag = Bez etykiety
items-filter-unknown-place = Bez miejsca
items-filter-unknown-tags = Nieznane etykiety
items-filter-place = W { $place }
items-filters = Filtry
items-clear = Wyczyść filtry
items-column-name = Nazwa
items-column-number = Numer
items-column-product = Produkt
items-column-place = Miejsce
items-column-home = Należy do
items-column-last-seen = Ostatnio widziane
items-column-state = Stan
items-column-tag = Etykieta
items-tag-more = { $tag } i jeszcze { NUMBER($count) }
items-sorted-up = { $column }, rosnąco
items-sorted-down = { $column }, malejąco
items-row-of = Wiersz { NUMBER($row) } z { NUMBER($total) }
item-new = Nowa rzecz
item-change = Zmień: { $name }
item-name = Nazwa
item-name-hint = Jak ludzie to nazywają
item-number = Numer
item-number-hint = Numer na niej, jeśli jest
item-home = Należy do
item-home-none = Może być wszędzie
item-product = Produkt
item-product-none = Bez produktu
item-note = Notatka
item-tag = Numer etykiety
item-tag-hint = Przyłóż etykietę do czytnika albo wpisz jej numer
item-add = Dodaj rzecz
item-save = Zapisz
item-remove = Usuń z listy
item-removed = Usunięto: { $name }. Jej etykiety są teraz nieznane.
item-added = Dodano: { $name }.
item-changed = Zmieniono: { $name }.
item-path-separator = ›
item-path = W { $path }
item-tags = Etykiety
item-tags-none = Brak etykiety. Przyłóż etykietę do czytnika, aby ją połączyć.
item-tag-unlink = Zdejmij etykietę
item-tag-means = Co znaczy numer
item-tag-only-number = Numer bez znanego znaczenia.
item-tag-chip = Numer układu
item-tag-scheme = Rodzaj numeru
item-tag-signal = Sygnał { $detail }
link-hold = Przyłóż do czytnika etykietę rzeczy { $name }
link-hold-any = Przyłóż etykietę do czytnika
link-many = Blisko jest więcej etykiet. Odsuń pozostałe.
link-waiting = Czekam na etykietę…
link-heard = Usłyszano { $tag }
link-done = Etykieta { $tag } jest teraz na { $name }.
link-on-other = Ta etykieta jest na { $item }.
link-take-over = Przenieś tutaj
link-keep = Zostaw
link-no-reader = Żaden czytnik nie czyta. Naciśnij Start albo wpisz numer.
link-type = Numer etykiety
link-do = Połącz tę etykietę
link-choose-item = Która rzecz?
link-unknown-tags = Etykiety bez rzeczy
unknown-title = { $count ->
    [0] Brak nieznanych etykiet
    [one] 1 nieznana etykieta
    [few] { NUMBER($count) } nieznane etykiety
    [many] { NUMBER($count) } nieznanych etykiet
   *[other] { NUMBER($count) } nieznanej etykiety
}
unknown-empty = Każda usłyszana etykieta jest na rzeczy.
unknown-column-tag = Numer etykiety
unknown-column-place = Słyszano w
unknown-column-heard = Ostatnio słyszano
items-empty = Nie ma jeszcze rzeczy.
items-empty-action = Wczytaj listę albo zeskanuj pierwszą rzecz.
items-empty-bring-in = Wczytaj listę
items-empty-scan = Zeskanuj pierwszą rzecz
items-empty-demo = Zobacz demo
items-none = Nic nie znaleziono dla „{ $text }”.
items-none-filter = Żadna rzecz nie pasuje do filtrów.
items-loading = Czytanie listy…
items-error = Nie udało się odczytać listy.
items-offline = Ta lista może być stara. Zostanie odczytana, gdy wróci połączenie.
bring-title = Wczytaj listę
bring-about = Wybierz plik CSV, jedna rzecz w wierszu. Pierwszy wiersz nazywa kolumny.
bring-choose = Wybierz plik
bring-found = Pasuje { NUMBER($good) } wierszy. { NUMBER($bad) } wierszy ma błąd.
bring-do = { $bad ->
    [0] Wczytaj { NUMBER($good) }
   *[other] Wczytaj { NUMBER($good) }, pomiń { NUMBER($bad) }
}
bring-fault-too-large = Plik jest większy niż { NUMBER($limit) } MB.
bring-fault-too-many-rows = Plik ma więcej niż { NUMBER($limit) } wierszy.
bring-fault-too-many-columns = Plik ma więcej niż { NUMBER($limit) } kolumn.
bring-fault-empty = Plik jest pusty.
bring-fault-not-text = To nie jest plik CSV. Najpierw zapisz go jako CSV.
bring-fault-no-name-column = Żadna kolumna nie nazywa się Nazwa.
bring-fault-column-twice = Kolumna { $column } jest dwa razy.
bring-fault-open-quote = Cudzysłów w wierszu { NUMBER($line) } nie jest zamknięty.
bring-fault-name-missing = Brakuje nazwy.
bring-fault-text-too-long = { $column } ma więcej niż { NUMBER($limit) } znaków.
bring-fault-bad-tag = { $tag } nie jest numerem etykiety. Użyj 0–9 i A–F.
bring-fault-tag-twice = Etykieta { $tag } jest już w wierszu { NUMBER($line) }.
bring-fault-too-many-tags = Rzecz może mieć najwyżej { NUMBER($limit) } etykiet.
bring-fault-bad-character = { $column } ma znak, którego nie da się pokazać.
items-empty-how = Dodaj pierwszą rzecz albo przyłóż etykietę do czytnika.
item-tag-uri = Zapisane w całości
