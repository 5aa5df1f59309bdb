### Spanish. What each message is for stands in ../en/setup.ftl.

setup-title = ¿Funciona el equipo y está bien?
setup-readers = Lectores
setup-map = Mapa
setup-items = Objetos y etiquetas
setup-people = Personas
setup-screen = Pantalla y sonido
setup-data = Datos y copias
setup-connections = Conexiones
setup-about = Acerca de
setup-state-fine = Bien
setup-state-look = Mira aquí
setup-state-unused = Sin usar
setup-needs-role = Solo una persona con el permiso Ajustes puede cambiarlo.
setup-readers-empty = Aún no hay lector. Enchúfalo y pulsa Añadir.
setup-reader-add = Añadir un lector
setup-reader-new = Lector nuevo
setup-reader-change = Cambiar { $reader }
setup-reader-name = Nombre
setup-reader-name-hint = Dónde está, como Puerta 2
setup-reader-port = Puerto
setup-reader-port-none = No hay puertos. Enchufa el lector.
setup-reader-port-taken = { $port } · lo usa { $reader }
setup-reader-port-refresh = Mirar otra vez
setup-reader-connection = Cómo está conectado
setup-reader-connection-cable = Por cable a este ordenador
setup-reader-connection-network = Por la red
setup-reader-address = Dirección de red
setup-reader-address-hint = Su nombre o número en tu red, como 10.0.0.7
setup-reader-tcp-port = Número de puerto
setup-reader-tcp-port-hint = Déjalo así, salvo que el lector se configurara de otro modo
setup-reader-family = Tipo de lector
setup-reader-family-any = Averiguar
setup-reader-role = Para qué sirve
setup-role-desk-pad = Lector de mesa
setup-role-desk-pad-about = Se entiende la etiqueta que se le acerca.
setup-role-area = Vigila un sitio
setup-role-area-about = Oye lo que hay en su sitio.
setup-role-gate = Vigila una puerta
setup-role-gate-about = Oye lo que pasa.
setup-role-handheld = Lo lleva una persona
setup-role-handheld-about = Una persona lo apunta a las cosas.
setup-reader-antennas = Antenas
setup-reader-antenna = Antena { NUMBER($number) }
setup-reader-antenna-place = Vigila
setup-reader-antenna-watches = La antena { NUMBER($number) } vigila
setup-reader-antenna-none = Aún sin sitio
setup-reader-antenna-add = Añadir una antena
setup-reader-antenna-remove = Quitar la antena { NUMBER($number) }
setup-reader-is-on = Leyendo
setup-reader-save = Guardar lector
setup-reader-remove = Quitar lector
setup-reader-removed = { $reader } se ha quitado.
setup-reader-saved = { $reader } se ha guardado.
setup-reader-practice = Lector de práctica · incluido
setup-reader-on-port = { $family } · { $port }
setup-reader-test = Probar
setup-reader-turn-on = Encender
setup-reader-turn-off = Apagar
setup-reader-help = Ayuda
setup-reader-state-off = Apagado
setup-reader-state-opening = Arrancando
setup-reader-state-ready = Listo
setup-reader-state-reading = Leyendo
setup-reader-state-lost = Sin respuesta desde { $since }
setup-test-hold = Acerca una etiqueta al lector.
setup-test-heard = { $count ->
    [one] Oída { $tag }, { $signal }, una vez
   *[other] Oída { $tag }, { $signal }, { NUMBER($count) } veces
}
setup-reader-details = Detalles
setup-reader-model = Modelo
setup-reader-reads = { NUMBER($count) } lecturas
setup-reader-frames = { NUMBER($count) } mensajes
setup-reader-garbled = { $count ->
    [0] Ningún mensaje dañado
    [one] 1 mensaje dañado
   *[other] { NUMBER($count) } mensajes dañados
}
setup-reader-garbled-about = Muchos mensajes dañados indican un cable malo o un enchufe flojo.
setup-reader-merged = { NUMBER($count) } lecturas unidas mientras el ordenador estaba ocupado
setup-reader-reconnects = { $count ->
    [0] Nunca interrumpido
    [one] Volvió una vez
   *[other] Volvió { NUMBER($count) } veces
}
setup-reader-record = Grabar lo que dice
setup-reader-record-stop = Parar de grabar
setup-reader-recording = Grabando en { $path }
setup-port-free = { $port } aún no se usa.
setup-port-use = Usarlo
setup-places = Sitios
setup-places-empty = Aún no hay sitios.
setup-place-add = Añadir un sitio
setup-place-name = Nombre
setup-place-code = Código de su cartel
setup-place-parent = Está en
setup-place-kind = Tipo
place-kind-site = Recinto
place-kind-floor = Planta
place-kind-zone = Zona
place-kind-rack = Estante
place-kind-bin = Hueco
setup-place-outer-door = Puerta al exterior
setup-place-outer-door-hint = Lo que sale por ella ha dejado el recinto.
setup-place-x = Desde la izquierda (m)
setup-place-y = Desde arriba (m)
setup-place-width = Ancho (m)
setup-place-height = Fondo (m)
setup-place-save = Guardar sitio
setup-place-remove = Quitar sitio
setup-language = Idioma
setup-theme = Colores
theme-system = Como el ordenador
theme-light = Claro
theme-dark = Oscuro
theme-contrast = Alto contraste
setup-scale = Tamaño de todo
setup-scale-percent = { NUMBER($percent) } %
setup-site-name = Nombre del almacén
setup-data-folder = Carpeta con los datos
setup-data-size = { $size } guardados
setup-verify = Revisar el registro
setup-verify-good = El registro está entero. Se revisaron { NUMBER($count) } entradas.
setup-verify-broken = El registro está roto en la entrada { NUMBER($row) }: { $why }
setup-verify-running = Revisando el registro…
setup-stale-after = { $minutes ->
    [one] No visto después de 1 minuto
   *[other] No visto después de { NUMBER($minutes) } minutos
}
setup-saved = Guardado.
setup-version = Versión { $version }
setup-about-text = Tagstead muestra dónde están tus cosas.
setup-licence = Software libre bajo la licencia Apache 2.0.
setup-loading = Leyendo los ajustes…
setup-error = No se pudieron leer los ajustes.
setup-offline = Los cambios esperan a que vuelva la conexión.
setup-screen-only = Pantalla
setup-data-only = Datos
setup-data-stored = Base de datos
setup-stale-minutes = Minutos hasta que un objeto cuenta como no visto
setup-stale-hint = El objeto sigue donde está. Solo cambia su marca.
setup-reader-rate = { $rate } lecturas/s
people-add = Añadir una persona
people-empty = Aún no hay nadie en la lista.
people-open = Todos pueden hacer todo. Da un PIN a una persona con el permiso Ajustes para cambiarlo.
people-closed = El trabajo de planta no necesita PIN. Lo demás lo pide.
people-has-pin = Tiene PIN
people-no-pin = Sin PIN
people-left = Ya no trabaja aquí
people-new = Persona nueva
people-change = Cambiar { $name }
people-name = Nombre
people-right = Permiso
people-right-floor = Leer, contar, buscar, mover, imprimir etiquetas.
people-right-lead = También: cambiar objetos, cerrar recuentos, reglas.
people-right-setup = También: lectores, mapa, personas, copias.
people-pin = PIN
people-pin-new = De 4 a 6 cifras. Déjalo vacío para no tener PIN.
people-pin-keep = De 4 a 6 cifras. Déjalo vacío para conservar el PIN.
people-pin-away = Quitar el PIN
people-leave = Ya no trabaja aquí
people-back = Trabaja aquí otra vez
people-save = Guardar persona
people-lock = Volver a Planta si nadie toca el puesto en
people-lock-minutes = { $minutes ->
    [one] 1 minuto
   *[other] { NUMBER($minutes) } minutos
}
advice-antenna-off = La antena { NUMBER($antenna) } de { $reader } no está conectada.
    .action = Empuja su cable hasta que haga clic. Luego pulsa Probar.
