### French. What each message is for stands in ../en/alerts.ftl.

alerts-empty = Tout est calme.
alert-reader-lost = { $reader } ne répond plus.
alert-unknown-tag = Étiquette inconnue { $tag } à { $place }.
alert-wrong-place = { $item } est à { $place }. Sa place est { $home }.
screen-later = Cet écran n’est pas encore prêt.
screen-later-action = Utilisez Direct et Objets d’ici là.
alerts-title = { $count ->
    [one] 1 chose a besoin de vous
   *[other] { NUMBER($count) } choses ont besoin de vous
}
alerts-all-taken = Quelqu’un s’occupe de tout.
alerts-empty-how = Lecteurs, disque et horloge vont bien. Cette page vous prévient sinon.
alerts-now = Maintenant
alerts-found = À regarder
alerts-past = Avant
alerts-past-none = Aucun lecteur ne s’est arrêté.
alerts-since = Depuis { $age }
alerts-taken = { $name } s’en occupe
alerts-taken-floor = Quelqu’un s’en occupe
alerts-quiet-until = Silence jusqu’à { $time }
alerts-take = Je m’en occupe
alerts-quiet = Silence 15 min
alerts-done = Terminé
alerts-past-row = { $reader } n’a pas lu pendant { $span }.
alerts-past-now = { $reader } ne lit pas.
alerts-wrong-place = { $count ->
    [one] 1 objet est au mauvais endroit.
   *[other] { NUMBER($count) } objets sont au mauvais endroit.
}
alerts-not-seen = { $count ->
    [one] 1 objet n’a pas été vu récemment.
   *[other] { NUMBER($count) } objets n’ont pas été vus récemment.
}
alerts-missing = { $count ->
    [one] 1 objet manque.
   *[other] { NUMBER($count) } objets manquent.
}
alerts-unknown = { $count ->
    [one] 1 étiquette n’est dans aucune liste.
   *[other] { NUMBER($count) } étiquettes ne sont dans aucune liste.
}
alerts-show = Voir
frame-rail-badge = { $count ->
    [one] 1 attend
   *[other] { NUMBER($count) } attendent
}
