### German. What each message is for stands in ../en/alerts.ftl.

alerts-empty = Alles ruhig.
alert-reader-lost = { $reader } antwortet nicht mehr.
alert-unknown-tag = Unbekanntes Etikett { $tag } bei { $place }.
alert-wrong-place = { $item } ist bei { $place }. Es gehört nach { $home }.
screen-later = Diese Seite ist noch nicht fertig.
screen-later-action = Nutze bis dahin Live und Artikel.
alerts-title = { $count ->
    [one] 1 Sache braucht dich jetzt
   *[other] { NUMBER($count) } Sachen brauchen dich jetzt
}
alerts-all-taken = Um alles kümmert sich jemand.
alerts-empty-how = Leser, Festplatte und Uhr sind in Ordnung. Hier steht es, wenn nicht.
alerts-now = Jetzt
alerts-found = Einen Blick wert
alerts-past = Früher
alerts-past-none = Bisher ist kein Leser ausgefallen.
alerts-since = Seit { $age }
alerts-taken = { $name } kümmert sich darum
alerts-taken-floor = Jemand kümmert sich darum
alerts-quiet-until = Ruhe bis { $time }
alerts-take = Ich kümmere mich
alerts-quiet = 15 min Ruhe
alerts-done = Erledigt
alerts-past-row = { $reader } hat { $span } lang nicht gelesen.
alerts-past-now = { $reader } liest nicht.
alerts-wrong-place = { $count ->
    [one] 1 Artikel ist am falschen Platz.
   *[other] { NUMBER($count) } Artikel sind am falschen Platz.
}
alerts-not-seen = { $count ->
    [one] 1 Artikel wurde lange nicht gesehen.
   *[other] { NUMBER($count) } Artikel wurden lange nicht gesehen.
}
alerts-missing = { $count ->
    [one] 1 Artikel fehlt.
   *[other] { NUMBER($count) } Artikel fehlen.
}
alerts-unknown = { $count ->
    [one] 1 Etikett steht in keiner Liste.
   *[other] { NUMBER($count) } Etiketten stehen in keiner Liste.
}
alerts-show = Zeigen
frame-rail-badge = { $count ->
    [one] 1 wartet
   *[other] { NUMBER($count) } warten
}