advice-antenna-dead = La antena { NUMBER($antenna) } de { $reader } no oye nada, las otras sí.
    .action = Pon una etiqueta delante. Si sigue callada, cambia el cable y luego la antena.
advice-poor-match = La antena { NUMBER($antenna) } de { $reader } no encaja con su cable.
    .action = Aprieta los dos enchufes, aparta el metal de la antena o cambia el cable.
advice-over-range = { $reader } oye demasiado lejos: { NUMBER($share) } de 100 etiquetas son de otros sitios.
    .action = Elige un alcance menor o gira la antena para no mirar a los vecinos.
advice-interference = Algo molesta a { $reader }: oye bien, luego nada, una y otra vez.
    .action = Busca otro lector o radio cerca. Que dos lectores no se miren.
advice-overheating = { $reader } está a { NUMBER($degrees) } °C.
    .action = Dale aire. Elige un alcance menor o deja que descanse entre rondas.
advice-slow-revisit = { $reader } vuelve a la antena { NUMBER($antenna) } solo cada { NUMBER($seconds) } segundos.
    .action = Puede pasar gente sin ser vista. Usa menos antenas en este lector o menos tiempo en cada una.
advice-bad-cable = Los mensajes de { $reader } llegan dañados.
    .action = Usa un cable USB más corto o mejor, y ningún concentrador sin corriente propia.
advice-overflow = { $reader } oyó más etiquetas de las que podía guardar.
    .action = Elige un alcance menor o usa un segundo lector.
advice-restarts = { $reader } arranca de nuevo una y otra vez.
    .action = Recibe poca corriente. Usa su propia fuente u otra toma USB.
