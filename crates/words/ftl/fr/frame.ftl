### French. What each message is for stands in ../en/frame.ftl.

app-name = Tagstead
app-title = { $site } · Tagstead
app-title-demo = DÉMO · { $site } · Tagstead
frame-screen-live = Direct
frame-screen-count = Compter
frame-screen-find = Chercher
frame-screen-items = Objets
frame-screen-alerts = Alertes
frame-screen-reports = Rapports
frame-screen-setup = Réglages
frame-rail = Écrans
frame-top-bar = Entrepôt et lecteur
frame-main = Zone principale
frame-panel = Détails
frame-strip = Dernier scan
frame-skip = Aller à la zone principale
frame-working-as = Travaille ici
frame-role-floor = Atelier
frame-role-lead = Chef
frame-role-setup = Réglages
frame-help = Aide
frame-reader-reading = Lecture · { NUMBER($rate) }/s
frame-reader-ready = Prêt
frame-reader-opening = Démarrage du lecteur
frame-reader-none = Pas de lecteur
frame-reader-problem = Problème de lecteur
frame-reader-off = Lecteurs éteints
frame-reader-some-lost = { NUMBER($lost) } lecteurs sur { NUMBER($total) } ont un problème
frame-start = Démarrer
frame-stop = Arrêter
frame-start-label = Démarrer la lecture
frame-stop-label = Arrêter la lecture
frame-reader-card = Lecteurs
frame-reads-per-second = { NUMBER($rate) } lectures/s
frame-offline = { $count ->
    [one] Pas de réseau · 1 en attente
   *[other] Pas de réseau · { NUMBER($count) } en attente
}
frame-offline-about = { $count ->
    [0] Pas de réseau. Vous pouvez continuer.
    [one] Pas de réseau. Vous pouvez continuer. 1 message attend.
   *[other] Pas de réseau. Vous pouvez continuer. { NUMBER($count) } messages attendent.
}
frame-connection-lost = Cet écran a perdu la connexion. Ce que vous voyez peut être ancien.
frame-connection-again = { $seconds ->
    [one] Nouvel essai dans 1 s.
   *[other] Nouvel essai dans { NUMBER($seconds) } s.
}
frame-stopped = Tagstead s’est arrêté. Tout est enregistré jusqu’ici.
frame-stopped-action = Relancez-le pour continuer.
frame-scan-none = Rien de scanné
frame-scan-last = Dernier scan
frame-scan-moved = { $item } → { $place }
frame-scan-unknown-tag = Nouvelle étiquette { $tag }
frame-scan-unreadable = Illisible. Scannez encore.
strip-moved = { $item } → { $place }
strip-arrived = { $item } est à { $place }
strip-departed = { $item } est sorti par { $place }
strip-linked = L’étiquette { $tag } est sur { $item }
strip-unlinked = L’étiquette { $tag } est retirée de { $item }
strip-added = { $item } a été ajouté
strip-changed = { $item } a été changé
strip-removed = { $item } a été retiré
strip-undone = Annulé
strip-new-tag = Nouvelle étiquette { $tag } à { $place }
strip-ignored = L’étiquette { $tag } est ignorée
strip-place-drawn = { $place } a été changé
strip-place-removed = { $place } a été retiré
strip-reader-set = { $reader } a été changé
strip-reader-removed = { $reader } a été retiré
strip-settings = Les réglages ont été changés
frame-undo = Défaire
frame-redo = Refaire
frame-history = Historique
frame-history-empty = Rien à annuler.
frame-history-undone = Annulé
frame-undone = Annulé : { $what }
frame-undo-nothing = Il n’y a rien à annuler.
frame-jobs = { $count ->
    [0] Tâches
    [one] Tâches · 1
   *[other] Tâches · { NUMBER($count) }
}
frame-jobs-empty = Rien en cours.
job-report = { $report } en { $format }
job-waiting = En attente
job-done-of = { NUMBER($done) } sur { NUMBER($total) }
job-done-so-far = { NUMBER($done) } jusqu’ici
job-time-left = { $seconds ->
    [one] encore environ 1 s
   *[other] encore environ { NUMBER($seconds) } s
}
job-ready = { $count ->
    [0] Prêt · aucune ligne
    [one] Prêt · 1 ligne
   *[other] Prêt · { NUMBER($count) } lignes
}
job-failed = Impossible à faire
job-cancelled = Annulé. Aucun fichier gardé.
job-cancel = Annuler
job-open = Ouvrir
job-open-folder = Ouvrir le dossier
job-copy-path = Copier le chemin
job-again = Refaire
job-dismiss = Retirer de la liste
job-ready-said = Le rapport { $file } est prêt.
frame-banners-more = { $count ->
    [one] 1 de plus
   *[other] { NUMBER($count) } de plus
}
frame-banner-close = Fermer
demo-mark = DÉMO · pas vos données
demo-about = { $count ->
    [one] Le lecteur d’essai déplace 1 objet d’essai.
   *[other] Le lecteur d’essai déplace { NUMBER($count) } objets d’essai.
}
demo-leave = Utiliser mon entrepôt
demo-find = Chercher quelque chose
demo-leave-how = Fermez Tagstead. Puis lancez-le avec { $command }
notice-new-reader = Lecteur trouvé sur { $port }.
notice-new-reader-use = L’utiliser
notice-new-reader-test = Le tester ici
notice-clock-changed = L’horloge de l’ordinateur a bougé de { $by }. Les heures depuis { $since } peuvent être fausses.
notice-reader-back = { $reader } lit à nouveau.
notice-reads-merged = { $count ->
    [one] L’ordinateur est occupé. 1 lecture a été regroupée.
   *[other] L’ordinateur est occupé. { NUMBER($count) } lectures ont été regroupées.
}
notice-since = Depuis { $since }.
notice-trying-again = { $seconds ->
    [0] Nouvel essai en cours.
    [one] Nouvel essai dans 1 s.
   *[other] Nouvel essai dans { NUMBER($seconds) } s.
}
error-card-meaning = Ce que cela veut dire
error-card-action = Que faire
error-card-copy = Copier les détails
error-card-copied = Détails copiés
error-card-details = Détails
error-card-code = Code { $code }
search-title = Tout chercher
search-hint = Objet, place, numéro d’étiquette ou commande
search-none = Rien trouvé pour « { $text } ».
search-items = Objets
search-places = Places
search-commands = Commandes
search-screens = Écrans
search-count = { $count ->
    [0] Aucun résultat
    [one] 1 résultat
   *[other] { NUMBER($count) } résultats
}
help-title = Aide et touches
help-keys = Touches
help-key-screens = Changer d’écran
help-key-search = Tout chercher, lancer une commande
help-key-reading = Démarrer ou arrêter la lecture
help-key-help = Aide et cette liste
help-key-regions = Partie suivante de l’écran
help-key-undo = Défaire
help-key-redo = Refaire
help-key-export = Faire un rapport de ce qui est affiché
help-key-list = Carte ou liste
help-key-big = Grande vue
help-key-full = Plein écran
help-key-close = Fermer ce qui est dessus
help-key-size = Taille de tout
mark-here = Ici
mark-wrong-place = Mauvais endroit
mark-not-seen = Non vu
mark-missing = Manquant
mark-unknown = Étiquette inconnue
mark-alert = Alerte
word-close = Fermer
word-cancel = Annuler
word-save = Enregistrer
word-back = Retour
word-next = Suivant
word-skip = Passer
word-try-again = Réessayer
word-remove = Retirer
word-change = Changer
word-add = Ajouter
word-copy = Copier
word-copied = Copié
word-yes = Oui
word-no = Non
word-none = Aucun
word-no-name = Sans nom
word-on = Allumé
word-off = Éteint
word-details = Détails
word-more = Voir plus
word-nothing-changed = Rien n’a été changé.
word-needed = nécessaire
word-loading = Chargement…
word-loading-of = Lecture de la liste… { NUMBER($done) } sur { NUMBER($total) }
word-partial = Les { NUMBER($count) } premiers. Lecture en cours.
word-items = { $count ->
    [one] 1 objet
   *[other] { NUMBER($count) } objets
}
word-tags = { $count ->
    [one] 1 étiquette
   *[other] { NUMBER($count) } étiquettes
}
word-rows = { $count ->
    [one] 1 ligne
   *[other] { NUMBER($count) } lignes
}
age-now = maintenant
age-seconds = il y a { NUMBER($n) } s
age-minutes = il y a { NUMBER($n) } min
age-hours = il y a { NUMBER($n) } h
age-today = aujourd’hui { $time }
age-day = { $day } { $time }
age-never = jamais
age-since = depuis { $age }
signal-strong = fort
signal-medium = moyen
signal-weak = faible
signal-silent = sans force de signal
confidence-certain = Certain
confidence-likely = Probable
confidence-unsure = Incertain
word-clear = Effacer
frame-clock = Heure : { $time }
frame-banners = Messages
demo-word = DÉMO
demo-leave-title = Votre propre entrepôt
demo-leave-safe = La démo a son propre fichier. Vos données n’y sont jamais mêlées.
frame-reader-chip = { $state }. Voir les lecteurs
reader-card-reads = { $count ->
    [one] 1 lecture depuis le démarrage
   *[other] { NUMBER($count) } lectures depuis le démarrage
}
reader-state-off = Éteint
reader-state-opening = Démarrage
reader-state-ready = Prêt
reader-state-reading = Lit
reader-state-lost = Ne lit pas
reader-card-none = Aucun lecteur. Branchez-en un et ajoutez-le dans Réglages.
reader-card-practice = Lecteur d’essai
reader-card-garbled = { $count ->
    [one] 1 message abîmé a été laissé de côté
   *[other] { NUMBER($count) } messages abîmés ont été laissés de côté
}
window-no-answer = Tagstead n’a pas répondu.
    .meaning = Cela n’a pas été fait. Ce qui est enregistré est sûr.
    .action = Attendez le retour de la connexion, puis réessayez.
