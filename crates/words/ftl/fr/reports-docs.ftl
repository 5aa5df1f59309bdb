### French. What each message is for stands in ../en/reports-docs.ftl.

report-everything = Tout et où c’est
report-everything-about = Chaque objet, ses étiquettes, sa place et quand il a été vu.
report-everything-file = tout-et-ou-c-est
report-section-items = Objets
report-section-unknown = Étiquettes inconnues
report-column-section = Liste
report-column-name = Nom
report-column-number = Numéro
report-column-product = Produit
report-column-product-code = Code du produit
report-column-tags = Numéros d’étiquette
report-column-tag = Numéro d’étiquette
report-column-home = Sa place
report-column-place = Place
report-column-certainty = Certitude
report-column-since = Ici depuis
report-column-last-seen = Vu
report-column-reader = Entendu par
report-column-state = État
report-column-note = Note
report-column-site = Entrepôt du rapport
report-column-moment = Moment du rapport
report-column-rows = Lignes du rapport
report-state-here = Ici
report-state-wrong-place = Mauvais endroit
report-state-not-seen = Non vu
report-state-no-place = Pas encore de place
report-state-left = Sorti du site
report-state-unknown = Étiquette inconnue
report-certainty-certain = Certain
report-certainty-likely = Probable
report-certainty-unsure = Incertain
report-by-hand = À la main
report-about = À propos
report-about-report = Rapport
report-about-site = Entrepôt
report-about-moment = Moment
report-about-moment-iso = Moment (ISO 8601)
report-about-zone = Fuseau horaire de toutes les heures
report-about-rows = Lignes
report-about-rows-of = Lignes : { $section }
report-about-filter = Filtre
report-about-filter-none = Aucun, tout y est
report-about-filter-place = Seulement { $place }
report-about-filter-no-unknown = Sans les étiquettes inconnues
report-about-cut = { $count ->
    [one] 1 texte était trop long pour une cellule et a été coupé.
   *[other] { NUMBER($count) } textes étaient trop longs pour une cellule et ont été coupés.
}
report-about-demo = DÉMO : données d’essai, pas un vrai entrepôt
report-sheet-more = { $section } { NUMBER($number) }
