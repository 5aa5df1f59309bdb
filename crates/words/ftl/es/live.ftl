### Spanish. What each message is for stands in ../en/live.ftl.

live-headline = { NUMBER($here) } de { NUMBER($total) } aquí
live-headline-none = Aún no hay objetos
live-wrong-place = { NUMBER($count) } en sitio equivocado
live-missing = Faltan { NUMBER($count) }
live-not-seen = { NUMBER($count) } no vistos
live-unknown = { $count ->
    [one] 1 etiqueta desconocida
   *[other] { NUMBER($count) } etiquetas desconocidas
}
live-alerts = { $count ->
    [one] 1 aviso
   *[other] { NUMBER($count) } avisos
}
live-next = Siguiente
live-filter-off = Mostrar todos
live-map = Mapa
live-list = Lista
live-hold = Parar imagen
live-go-on = Seguir
live-held = Parada { $time } · { NUMBER($count) } nuevos
live-zoom-in = Acercar
live-zoom-out = Alejar
live-zoom-all = Mostrar todo
live-overview = Vista general
live-floor = Plano
live-map-label = Mapa de { $site }
live-list-label = Sitios de { $site }
live-place-label = { $name }, { NUMBER($here) } de { NUMBER($expected) } aquí
live-place-count = { $count ->
    [0] { $name }, vacío
    [one] { $name }, 1 objeto
   *[other] { $name }, { NUMBER($count) } objetos
}
live-item-label = { $name }, { $mark }, visto { $age }
live-cluster-label = { NUMBER($count) } objetos muy juntos
live-reader-label = { $reader }, antena { NUMBER($antenna) }
live-rate = { NUMBER($rate) }/s
live-not-watched = Sin vigilar desde { $since }
live-never-watched = Ningún lector vigila este sitio
live-crowded = { NUMBER($count) } más. Acércate para verlos.
live-no-place = Aún sin sitio
live-column-place = Sitio
live-column-here = Aquí
live-column-expected = Son de aquí
live-column-state = Estado
live-column-last-seen = Visto
live-said = { $moved ->
    [one] 1 objeto movido
   *[other] { NUMBER($moved) } objetos movidos
}, { $count ->
    [one] 1 etiqueta desconocida
   *[other] { NUMBER($count) } etiquetas desconocidas
}
live-said-arrived = { $item } está en { $place }
panel-place = Sitio
panel-home = Su sitio
panel-home-anywhere = Puede estar en cualquier sitio
panel-last-seen = Visto { $age }
panel-last-seen-by = Visto { $age } por { $reader }
panel-never-seen = Ningún lector lo ha oído aún
panel-left = Salió del recinto
panel-nowhere = Aún sin sitio
panel-why = ¿Por qué aquí?
panel-why-heard = { $reads ->
    [one] { $reader } lo oyó una vez, { $signal }.
   *[other] { $reader } lo oyó { NUMBER($reads) } veces, { $signal }.
}
panel-why-by-hand = Una persona lo puso aquí.
panel-why-runner-up = También podría estar en { $place }.
panel-why-not-watched = El lector de aquí calla desde { $since }.
panel-why-sure = Certeza: { $confidence }
panel-since = Aquí desde { $age }
panel-tags = Etiquetas
panel-no-tags = Aún sin etiqueta
panel-find = Buscarlo
panel-move = Mover
panel-move-choose = Pulsa o escanea el nuevo sitio de { $item }.
panel-move-out = Salió del recinto
panel-print = Imprimir etiqueta
panel-open = Abrir
panel-history = Historial
panel-history-empty = Aún no ha pasado nada.
panel-place-things = { $count ->
    [0] Aquí no hay nada
    [one] Aquí hay 1 cosa
   *[other] Aquí hay { NUMBER($count) } cosas
}
panel-place-more = { NUMBER($count) } más
panel-place-expected = { $count ->
    [one] 1 objeto es de aquí
   *[other] { NUMBER($count) } objetos son de aquí
}
panel-place-last-read = Última lectura { $age }
panel-place-never-read = Aquí aún no se ha leído nada
panel-place-report = Informe de este sitio
panel-place-items = Mostrar como lista
history-arrived = Llegó a { $place }
history-moved = Movido de { $from } a { $place }
history-departed = Salió del recinto por { $from }
history-linked = Se unió la etiqueta { $tag }
history-unlinked = Se quitó la etiqueta { $tag }
history-added = Añadido a la lista
history-changed = Cambiado
history-removed = Quitado de la lista
history-heard = Oído por primera vez en { $place }
history-ignored = Se ignora desde ahora
history-unignored = Ya no se ignora
history-by = por { $who }
history-how-read = oído por un lector
history-how-scan = escaneado
history-how-press = en esta pantalla
history-how-program = por un programa
history-how-rule = por una regla
history-how-import = traído
history-how-undo = deshecho
history-who-floor = Planta
history-who-station = Tagstead
new-tag-title = Etiqueta nueva
new-tag-about = No está en la lista
new-tag-heard = Oída en { $place } · { $age }
new-tag-heard-nowhere = Oída { $age }
new-tag-link = Es de un objeto que tengo
new-tag-add = Es un objeto nuevo
new-tag-ignore = Ignorar esta etiqueta
new-tag-choose = ¿En qué objeto está?
live-empty-places = Tu mapa está vacío.
live-empty-draw = Dibujar el mapa
live-empty-list = Usar una lista sencilla de sitios
live-empty-demo = Ver la demo
live-simple-about = Escribe un sitio por línea. Podrás dibujar el mapa después.
live-simple-example = Recepción Estantes A Estantes B Embalaje Envíos
live-simple-none = Escribe antes un nombre.
live-simple-make = { $count ->
    [0] Crear los sitios
    [one] Crear 1 sitio
   *[other] Crear { NUMBER($count) } sitios
}
live-empty-items = Aún no hay objetos. Acerca una etiqueta al lector o trae una lista.
live-empty-bring-in = Traer una lista
live-loading = Leyendo el mapa…
live-error = No se pudo mostrar el mapa.
live-no-reader = No hay lector. Conecta uno y añádelo en Ajustes.
live-no-reader-setup = Preparar un lector
live-readers-off = Los lectores están apagados. Pulsa Empezar para leer.
panel-since-label = Aquí desde
place-of = de { NUMBER($expected) } aquí
place-here = aquí
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
live-filter-on = Solo estos
live-moving = Pulsa el nuevo sitio de { $item }.
live-demo-how = Cierra Tagstead. Luego arráncalo con { $command }
live-demo-title = Ver la demo
live-demo-safe = La demo tiene su propio archivo. No cambia nada tuyo.
live-simple-title = Sitios
live-simple-field = Un sitio por línea
live-edge = { $item } está allí. Pulsa para ir.
live-whole = Mapa entero
live-way = Estás aquí
live-place-marked = { $place }, { NUMBER($count) } { $mark }
live-place-unwatched = { $place }, sin vigilar desde { $since }
live-big-of = de { NUMBER($total) } aquí
live-empty-how = Acerca una etiqueta a un lector o añade objetos en la pantalla Objetos.
live-no-drawing = Estos sitios aún no están dibujados. La lista los muestra.
tree-here = { NUMBER($here) } de { NUMBER($expected) } aquí
tree-things = { $count ->
    [0] Vacío
    [one] 1 objeto
   *[other] { NUMBER($count) } objetos
}
live-back = Mirar atrás
live-back-now = Volver a ahora
live-back-at = Como era el { $time }
live-back-slider = Momento
live-back-reach = Cuánto atrás
live-back-hour = 1 hora
live-back-day = 1 día
live-back-week = 7 días
live-back-month = 30 días
live-back-earlier = { $step } antes
live-back-later = { $step } después
live-back-headline = { NUMBER($here) } de { NUMBER($total) } estaban en su sitio
live-trail = Mostrar su camino
live-trail-hide = Ocultar su camino
live-heat = Mapa de calor
live-heat-what = Qué muestran los colores
live-heat-moves = Cuánto se movió
live-heat-stays = Cuánto se quedan
live-heat-legend = Colores
live-heat-unit-moves = Entradas y salidas:
live-heat-unit-stays = Estancia media:
live-heat-none = Nada se movió en este tiempo.
live-heat-moves-of = { $count ->
    [0] Sin movimientos
    [one] 1 movimiento
   *[other] { NUMBER($count) } movimientos
}
live-heat-stay-of = { $time } de media
live-heat-stay-none = Aquí no hubo nada
live-heat-place = { $place }, { $heat }
