### Spanish. What each message is for stands in ../en/frame.ftl.

app-name = Tagstead
app-title = { $site } · Tagstead
app-title-demo = DEMO · { $site } · Tagstead
frame-screen-live = En vivo
frame-screen-count = Contar
frame-screen-find = Buscar
frame-screen-items = Objetos
frame-screen-alerts = Avisos
frame-screen-reports = Informes
frame-screen-setup = Ajustes
frame-rail = Pantallas
frame-top-bar = Almacén y lector
frame-main = Zona principal
frame-panel = Detalles
frame-strip = Último escaneo
frame-skip = Ir a la zona principal
frame-working-as = Trabaja
frame-role-floor = Planta
frame-role-lead = Encargado
frame-role-setup = Ajustes
frame-help = Ayuda
frame-reader-reading = Leyendo · { NUMBER($rate) }/s
frame-reader-ready = Listo
frame-reader-opening = Arrancando el lector
frame-reader-none = Sin lector
frame-reader-problem = Fallo del lector
frame-reader-off = Lectores apagados
frame-reader-some-lost = { NUMBER($lost) } de { NUMBER($total) } lectores fallan
frame-start = Empezar
frame-stop = Parar
frame-start-label = Empezar a leer
frame-stop-label = Parar de leer
frame-reader-card = Lectores
frame-reads-per-second = { NUMBER($rate) } lecturas/s
frame-offline = { $count ->
    [one] Sin red · 1 en espera
   *[other] Sin red · { NUMBER($count) } en espera
}
frame-offline-about = { $count ->
    [0] Sin red. Puedes seguir trabajando.
    [one] Sin red. Puedes seguir trabajando. Espera 1 mensaje.
   *[other] Sin red. Puedes seguir trabajando. Esperan { NUMBER($count) } mensajes.
}
frame-connection-lost = Esta pantalla perdió la conexión. Lo que ves puede ser antiguo.
frame-connection-again = { $seconds ->
    [one] Nuevo intento en 1 s.
   *[other] Nuevo intento en { NUMBER($seconds) } s.
}
frame-stopped = Tagstead se ha parado. Todo hasta ahora está guardado.
frame-stopped-action = Arráncalo de nuevo para seguir.
frame-scan-none = Nada escaneado aún
frame-scan-last = Último escaneo
frame-scan-moved = { $item } → { $place }
frame-scan-unknown-tag = Etiqueta nueva { $tag }
frame-scan-unreadable = No se pudo leer. Escanea otra vez.
strip-moved = { $item } → { $place }
strip-arrived = { $item } está en { $place }
strip-departed = { $item } salió por { $place }
strip-linked = La etiqueta { $tag } está en { $item }
strip-unlinked = La etiqueta { $tag } se quitó de { $item }
strip-added = { $item } se ha añadido
strip-changed = { $item } se ha cambiado
strip-removed = { $item } se ha quitado
strip-undone = Deshecho
strip-new-tag = Etiqueta nueva { $tag } en { $place }
strip-ignored = La etiqueta { $tag } se ignora
strip-place-drawn = { $place } se ha cambiado
strip-place-removed = { $place } se ha quitado
strip-reader-set = { $reader } se ha cambiado
strip-reader-removed = { $reader } se ha quitado
strip-settings = Se cambiaron los ajustes
frame-undo = Deshacer
frame-redo = Rehacer
frame-history = Historial
frame-history-empty = Nada que deshacer.
frame-history-undone = Deshecho
frame-undone = Deshecho: { $what }
frame-undo-nothing = No hay nada que deshacer.
frame-jobs = { $count ->
    [0] Tareas
    [one] Tareas · 1
   *[other] Tareas · { NUMBER($count) }
}
frame-jobs-empty = No hay nada en marcha.
job-report = { $report } en { $format }
job-waiting = En espera
job-done-of = { NUMBER($done) } de { NUMBER($total) }
job-done-so-far = { NUMBER($done) } hasta ahora
job-time-left = { $seconds ->
    [one] queda 1 s
   *[other] quedan unos { NUMBER($seconds) } s
}
job-ready = { $count ->
    [0] Listo · sin filas
    [one] Listo · 1 fila
   *[other] Listo · { NUMBER($count) } filas
}
job-failed = No se pudo hacer
job-cancelled = Cancelado. No quedó ningún archivo.
job-cancel = Cancelar
job-open = Abrir
job-open-folder = Abrir carpeta
job-copy-path = Copiar ruta
job-again = Hacer otra vez
job-dismiss = Quitar de la lista
job-ready-said = El informe { $file } está listo.
frame-banners-more = { $count ->
    [one] 1 más
   *[other] { NUMBER($count) } más
}
frame-banner-close = Cerrar
demo-mark = DEMO · no son tus datos
demo-about = { $count ->
    [one] El lector de práctica mueve 1 objeto de práctica.
   *[other] El lector de práctica mueve { NUMBER($count) } objetos de práctica.
}
demo-leave = Usar mi propio almacén
demo-find = Buscar algo
demo-leave-how = Cierra Tagstead. Luego arráncalo con { $command }
notice-new-reader = Lector encontrado en { $port }.
notice-new-reader-use = Usarlo
notice-new-reader-test = Probarlo aquí
notice-clock-changed = El reloj del ordenador cambió { $by }. Las horas desde { $since } pueden estar mal.
notice-reader-back = { $reader } lee de nuevo.
notice-reads-merged = { $count ->
    [one] El ordenador está ocupado. 1 lectura se unió a otras.
   *[other] El ordenador está ocupado. { NUMBER($count) } lecturas se unieron a otras.
}
notice-since = Desde { $since }.
notice-trying-again = { $seconds ->
    [0] Intentando de nuevo.
    [one] Nuevo intento en 1 s.
   *[other] Nuevo intento en { NUMBER($seconds) } s.
}
error-card-meaning = Qué significa
error-card-action = Qué hacer
error-card-copy = Copiar detalles
error-card-copied = Detalles copiados
error-card-details = Detalles
error-card-code = Código { $code }
search-title = Buscar cualquier cosa
search-hint = Objeto, sitio, número de etiqueta u orden
search-none = Nada encontrado para «{ $text }».
search-items = Objetos
search-places = Sitios
search-commands = Órdenes
search-screens = Pantallas
search-count = { $count ->
    [0] Sin resultados
    [one] 1 resultado
   *[other] { NUMBER($count) } resultados
}
help-title = Ayuda y teclas
help-keys = Teclas
help-key-screens = Cambiar de pantalla
help-key-search = Buscar todo, ejecutar una orden
help-key-reading = Empezar o parar de leer
help-key-help = Ayuda y esta lista
help-key-regions = Siguiente parte de la pantalla
help-key-undo = Deshacer
help-key-redo = Rehacer
help-key-export = Hacer un informe de lo que se ve
help-key-list = Mapa o lista
help-key-big = Vista grande
help-key-full = Pantalla completa
help-key-close = Cerrar lo de encima
help-key-size = Tamaño de todo
mark-here = Aquí
mark-wrong-place = Sitio equivocado
mark-not-seen = No visto
mark-missing = Perdido
mark-unknown = Etiqueta desconocida
mark-alert = Aviso
word-close = Cerrar
word-cancel = Cancelar
word-save = Guardar
word-back = Atrás
word-next = Siguiente
word-skip = Saltar
word-try-again = Reintentar
word-remove = Quitar
word-change = Cambiar
word-add = Añadir
word-copy = Copiar
word-copied = Copiado
word-yes = Sí
word-no = No
word-none = Ninguno
word-no-name = Sin nombre
word-on = Encendido
word-off = Apagado
word-details = Detalles
word-more = Mostrar más
word-nothing-changed = No se ha cambiado nada.
word-needed = necesario
word-loading = Cargando…
word-loading-of = Leyendo la lista… { NUMBER($done) } de { NUMBER($total) }
word-partial = Se muestran los primeros { NUMBER($count) }. Aún leyendo.
word-items = { $count ->
    [one] 1 objeto
   *[other] { NUMBER($count) } objetos
}
word-tags = { $count ->
    [one] 1 etiqueta
   *[other] { NUMBER($count) } etiquetas
}
word-rows = { $count ->
    [one] 1 fila
   *[other] { NUMBER($count) } filas
}
age-now = ahora
age-seconds = hace { NUMBER($n) } s
age-minutes = hace { NUMBER($n) } min
age-hours = hace { NUMBER($n) } h
age-today = hoy { $time }
age-day = { $day } { $time }
age-never = nunca
age-since = desde { $age }
signal-strong = fuerte
signal-medium = media
signal-weak = débil
signal-silent = sin fuerza de señal
confidence-certain = Seguro
confidence-likely = Probable
confidence-unsure = Inseguro
word-clear = Vaciar
frame-clock = Hora: { $time }
frame-banners = Mensajes
demo-word = DEMO
demo-leave-title = Tu propio almacén
demo-leave-safe = La demo tiene su propio archivo. Tus datos nunca se mezclan.
frame-reader-chip = { $state }. Mostrar los lectores
reader-card-reads = { $count ->
    [one] 1 lectura desde el arranque
   *[other] { NUMBER($count) } lecturas desde el arranque
}
reader-state-off = Apagado
reader-state-opening = Arrancando
reader-state-ready = Listo
reader-state-reading = Leyendo
reader-state-lost = No lee
reader-card-none = No hay lector. Conecta uno y añádelo en Ajustes.
reader-card-practice = Lector de práctica
reader-card-garbled = { $count ->
    [one] Se omitió 1 mensaje dañado
   *[other] Se omitieron { NUMBER($count) } mensajes dañados
}
window-no-answer = Tagstead no respondió.
    .meaning = Esto no se hizo. Lo guardado está seguro.
    .action = Espera a que vuelva la conexión e inténtalo otra vez.
