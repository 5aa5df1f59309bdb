### French. What each message is for stands in ../en/live.ftl.

live-headline = { NUMBER($here) } sur { NUMBER($total) } ici
live-headline-none = Pas encore d’objet
live-wrong-place = { NUMBER($count) } au mauvais endroit
live-missing = { NUMBER($count) } manquants
live-not-seen = { NUMBER($count) } non vus
live-unknown = { $count ->
    [one] 1 étiquette inconnue
   *[other] { NUMBER($count) } étiquettes inconnues
}
live-alerts = { $count ->
    [one] 1 alerte
   *[other] { NUMBER($count) } alertes
}
live-next = Suivant
live-filter-off = Tout voir
live-map = Carte
live-list = Liste
live-hold = Figer l’image
live-go-on = Reprendre
live-held = Figée { $time } · { NUMBER($count) } nouveaux
live-zoom-in = Plus près
live-zoom-out = Plus loin
live-zoom-all = Tout afficher
live-overview = Aperçu
live-floor = Plan
live-map-label = Carte de { $site }
live-list-label = Places de { $site }
live-place-label = { $name }, { NUMBER($here) } sur { NUMBER($expected) } ici
live-place-count = { $count ->
    [0] { $name }, vide
    [one] { $name }, 1 objet
   *[other] { $name }, { NUMBER($count) } objets
}
live-item-label = { $name }, { $mark }, vu { $age }
live-cluster-label = { NUMBER($count) } objets serrés
live-reader-label = { $reader }, antenne { NUMBER($antenna) }
live-rate = { NUMBER($rate) }/s
live-not-watched = Non surveillé depuis { $since }
live-never-watched = Aucun lecteur ne surveille cette place
live-crowded = { NUMBER($count) } de plus. Approchez pour les voir.
live-no-place = Pas encore de place
live-column-place = Place
live-column-here = Ici
live-column-expected = Ont leur place ici
live-column-state = État
live-column-last-seen = Vu
live-said = { $moved ->
    [one] 1 objet déplacé
   *[other] { NUMBER($moved) } objets déplacés
}, { $count ->
    [one] 1 étiquette inconnue
   *[other] { NUMBER($count) } étiquettes inconnues
}
live-said-arrived = { $item } est à { $place }
panel-place = Place
panel-home = Sa place
panel-home-anywhere = Peut être partout
panel-last-seen = Vu { $age }
panel-last-seen-by = Vu { $age } par { $reader }
panel-never-seen = Aucun lecteur ne l’a encore entendu
panel-left = Sorti du site
panel-nowhere = Pas encore de place
panel-why = Pourquoi ici ?
panel-why-heard = { $reads ->
    [one] { $reader } l’a entendu une fois, { $signal }.
   *[other] { $reader } l’a entendu { NUMBER($reads) } fois, { $signal }.
}
panel-why-by-hand = Une personne l’a mis ici.
panel-why-runner-up = Il pourrait aussi être à { $place }.
panel-why-not-watched = Le lecteur d’ici se tait depuis { $since }.
panel-why-sure = Certitude : { $confidence }
panel-since = Ici depuis { $age }
panel-tags = Étiquettes
panel-no-tags = Pas encore d’étiquette
panel-find = Chercher
panel-move = Déplacer
panel-move-choose = Appuyez sur la nouvelle place de { $item }, ou scannez-la.
panel-move-out = Il est sorti du site
panel-print = Imprimer l’étiquette
panel-open = Ouvrir
panel-history = Historique
panel-history-empty = Rien ne s’est encore passé.
panel-place-things = { $count ->
    [0] Rien ici
    [one] 1 chose ici
   *[other] { NUMBER($count) } choses ici
}
panel-place-more = { NUMBER($count) } de plus
panel-place-expected = { $count ->
    [one] 1 objet a sa place ici
   *[other] { NUMBER($count) } objets ont leur place ici
}
panel-place-last-read = Dernière lecture { $age }
panel-place-never-read = Rien n’a encore été lu ici
panel-place-report = Rapport de cette place
panel-place-items = Voir en liste
history-arrived = Arrivé à { $place }
history-moved = Déplacé de { $from } à { $place }
history-departed = Sorti du site par { $from }
history-linked = L’étiquette { $tag } a été liée
history-unlinked = L’étiquette { $tag } a été retirée
history-added = Ajouté à la liste
history-changed = Changé
history-removed = Retiré de la liste
history-heard = Entendu d’abord à { $place }
history-ignored = Ignoré désormais
history-unignored = N’est plus ignoré
history-by = par { $who }
history-how-read = entendu par un lecteur
history-how-scan = scanné
history-how-press = sur cet écran
history-how-program = par un programme
history-how-rule = par une règle
history-how-import = apporté
history-how-undo = annulé
history-who-floor = Atelier
history-who-station = Tagstead
new-tag-title = Nouvelle étiquette
new-tag-about = Pas dans la liste
new-tag-heard = Entendue à { $place } · { $age }
new-tag-heard-nowhere = Entendue { $age }
new-tag-link = Elle va avec un objet que j’ai
new-tag-add = C’est un nouvel objet
new-tag-ignore = Ignorer cette étiquette
new-tag-choose = Sur quel objet est-elle ?
live-empty-places = Votre carte est vide.
live-empty-draw = Dessiner la carte
live-empty-list = Utiliser une simple liste de places
live-empty-demo = Voir la démo
live-simple-about = Tapez une place par ligne. Vous dessinerez la carte plus tard.
live-simple-example = Réception Étagères A Étagères B Emballage Expédition
live-simple-none = Tapez d’abord un nom.
live-simple-make = { $count ->
    [0] Créer les places
    [one] Créer 1 place
   *[other] Créer { NUMBER($count) } places
}
live-empty-items = Pas encore d’objet. Approchez une étiquette du lecteur, ou apportez une liste.
live-empty-bring-in = Apporter une liste
live-loading = Lecture de la carte…
live-error = La carte n’a pas pu être affichée.
live-no-reader = Aucun lecteur. Branchez-en un, puis ajoutez-le dans Réglages.
live-no-reader-setup = Installer un lecteur
live-readers-off = Les lecteurs sont éteints. Appuyez sur Démarrer pour lire.
panel-since-label = Ici depuis
place-of = sur { NUMBER($expected) } ici
place-here = ici
tile-of = { NUMBER($here) }/{ NUMBER($expected) }
live-filter-on = Ceux-ci seulement
live-moving = Appuyez sur la nouvelle place de { $item }.
live-demo-how = Fermez Tagstead. Puis lancez-le avec { $command }
live-demo-title = Voir la démo
live-demo-safe = La démo a son propre fichier. Rien chez vous n’est changé.
live-simple-title = Places
live-simple-field = Une place par ligne
live-edge = { $item } est par là. Appuyez pour y aller.
live-whole = Toute la carte
live-way = Vous êtes ici
live-place-marked = { $place }, { NUMBER($count) } { $mark }
live-place-unwatched = { $place }, non surveillé depuis { $since }
live-big-of = sur { NUMBER($total) } ici
live-empty-how = Approchez une étiquette d’un lecteur, ou ajoutez des objets dans l’écran Objets.
live-no-drawing = Ces places ne sont pas encore dessinées. La liste les montre.
tree-here = { NUMBER($here) } sur { NUMBER($expected) } ici
tree-things = { $count ->
    [0] Vide
    [one] 1 objet
   *[other] { NUMBER($count) } objets
}
live-back = Revoir
live-back-now = Retour à maintenant
live-back-at = Comme c’était le { $time }
live-back-slider = Moment
live-back-reach = Jusqu’où
live-back-hour = 1 heure
live-back-day = 1 jour
live-back-week = 7 jours
live-back-month = 30 jours
live-back-earlier = { $step } plus tôt
live-back-later = { $step } plus tard
live-back-headline = { NUMBER($here) } sur { NUMBER($total) } étaient à leur place
live-trail = Voir son chemin
live-trail-hide = Cacher son chemin
live-heat = Carte de chaleur
live-heat-what = Ce que montrent les couleurs
live-heat-moves = Combien a bougé
live-heat-stays = Combien de temps ça reste
live-heat-legend = Couleurs
live-heat-unit-moves = Entrées et sorties :
live-heat-unit-stays = Séjour moyen :
live-heat-none = Rien n’a bougé pendant ce temps.
live-heat-moves-of = { $count ->
    [0] Aucun mouvement
    [one] 1 mouvement
   *[other] { NUMBER($count) } mouvements
}
live-heat-stay-of = { $time } en moyenne
live-heat-stay-none = Rien n’est resté ici
live-heat-place = { $place }, { $heat }