window-starting = Démarrage…
window-starting-long = Tagstead ne répond pas encore. Cette page continue d’essayer.
frame-help-label = Aide et touches
help-key-fit = Toute la carte
help-key-arrows = Place suivante sur la carte
help-key-enter = Entrer dans une place
help-key-out = Ressortir
help-keys-map = Touches de la carte
help-about = Tagstead montre où sont vos objets.
help-folder = Vos données sont dans { $folder }
help-version = Version { $version }
frame-jobs-title = Tâches
frame-size-said = Taille { NUMBER($percent) } %
undo-move = { $item } déplacé
undo-link = Étiquette liée
undo-unlink = Étiquette retirée de { $item }
undo-add-item = { $item } ajouté
undo-change-item = { $item } changé
undo-remove-item = { $item } retiré
undo-place = Place { $item } changée
undo-reader = Lecteur { $item } changé
undo-settings = Réglages changés
undo-ignore = Changé si une étiquette est ignorée
undo-other = Quelque chose a changé
who-button = Qui est là ? Maintenant : { $name }
who-title = Qui est là ?
who-title-needs = Il faut le droit { $role }
who-choose = Appuyez sur votre nom.
who-nobody = Personne avec ce droit n’a encore de PIN.
who-nobody-at-all = Personne n’a encore de PIN. Tout le monde peut tout faire.
who-to-people = Aller à Personnes
who-leave = J’ai fini. Retour à Atelier
who-role = Droit : { $role }
pin-title = PIN de { $name }
pin-field = PIN
pin-typed = { $count ->
    [one] 1 chiffre
   *[other] { NUMBER($count) } chiffres
}
pin-delete = Effacer le dernier chiffre
pin-ready = Continuer
pin-other = Autre personne
pin-welcome = { $name } travaille ici.
pin-locked = Retour à Atelier. Ce qui est en cours continue.
palette-hint = Tapez un nom, les 4 derniers signes d’une étiquette, une place, ou ce que vous voulez faire.
palette-people = Personnes
command-open = Ouvrir { $screen }
command-reading-start = Démarrer la lecture
command-reading-stop = Arrêter la lecture
command-undo = Défaire le dernier changement
command-redo = Refaire (annuler le « défaire »)
command-history = Voir ce qui peut être défait
command-big = Grande vue
command-help = Aide et touches
command-larger = Tout agrandir
command-smaller = Tout réduire
command-normal = Taille normale
command-full = Plein écran
command-theme = Couleurs : { $theme }
command-who = Qui est là ?
command-leave = Retour à Atelier
command-setup = Réglages : { $card }
command-report = Rapport : { $report }
command-new-item = Ajouter un objet
help-search = Recherche et commandes
help-redo = Refaire
help-full = Plein écran
help-who = Qui est là
strip-redone = Refait
demo-count = Essayer un comptage
demo-count-how = Appuyez sur Commencer. Le lecteur d’essai compte pour vous.
demo-find-how = Les lecteurs d’essai l’écoutent. Appuyez sur Trouvé quand vous le voyez.
