### French. What each message is for stands in ../en/reports.ftl.

reports-title = Que voulez-vous montrer ou envoyer ?
reports-never = Pas encore fait
reports-last-made = Fait { $age }
reports-make = Faire
reports-make-again = Refaire
reports-preview = Aperçu : { $report }
reports-preview-rows = { $total ->
    [0] Aucune ligne
    [one] 1 ligne
   *[other] Les { NUMBER($shown) } premières lignes sur { NUMBER($total) }
}
reports-preview-moment = Au { $moment }, fuseau horaire { $zone }
reports-preview-not-live = Un rapport montre un moment. Il ne change plus ensuite.
reports-preview-place = Seulement { $place }
reports-preview-all = Tout, sans filtre
reports-preview-csv = Chaque ligne porte aussi le moment et le nombre de lignes.
reports-preview-xlsx = La feuille À propos dit le moment et le nombre de lignes.
reports-preview-safe = Aucune cellule ne peut agir comme une formule.
reports-preview-demo = Données d’essai. Le rapport est marqué comme démo.
reports-format = Format
reports-question-place = Place
reports-question-place-all = Toutes les places
reports-question-unknown = Aussi les étiquettes inconnues
reports-question-language = Langue
reports-do = Faire { $format }
reports-making = Rapport en cours… { NUMBER($done) } sur { NUMBER($total) }
reports-ready = { $count ->
    [one] Prêt : { $file } avec 1 ligne
   *[other] Prêt : { $file } avec { NUMBER($count) } lignes
}
reports-open = Ouvrir
reports-open-folder = Ouvrir le dossier
reports-copy-path = Copier le chemin
reports-download = Télécharger
reports-made = Faits avant
reports-empty = Rien à rapporter. Ajoutez d’abord un objet.
reports-loading = Lecture des premières lignes…
reports-error = L’aperçu n’a pas pu être fait.
reports-offline = Les rapports attendent le retour de la connexion.
format-csv = CSV
format-csv-about = Tableau simple. Tout programme peut le lire.
format-xlsx = Excel (XLSX)
format-xlsx-about = Tableur avec dates, filtre et en-tête fixe.
