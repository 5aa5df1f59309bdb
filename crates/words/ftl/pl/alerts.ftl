### Polish. What each message is for stands in ../en/alerts.ftl.

alerts-empty = Spokój.
alert-reader-lost = { $reader } przestał odpowiadać.
alert-unknown-tag = Nieznana etykieta { $tag } w miejscu { $place }.
alert-wrong-place = { $item } jest w miejscu { $place }. Należy do { $home }.
screen-later = Ten ekran nie jest jeszcze gotowy.
screen-later-action = Do tego czasu używaj ekranów Na żywo i Rzeczy.
alerts-title = { $count ->
    [one] 1 sprawa czeka na ciebie
    [few] { NUMBER($count) } sprawy czekają na ciebie
    [many] { NUMBER($count) } spraw czeka na ciebie
   *[other] { NUMBER($count) } sprawy czeka na ciebie
}
alerts-all-taken = Ktoś zajmuje się wszystkim.
alerts-empty-how = Czytniki, dysk i zegar działają. Ta strona powie, gdy przestaną.
alerts-now = Teraz
alerts-found = Warto spojrzeć
alerts-past = Wcześniej
alerts-past-none = Żaden czytnik jeszcze nie stanął.
alerts-since = Od { $age }
alerts-taken = { $name } się tym zajmuje
alerts-taken-floor = Ktoś się tym zajmuje
alerts-quiet-until = Cisza do { $time }
alerts-take = Zajmuję się tym
alerts-quiet = Cisza 15 min
alerts-done = Zrobione
alerts-past-row = { $reader } nie czytał przez { $span }.
alerts-past-now = { $reader } nie czyta.
alerts-wrong-place = { $count ->
    [one] 1 rzecz jest w złym miejscu.
    [few] { NUMBER($count) } rzeczy są w złym miejscu.
    [many] { NUMBER($count) } rzeczy jest w złym miejscu.
   *[other] { NUMBER($count) } rzeczy jest w złym miejscu.
}
alerts-not-seen = { $count ->
    [one] 1 rzeczy dawno nie widziano.
    [few] { NUMBER($count) } rzeczy dawno nie widziano.
    [many] { NUMBER($count) } rzeczy dawno nie widziano.
   *[other] { NUMBER($count) } rzeczy dawno nie widziano.
}
alerts-missing = { $count ->
    [one] Brakuje 1 rzeczy.
    [few] Brak: { NUMBER($count) } rzeczy.
    [many] Brakuje { NUMBER($count) } rzeczy.
   *[other] Brakuje { NUMBER($count) } rzeczy.
}
alerts-unknown = { $count ->
    [one] 1 etykiety nie ma na żadnej liście.
    [few] { NUMBER($count) } etykiet nie ma na żadnej liście.
    [many] { NUMBER($count) } etykiet nie ma na żadnej liście.
   *[other] { NUMBER($count) } etykiety nie ma na żadnej liście.
}
alerts-show = Pokaż
frame-rail-badge = { $count ->
    [one] 1 czeka
    [few] { NUMBER($count) } czekają
    [many] { NUMBER($count) } czeka
   *[other] { NUMBER($count) } czeka
}
