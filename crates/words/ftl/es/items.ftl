### Spanish. What each message is for stands in ../en/items.ftl.

items-title = { $count ->
    [0] Sin objetos
    [one] 1 objeto
   *[other] { NUMBER($count) } objetos
}
items-title-some = { NUMBER($count) } de { NUMBER($total) } objetos
items-title-many = Más de { NUMBER($count) } objetos
items-search = Buscar nombre, número o etiqueta
items-new = Objeto nuevo
items-bring-in = Traer una lista
items-print = Imprimir
items-link = Unir una etiqueta
items-report = Hacer un informe
items-columns = Columnas
items-comfort = Cómodo
items-dense = Denso
items-filter-all = Todos
items-filter-here = Aquí
items-filter-wrong-place = Sitio equivocado
items-filter-not-seen = No visto
items-filter-missing = Perdido
items-filter-no-tag = Sin etiqueta
items-filter-unknown-place = Sin sitio
items-filter-unknown-tags = Etiquetas desconocidas
items-filter-place = En { $place }
items-filters = Filtros
items-clear = Quitar filtros
items-column-name = Nombre
items-column-number = Número
items-column-product = Producto
items-column-place = Sitio
items-column-home = Su sitio
items-column-last-seen = Visto
items-column-state = Estado
items-column-tag = Etiqueta
items-tag-more = { $tag } y { NUMBER($count) } más
items-sorted-up = { $column }, orden ascendente
items-sorted-down = { $column }, orden descendente
items-row-of = Fila { NUMBER($row) } de { NUMBER($total) }
item-new = Objeto nuevo
item-change = Cambiar { $name }
item-name = Nombre
item-name-hint = Cómo lo llama la gente
item-number = Número
item-number-hint = El número que lleva, si tiene
item-home = Su sitio
item-home-none = Puede estar en cualquier sitio
item-product = Producto
item-product-none = Sin producto
item-note = Nota
item-tag = Número de etiqueta
item-tag-hint = Acerca la etiqueta al lector o escribe su número
item-add = Añadir objeto
item-save = Guardar
item-remove = Quitar de la lista
item-removed = { $name } se ha quitado. Sus etiquetas son ahora desconocidas.
item-added = { $name } se ha añadido.
item-changed = { $name } se ha cambiado.
item-path-separator = ›
item-path = En { $path }
item-tags = Etiquetas
item-tags-none = Aún sin etiqueta. Acerca una al lector para unirla.
item-tag-unlink = Quitar la etiqueta
item-tag-means = Qué significa el número
item-tag-only-number = Un número sin significado conocido.
item-tag-chip = Número del chip
item-tag-scheme = Tipo de número
item-tag-signal = Señal { $detail }
link-hold = Acerca la etiqueta de { $name } al lector
link-hold-any = Acerca la etiqueta al lector
link-many = Hay más de una etiqueta cerca. Aparta las demás.
link-waiting = Esperando una etiqueta…
link-heard = Oída { $tag }
link-done = La etiqueta { $tag } está ahora en { $name }.
link-on-other = Esta etiqueta está en { $item }.
link-take-over = Pasarla aquí
link-keep = Dejarla
link-no-reader = Ningún lector lee. Pulsa Empezar o escribe el número.
link-type = Número de etiqueta
link-do = Unir esta etiqueta
link-choose-item = ¿Qué objeto?
link-unknown-tags = Etiquetas sin objeto
unknown-title = { $count ->
    [0] Sin etiquetas desconocidas
    [one] 1 etiqueta desconocida
   *[other] { NUMBER($count) } etiquetas desconocidas
}
unknown-empty = Cada etiqueta oída está en un objeto.
unknown-column-tag = Número de etiqueta
unknown-column-place = Oída en
unknown-column-heard = Oída
items-empty = Aún no hay objetos.
items-empty-action = Trae una lista o escanea el primer objeto.
items-empty-bring-in = Traer una lista
items-empty-scan = Escanear el primer objeto
items-empty-demo = Ver la demo
items-none = Nada encontrado para «{ $text }».
items-none-filter = Ningún objeto cumple estos filtros.
items-loading = Leyendo la lista…
items-error = No se pudo leer la lista.
items-offline = Esta lista puede ser antigua. Se leerá de nuevo cuando vuelva la conexión.
bring-title = Traer una lista
bring-about = Elige un archivo CSV con un objeto por línea. La primera línea nombra las columnas.
bring-choose = Elegir un archivo
bring-found = { NUMBER($good) } filas valen. { NUMBER($bad) } filas tienen un fallo.
bring-do = { $bad ->
    [0] Traer { NUMBER($good) }
   *[other] Traer { NUMBER($good) }, saltar { NUMBER($bad) }
}
bring-fault-too-large = El archivo pasa de { NUMBER($limit) } MB.
bring-fault-too-many-rows = El archivo tiene más de { NUMBER($limit) } filas.
bring-fault-too-many-columns = El archivo tiene más de { NUMBER($limit) } columnas.
bring-fault-empty = El archivo está vacío.
bring-fault-not-text = No es un archivo CSV. Guárdalo antes como CSV.
bring-fault-no-name-column = Ninguna columna se llama Nombre.
bring-fault-column-twice = La columna { $column } está dos veces.
bring-fault-open-quote = Una comilla de la línea { NUMBER($line) } no se cierra.
bring-fault-name-missing = Falta el nombre.
bring-fault-text-too-long = { $column } tiene más de { NUMBER($limit) } caracteres.
bring-fault-bad-tag = { $tag } no es un número de etiqueta. Usa 0–9 y A–F.
bring-fault-tag-twice = La etiqueta { $tag } ya está en la línea { NUMBER($line) }.
bring-fault-too-many-tags = Un objeto puede tener como mucho { NUMBER($limit) } etiquetas.
bring-fault-bad-character = { $column } tiene un carácter que no se puede mostrar.
items-empty-how = Añade el primer objeto o acerca una etiqueta a un lector.
item-tag-uri = Escrito entero
