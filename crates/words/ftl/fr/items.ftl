### French. What each message is for stands in ../en/items.ftl.

items-title = { $count ->
    [0] Aucun objet
    [one] 1 objet
   *[other] { NUMBER($count) } objets
}
items-title-some = { NUMBER($count) } objets sur { NUMBER($total) }
items-title-many = Plus de { NUMBER($count) } objets
items-search = Chercher nom, numéro ou étiquette
items-new = Nouvel objet
items-bring-in = Apporter une liste
items-print = Imprimer
items-link = Lier une étiquette
items-report = Faire un rapport
items-columns = Colonnes
items-comfort = Confort
items-dense = Dense
items-filter-all = Tous
items-filter-here = Ici
items-filter-wrong-place = Mauvais endroit
items-filter-not-seen = Non vu
items-filter-missing = Manquant
items-filter-no-tag = Sans étiquette
items-filter-unknown-place = Sans place
items-filter-unknown-tags = Étiquettes inconnues
items-filter-place = Dans { $place }
items-filters = Filtres
items-clear = Effacer les filtres
items-column-name = Nom
items-column-number = Numéro
items-column-product = Produit
items-column-place = Place
items-column-home = Sa place
items-column-last-seen = Vu
items-column-state = État
items-column-tag = Étiquette
items-tag-more = { $tag } et { NUMBER($count) } de plus
items-sorted-up = { $column }, croissant
items-sorted-down = { $column }, décroissant
items-row-of = Ligne { NUMBER($row) } sur { NUMBER($total) }
item-new = Nouvel objet
item-change = Changer { $name }
item-name = Nom
item-name-hint = Comment on l’appelle
item-number = Numéro
item-number-hint = Le numéro dessus, s’il en a un
item-home = Sa place
item-home-none = Peut être partout
item-product = Produit
item-product-none = Sans produit
item-note = Note
item-tag = Numéro d’étiquette
item-tag-hint = Approchez l’étiquette du lecteur, ou tapez son numéro
item-add = Ajouter l’objet
item-save = Enregistrer
item-remove = Retirer de la liste
item-removed = { $name } a été retiré. Ses étiquettes sont maintenant inconnues.
item-added = { $name } a été ajouté.
item-changed = { $name } a été changé.
item-path-separator = ›
item-path = Dans { $path }
item-tags = Étiquettes
item-tags-none = Pas encore d’étiquette. Approchez-en une du lecteur pour la lier.
item-tag-unlink = Retirer l’étiquette
item-tag-means = Ce que veut dire le numéro
item-tag-only-number = Un numéro sans sens connu.
item-tag-chip = Numéro de puce
item-tag-scheme = Sorte de numéro
item-tag-signal = Signal { $detail }
link-hold = Approchez du lecteur l’étiquette de { $name }
link-hold-any = Approchez l’étiquette du lecteur
link-many = Plus d’une étiquette est près. Éloignez les autres.
link-waiting = En attente d’une étiquette…
link-heard = Entendu { $tag }
link-done = L’étiquette { $tag } est maintenant sur { $name }.
link-on-other = Cette étiquette est sur { $item }.
link-take-over = La mettre ici
link-keep = Laisser
link-no-reader = Aucun lecteur ne lit. Appuyez sur Démarrer, ou tapez le numéro.
link-type = Numéro d’étiquette
link-do = Lier cette étiquette
link-choose-item = Quel objet ?
link-unknown-tags = Étiquettes sans objet
unknown-title = { $count ->
    [0] Aucune étiquette inconnue
    [one] 1 étiquette inconnue
   *[other] { NUMBER($count) } étiquettes inconnues
}
unknown-empty = Chaque étiquette entendue est sur un objet.
unknown-column-tag = Numéro d’étiquette
unknown-column-place = Entendue à
unknown-column-heard = Entendue
items-empty = Pas encore d’objet.
items-empty-action = Apportez une liste, ou scannez le premier objet.
items-empty-bring-in = Apporter une liste
items-empty-scan = Scanner le premier objet
items-empty-demo = Voir la démo
items-none = Rien trouvé pour « { $text } ».
items-none-filter = Aucun objet ne convient à ces filtres.
items-loading = Lecture de la liste…
items-error = La liste n’a pas pu être lue.
items-offline = Cette liste peut être ancienne. Elle sera relue au retour de la connexion.
bring-title = Apporter une liste
bring-about = Choisissez un fichier CSV avec un objet par ligne. La première ligne nomme les colonnes.
bring-choose = Choisir un fichier
bring-found = { NUMBER($good) } lignes conviennent. { NUMBER($bad) } lignes ont un défaut.
bring-do = { $bad ->
    [0] Apporter { NUMBER($good) }
   *[other] Apporter { NUMBER($good) }, passer { NUMBER($bad) }
}
bring-fault-too-large = Le fichier dépasse { NUMBER($limit) } Mo.
bring-fault-too-many-rows = Le fichier a plus de { NUMBER($limit) } lignes.
bring-fault-too-many-columns = Le fichier a plus de { NUMBER($limit) } colonnes.
bring-fault-empty = Le fichier est vide.
bring-fault-not-text = Ce n’est pas un fichier CSV. Enregistrez-le d’abord en CSV.
bring-fault-no-name-column = Aucune colonne ne s’appelle Nom.
bring-fault-column-twice = La colonne { $column } est là deux fois.
bring-fault-open-quote = Un guillemet de la ligne { NUMBER($line) } n’est pas fermé.
bring-fault-name-missing = Le nom manque.
bring-fault-text-too-long = { $column } dépasse { NUMBER($limit) } caractères.
bring-fault-bad-tag = { $tag } n’est pas un numéro d’étiquette. Utilisez 0–9 et A–F.
bring-fault-tag-twice = L’étiquette { $tag } est déjà à la ligne { NUMBER($line) }.
bring-fault-too-many-tags = Un objet peut avoir au plus { NUMBER($limit) } étiquettes.
bring-fault-bad-character = { $column } a un caractère impossible à afficher.
items-empty-how = Ajoutez le premier objet, ou approchez une étiquette d’un lecteur.
item-tag-uri = En toutes lettres
