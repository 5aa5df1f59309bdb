### Spanish. What each message is for stands in ../en/reports.ftl.

reports-title = ¿Qué quieres mostrar o enviar?
reports-never = Aún no hecho
reports-last-made = Hecho { $age }
reports-make = Hacer
reports-make-again = Hacer otra vez
reports-preview = Vista previa: { $report }
reports-preview-rows = { $total ->
    [0] Sin filas
    [one] 1 fila
   *[other] Las primeras { NUMBER($shown) } de { NUMBER($total) } filas
}
reports-preview-moment = A fecha de { $moment }, zona horaria { $zone }
reports-preview-not-live = Un informe muestra un momento. No cambia después.
reports-preview-place = Solo { $place }
reports-preview-all = Todo, sin filtro
reports-preview-csv = Cada fila lleva también el momento y el número de filas.
reports-preview-xlsx = La hoja Acerca de dice el momento y el número de filas.
reports-preview-safe = Ninguna celda puede actuar como fórmula.
reports-preview-demo = Datos de práctica. El informe va marcado como demo.
reports-format = Formato
reports-question-place = Sitio
reports-question-place-all = Todos los sitios
reports-question-unknown = También etiquetas desconocidas
reports-question-language = Idioma
reports-do = Hacer { $format }
reports-making = Haciendo el informe… { NUMBER($done) } de { NUMBER($total) }
reports-ready = { $count ->
    [one] Listo: { $file } con 1 fila
   *[other] Listo: { $file } con { NUMBER($count) } filas
}
reports-open = Abrir
reports-open-folder = Abrir carpeta
reports-copy-path = Copiar ruta
reports-download = Descargar
reports-made = Hechos antes
reports-empty = Aún no hay nada que contar. Añade antes un objeto.
reports-loading = Leyendo las primeras filas…
reports-error = No se pudo hacer la vista previa.
reports-offline = Los informes esperan a que vuelva la conexión.
format-csv = CSV
format-csv-about = Tabla sencilla. Cualquier programa la lee.
format-xlsx = Excel (XLSX)
format-xlsx-about = Hoja con fechas, filtro y cabecera fija.