window-starting = Arrancando…
window-starting-long = Tagstead aún no responde. Esta página sigue intentándolo.
frame-help-label = Ayuda y teclas
help-key-fit = Mapa entero
help-key-arrows = Siguiente sitio en el mapa
help-key-enter = Entrar en un sitio
help-key-out = Salir otra vez
help-keys-map = Teclas en el mapa
help-about = Tagstead muestra dónde están tus objetos.
help-folder = Tus datos están en { $folder }
help-version = Versión { $version }
frame-jobs-title = Tareas
frame-size-said = Tamaño { NUMBER($percent) } %
undo-move = Movido { $item }
undo-link = Etiqueta unida
undo-unlink = Etiqueta quitada de { $item }
undo-add-item = Añadido { $item }
undo-change-item = Cambiado { $item }
undo-remove-item = Quitado { $item }
undo-place = Cambiado el sitio { $item }
undo-reader = Cambiado el lector { $item }
undo-settings = Ajustes cambiados
undo-ignore = Cambiado si se ignora una etiqueta
undo-other = Algo cambiado
who-button = ¿Quién está aquí? Ahora: { $name }
who-title = ¿Quién está aquí?
who-title-needs = Esto necesita el permiso { $role }
who-choose = Pulsa tu nombre.
who-nobody = Nadie con este permiso tiene PIN aún.
who-nobody-at-all = Nadie tiene PIN aún. Todos pueden hacer todo.
who-to-people = Ir a Personas
who-leave = He terminado. Volver a Planta
who-role = Permiso: { $role }
pin-title = PIN de { $name }
pin-field = PIN
pin-typed = { $count ->
    [one] 1 cifra
   *[other] { NUMBER($count) } cifras
}
pin-delete = Borrar la última cifra
pin-ready = Continuar
pin-other = Otra persona
pin-welcome = Trabaja { $name }.
pin-locked = De vuelta a Planta. Lo que está en marcha sigue.
palette-hint = Escribe un nombre, los últimos 4 signos de una etiqueta, un sitio o lo que quieres hacer.
palette-people = Personas
command-open = Abrir { $screen }
command-reading-start = Empezar a leer
command-reading-stop = Parar lectura
command-undo = Deshacer el último cambio
command-redo = Hacerlo otra vez (quitar el deshacer)
command-history = Mostrar lo que se puede deshacer
command-big = Vista grande
command-help = Ayuda y teclas
command-larger = Agrandar todo
command-smaller = Reducir todo
command-normal = Tamaño normal
command-full = Pantalla completa
command-theme = Colores: { $theme }
command-who = ¿Quién está aquí?
command-leave = Volver a Planta
command-setup = Ajustes: { $card }
command-report = Informe: { $report }
command-new-item = Añadir un objeto
help-search = Búsqueda y órdenes
help-redo = Rehacer
help-full = Pantalla completa
help-who = Quién está aquí
strip-redone = Rehecho
demo-count = Probar un recuento
demo-count-how = Pulsa Empezar. El lector de práctica cuenta por ti.
demo-find-how = Los lectores de práctica lo escuchan. Pulsa Encontrado cuando lo veas.
