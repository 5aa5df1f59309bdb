### Spanish. What each message is for stands in ../en/alerts.ftl.

alerts-empty = Todo tranquilo.
alert-reader-lost = { $reader } ya no responde.
alert-unknown-tag = Etiqueta desconocida { $tag } en { $place }.
alert-wrong-place = { $item } está en { $place }. Su sitio es { $home }.
screen-later = Esta pantalla aún no está lista.
screen-later-action = Usa En vivo y Objetos hasta entonces.
alerts-title = { $count ->
    [one] 1 cosa te necesita ahora
   *[other] { NUMBER($count) } cosas te necesitan ahora
}
alerts-all-taken = Alguien se ocupa de todo.
alerts-empty-how = Lectores, disco y reloj están bien. Esta página avisa cuando no lo estén.
alerts-now = Ahora
alerts-found = Conviene mirar
alerts-past = Antes
alerts-past-none = Hasta ahora no ha parado ningún lector.
alerts-since = Desde { $age }
alerts-taken = { $name } se ocupa
alerts-taken-floor = Alguien se ocupa
alerts-quiet-until = En silencio hasta { $time }
alerts-take = Me ocupo yo
alerts-quiet = Silencio 15 min
alerts-done = Hecho
alerts-past-row = { $reader } no leyó durante { $span }.
alerts-past-now = { $reader } no lee.
alerts-wrong-place = { $count ->
    [one] 1 objeto está en el sitio equivocado.
   *[other] { NUMBER($count) } objetos están en el sitio equivocado.
}
alerts-not-seen = { $count ->
    [one] 1 objeto no se ha visto últimamente.
   *[other] { NUMBER($count) } objetos no se han visto últimamente.
}
alerts-missing = { $count ->
    [one] Falta 1 objeto.
   *[other] Faltan { NUMBER($count) } objetos.
}
alerts-unknown = { $count ->
    [one] 1 etiqueta no está en ninguna lista.
   *[other] { NUMBER($count) } etiquetas no están en ninguna lista.
}
alerts-show = Mostrar
frame-rail-badge = { $count ->
    [one] 1 espera
   *[other] { NUMBER($count) } esperan
}
