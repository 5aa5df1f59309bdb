### French. What each message is for stands in ../en/count.ftl.

count-title = Compter { $places }
count-home-title = Tout est-il là ?
count-step-prepare = Préparer
count-step-count = Compter
count-step-check = Vérifier
count-step-done = Fini
count-steps = Étapes de ce comptage
count-empty = Aucun comptage. Scannez une place pour commencer.
count-new = Nouveau comptage
count-open-head = Comptages ouverts
count-closed-head = Derniers résultats
count-continue = Continuer
count-state-preparing = En préparation
count-state-running = En cours
count-state-paused = En pause
count-state-checking = En vérification
count-state-closed = Clos
count-state-dropped = Abandonné
count-result-line = { NUMBER($found) } sur { NUMBER($expected) } trouvés
count-cards = Cartes de commande
count-prepare-question = Que comptez-vous ?
count-prepare-how = Scannez une place, ou appuyez dessus.
count-chosen = Vous comptez
count-chosen-none = Aucune place choisie.
count-all-places = Places
count-place-items = { $count ->
    [one] 1 objet
   *[other] { NUMBER($count) } objets
}
count-blind = Comptage aveugle
count-blind-about = Cache ce qui devrait être là. Le résultat est plus honnête.
count-product = Un seul produit
count-product-all = Tous les produits
count-counter = Qui compte
count-start = Commencer
count-start-blocked = Choisissez d’abord une place.
count-drop = Abandonner
count-offer = La place de { $item } est { $place }.
count-offer-take = Compter cette place
count-of = sur { NUMBER($count) }
count-found = Trouvés
count-percent = { NUMBER($percent) } %
count-quiet-start = En attente de la première étiquette
count-quiet = Pas de nouvelle étiquette depuis { $time }
count-quiet-how = Avancez, ou terminez.
count-busy = De nouvelles étiquettes arrivent
count-no-reader = Aucun lecteur ne lit. Vous pouvez scanner, ou appuyer sur ce que vous voyez.
count-is-paused = En pause. Les lectures ne comptent pas.
count-here = Vous êtes à { $place }
count-to-find = Reste à trouver
count-extra = En trop
count-unknown = Étiquettes inconnues
count-moved = Déplacés pendant le comptage
count-blind-hidden = Caché dans un comptage aveugle.
count-all-found = Tout a été trouvé.
count-none = Aucun
count-from = de { $place }
count-from-nowhere = sans place
count-moved-to = maintenant à { $place }
count-more = { $count ->
    [one] 1 de plus
   *[other] { NUMBER($count) } de plus
}
count-see-question = Voyez-vous { $item } ?
count-see = Je le vois (l’étiquette ne répond pas)
count-find = Chercher
count-see-close = Pas maintenant
count-by-eye = vu à l’œil
count-pause = Pause
count-resume = Reprendre
count-big = Grande vue
count-show-map = Voir sur la carte
count-finish = Terminer
count-said = { NUMBER($found) } trouvés, { NUMBER($left) } restants
count-check-title = { NUMBER($found) } sur { NUMBER($expected) } trouvés
count-check-about = Rien ne change avant la clôture du comptage.
count-group-found = Trouvés { NUMBER($count) }
count-group-not-found = Non trouvés { NUMBER($count) }
count-group-extra = En trop { NUMBER($count) }
count-group-unknown = Inconnues { NUMBER($count) }
count-group-moved = Déplacés { NUMBER($count) }
count-will-nothing = Rien ne change.
count-will-miss = { $count ->
    [0] Rien ne change.
    [one] 1 objet est marqué manquant.
   *[other] { NUMBER($count) } objets sont marqués manquants.
}
count-will-belong = { $count ->
    [0] Rien ne change.
    [one] 1 objet a désormais sa place ici.
   *[other] { NUMBER($count) } objets ont désormais leur place ici.
}
count-will-ignore = { $count ->
    [0] Rien ne change.
    [one] 1 étiquette est ignorée désormais.
   *[other] { NUMBER($count) } étiquettes sont ignorées désormais.
}
count-by-eye-note = { $count ->
    [one] 1 a été vu à l’œil. Vérifiez son étiquette.
   *[other] { NUMBER($count) } ont été vus à l’œil. Vérifiez leurs étiquettes.
}
count-moved-note = Ils ont été vus ailleurs. Ils ne manquent pas.
count-do-missing = Marquer manquants
count-do-keep-not-seen = Laisser comme non vus
count-do-find = Les chercher
count-do-belong = Leur place est ici
count-do-leave = Laisser tels quels
count-do-ignore = Ignorer
count-do-keep = Laisser dans la liste des inconnues
count-rows-show = Voir chacun
count-row-else = Pas celui-ci
count-row-same = Comme les autres
count-choice = Que faire : { $group }
count-back = Continuer à compter
count-close = Clore le comptage
count-blocked-reader = { $name } est perdu. Ce qu’il n’a pas entendu ne prouve rien.
count-blocked-count = Quelqu’un d’autre compte { $name }.
count-blocked-storing = Des lectures sont encore en cours d’enregistrement.
count-done-title = { NUMBER($found) } sur { NUMBER($expected) } trouvés
count-done-when = Clos { $time }. Vous pouvez annuler pendant un jour.
count-done-new = Nouveau comptage
count-done-again = Compter à nouveau
count-done-export = Sortir
count-done-missing = { NUMBER($count) } non trouvés
count-done-extra = { NUMBER($count) } en trop
count-done-unknown = { NUMBER($count) } inconnues
cards-title = Cartes de commande
cards-about = Imprimez cette feuille. Scannez une carte au lieu d’appuyer.
cards-print = Imprimer
card-start-count = Commencer le comptage
card-finish = Terminer
card-undo = Annuler l’action
card-stop-reading = Arrêter la lecture
card-sound-off = Couper le son
card-next = Suivant
strip-counted = { $item } compté
strip-counted-extra = { $item } est en trop à { $place }
strip-counted-unknown = L’étiquette { $tag } n’est dans aucune liste
strip-count-started = Comptage de { $place }
strip-count-paused = Comptage de { $place } en pause
strip-count-goes-on = Reprise du comptage de { $place }
strip-count-checking = Vérification du comptage de { $place }
strip-count-dropped = Comptage de { $place } abandonné
strip-count-closed = Comptage de { $place } clos
strip-missing = { $item } manque
strip-not-missing = { $item } ne manque plus
strip-count-continue = Continuer le comptage
undo-count-close = Comptage clos
undo-count = Comptage changé
undo-missing = Changé si { $item } manque
history-missing = Un comptage ne l’a pas trouvé
history-turned-up = Réapparu
