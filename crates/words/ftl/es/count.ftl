### Spanish. What each message is for stands in ../en/count.ftl.

count-title = Contar { $places }
count-home-title = ¿Está todo aquí?
count-step-prepare = Preparar
count-step-count = Contar
count-step-check = Revisar
count-step-done = Listo
count-steps = Pasos de este recuento
count-empty = Aún no hay recuentos. Escanea un sitio para empezar.
count-new = Nuevo recuento
count-open-head = Recuentos abiertos
count-closed-head = Últimos resultados
count-continue = Continuar
count-state-preparing = En preparación
count-state-running = Contando
count-state-paused = En pausa
count-state-checking = En revisión
count-state-closed = Cerrado
count-state-dropped = Desechado
count-result-line = { NUMBER($found) } de { NUMBER($expected) } encontrados
count-cards = Tarjetas de órdenes
count-prepare-question = ¿Qué cuentas?
count-prepare-how = Escanea un sitio o púlsalo.
count-chosen = Cuentas
count-chosen-none = Aún no has elegido sitio.
count-all-places = Sitios
count-place-items = { $count ->
    [one] 1 objeto
   *[other] { NUMBER($count) } objetos
}
count-blind = Recuento a ciegas
count-blind-about = Oculta lo que debería estar. El resultado es más fiel.
count-product = Solo un producto
count-product-all = Todos los productos
count-counter = Quién cuenta
count-start = Empezar
count-start-blocked = Elige antes un sitio.
count-drop = Desechar
count-offer = El sitio de { $item } es { $place }.
count-offer-take = Contar este sitio
count-of = de { NUMBER($count) }
count-found = Encontrados
count-percent = { NUMBER($percent) } %
count-quiet-start = Esperando la primera etiqueta
count-quiet = Sin etiquetas nuevas desde hace { $time }
count-quiet-how = Sigue caminando o termina.
count-busy = Llegan etiquetas nuevas
count-no-reader = Ningún lector lee. Puedes escanear o pulsar lo que ves.
count-is-paused = En pausa. Lo leído no cuenta ahora.
count-here = Estás en { $place }
count-to-find = Por encontrar
count-extra = De más
count-unknown = Etiquetas desconocidas
count-moved = Movidos durante el recuento
count-blind-hidden = Oculto en un recuento a ciegas.
count-all-found = Se encontró todo.
count-none = Ninguno
count-from = de { $place }
count-from-nowhere = sin sitio
count-moved-to = ahora en { $place }
count-more = { $count ->
    [one] 1 más
   *[other] { NUMBER($count) } más
}
count-see-question = ¿Ves { $item }?
count-see = Lo veo (la etiqueta no responde)
count-find = Buscarlo
count-see-close = Ahora no
count-by-eye = visto a ojo
count-pause = Pausa
count-resume = Seguir
count-big = Vista grande
count-show-map = Mostrar en el mapa
count-finish = Terminar
count-said = { NUMBER($found) } encontrados, quedan { NUMBER($left) }
count-check-title = { NUMBER($found) } de { NUMBER($expected) } encontrados
count-check-about = Nada cambia antes de cerrar el recuento.
count-group-found = Encontrados { NUMBER($count) }
count-group-not-found = No encontrados { NUMBER($count) }
count-group-extra = De más { NUMBER($count) }
count-group-unknown = Desconocidas { NUMBER($count) }
count-group-moved = Movidos { NUMBER($count) }
count-will-nothing = Nada cambia.
count-will-miss = { $count ->
    [0] Nada cambia.
    [one] 1 objeto se marca como perdido.
   *[other] { NUMBER($count) } objetos se marcan como perdidos.
}
count-will-belong = { $count ->
    [0] Nada cambia.
    [one] El sitio de 1 objeto pasa a ser este.
   *[other] El sitio de { NUMBER($count) } objetos pasa a ser este.
}
count-will-ignore = { $count ->
    [0] Nada cambia.
    [one] 1 etiqueta se ignora desde ahora.
   *[other] { NUMBER($count) } etiquetas se ignoran desde ahora.
}
count-by-eye-note = { $count ->
    [one] 1 se vio a ojo. Revisa su etiqueta.
   *[other] { NUMBER($count) } se vieron a ojo. Revisa sus etiquetas.
}
count-moved-note = Se vieron en otro lugar. No faltan.
count-do-missing = Marcar como perdidos
count-do-keep-not-seen = Dejar como no vistos
count-do-find = Buscarlos
count-do-belong = Su sitio es este
count-do-leave = Dejarlos como están
count-do-ignore = Ignorar
count-do-keep = Dejar en la lista de desconocidas
count-rows-show = Mostrar cada uno
count-row-else = Este no
count-row-same = Como los demás
count-choice = Qué hacer: { $group }
count-back = Seguir contando
count-close = Cerrar el recuento
count-blocked-reader = { $name } se ha perdido. Lo que no oyó no prueba nada.
count-blocked-count = Otra persona cuenta { $name }.
count-blocked-storing = Aún se guardan lecturas.
count-done-title = { NUMBER($found) } de { NUMBER($expected) } encontrados
count-done-when = Cerrado { $time }. Puedes deshacerlo durante un día.
count-done-new = Nuevo recuento
count-done-again = Contar de nuevo
count-done-export = Sacar
count-done-missing = { NUMBER($count) } no encontrados
count-done-extra = { NUMBER($count) } de más
count-done-unknown = { NUMBER($count) } desconocidas
cards-title = Tarjetas de órdenes
cards-about = Imprime esta hoja. Escanea una tarjeta en vez de pulsar un botón.
cards-print = Imprimir
card-start-count = Empezar recuento
card-finish = Terminar
card-undo = Deshacer
card-stop-reading = Parar lectura
card-sound-off = Sin sonido
card-next = Siguiente
strip-counted = { $item } contado
strip-counted-extra = { $item } está de más en { $place }
strip-counted-unknown = La etiqueta { $tag } no está en ninguna lista
strip-count-started = Contando { $place }
strip-count-paused = Recuento de { $place } en pausa
strip-count-goes-on = Contando { $place } otra vez
strip-count-checking = Revisando el recuento de { $place }
strip-count-dropped = Recuento de { $place } desechado
strip-count-closed = Recuento de { $place } cerrado
strip-missing = Falta { $item }
strip-not-missing = { $item } ya no falta
strip-count-continue = Continuar recuento
undo-count-close = Recuento cerrado
undo-count = Recuento cambiado
undo-missing = Cambiado si falta { $item }
history-missing = Un recuento no lo encontró
history-turned-up = Apareció de nuevo
