### Spanish. What each message is for stands in ../en/reports-docs.ftl.

report-everything = Todo y dónde está
report-everything-about = Cada objeto, sus etiquetas, su sitio y cuándo se vio.
report-everything-file = todo-y-donde-esta
report-section-items = Objetos
report-section-unknown = Etiquetas desconocidas
report-column-section = Lista
report-column-name = Nombre
report-column-number = Número
report-column-product = Producto
report-column-product-code = Código de producto
report-column-tags = Números de etiqueta
report-column-tag = Número de etiqueta
report-column-home = Su sitio
report-column-place = Sitio
report-column-certainty = Certeza
report-column-since = Aquí desde
report-column-last-seen = Visto
report-column-reader = Oído por
report-column-state = Estado
report-column-note = Nota
report-column-site = Almacén del informe
report-column-moment = Momento del informe
report-column-rows = Filas del informe
report-state-here = Aquí
report-state-wrong-place = Sitio equivocado
report-state-not-seen = No visto
report-state-no-place = Aún sin sitio
report-state-left = Salió del recinto
report-state-unknown = Etiqueta desconocida
report-certainty-certain = Seguro
report-certainty-likely = Probable
report-certainty-unsure = Inseguro
report-by-hand = A mano
report-about = Acerca de
report-about-report = Informe
report-about-site = Almacén
report-about-moment = Momento
report-about-moment-iso = Momento (ISO 8601)
report-about-zone = Zona horaria de todas las horas
report-about-rows = Filas
report-about-rows-of = Filas: { $section }
report-about-filter = Filtro
report-about-filter-none = Ninguno, está todo
report-about-filter-place = Solo { $place }
report-about-filter-no-unknown = Sin etiquetas desconocidas
report-about-cut = { $count ->
    [one] 1 texto era demasiado largo para una celda y se cortó.
   *[other] { NUMBER($count) } textos eran demasiado largos para una celda y se cortaron.
}
report-about-demo = DEMO: datos de práctica, no un almacén real
report-sheet-more = { $section } { NUMBER($number) }
