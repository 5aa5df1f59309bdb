### French. What each message is for stands in ../en/setup.ftl.

setup-title = L’équipement marche-t-il bien ?
setup-readers = Lecteurs
setup-map = Carte
setup-items = Objets et étiquettes
setup-people = Personnes
setup-screen = Écran et son
setup-data = Données et sauvegarde
setup-connections = Connexions
setup-about = À propos
setup-state-fine = Bien
setup-state-look = Voir ici
setup-state-unused = Non utilisé
setup-needs-role = Seule une personne avec le droit Réglages peut changer ceci.
setup-readers-empty = Pas encore de lecteur. Branchez-le, puis appuyez sur Ajouter.
setup-reader-add = Ajouter un lecteur
setup-reader-new = Nouveau lecteur
setup-reader-change = Changer { $reader }
setup-reader-name = Nom
setup-reader-name-hint = Où il est, comme Porte 2
setup-reader-port = Port
setup-reader-port-none = Aucun port trouvé. Branchez le lecteur.
setup-reader-port-taken = { $port } · utilisé par { $reader }
setup-reader-port-refresh = Regarder encore
setup-reader-connection = Comment il est relié
setup-reader-connection-cable = Par câble à cet ordinateur
setup-reader-connection-network = Par le réseau
setup-reader-address = Adresse réseau
setup-reader-address-hint = Son nom ou numéro dans votre réseau, comme 10.0.0.7
setup-reader-tcp-port = Numéro de port
setup-reader-tcp-port-hint = Laissez-le, sauf si le lecteur a été réglé autrement
setup-reader-family = Sorte de lecteur
setup-reader-family-any = Trouver
setup-reader-role = À quoi il sert
setup-role-desk-pad = Lecteur de table
setup-role-desk-pad-about = L’étiquette qu’on lui montre est voulue.
setup-role-area = Surveille une place
setup-role-area-about = Il entend ce qui est à sa place.
setup-role-gate = Surveille une porte
setup-role-gate-about = Il entend ce qui passe.
setup-role-handheld = Porté par une personne
setup-role-handheld-about = Une personne le pointe vers les choses.
setup-reader-antennas = Antennes
setup-reader-antenna = Antenne { NUMBER($number) }
setup-reader-antenna-place = Surveille
setup-reader-antenna-watches = L’antenne { NUMBER($number) } surveille
setup-reader-antenna-none = Pas encore de place
setup-reader-antenna-add = Ajouter une antenne
setup-reader-antenna-remove = Retirer l’antenne { NUMBER($number) }
setup-reader-is-on = Lit
setup-reader-save = Enregistrer le lecteur
setup-reader-remove = Retirer le lecteur
setup-reader-removed = { $reader } a été retiré.
setup-reader-saved = { $reader } a été enregistré.
setup-reader-practice = Lecteur d’essai · inclus
setup-reader-on-port = { $family } · { $port }
setup-reader-test = Tester
setup-reader-turn-on = Allumer
setup-reader-turn-off = Éteindre
setup-reader-help = Aide
setup-reader-state-off = Éteint
setup-reader-state-opening = Démarrage
setup-reader-state-ready = Prêt
setup-reader-state-reading = Lit
setup-reader-state-lost = Sans réponse depuis { $since }
setup-test-hold = Approchez une étiquette du lecteur.
setup-test-heard = { $count ->
    [one] { $tag } entendue, { $signal }, une fois
   *[other] { $tag } entendue, { $signal }, { NUMBER($count) } fois
}
setup-reader-details = Détails
setup-reader-model = Modèle
setup-reader-reads = { NUMBER($count) } lectures
setup-reader-frames = { NUMBER($count) } messages
setup-reader-garbled = { $count ->
    [0] Aucun message abîmé
    [one] 1 message abîmé
   *[other] { NUMBER($count) } messages abîmés
}
setup-reader-garbled-about = Beaucoup de messages abîmés indiquent un mauvais câble ou une prise lâche.
setup-reader-merged = { NUMBER($count) } lectures regroupées pendant que l’ordinateur était occupé
setup-reader-reconnects = { $count ->
    [0] Jamais interrompu
    [one] Revenu une fois
   *[other] Revenu { NUMBER($count) } fois
}
setup-reader-record = Enregistrer ce qu’il dit
setup-reader-record-stop = Arrêter l’enregistrement
setup-reader-recording = Enregistrement dans { $path }
setup-port-free = { $port } n’est pas encore utilisé.
setup-port-use = L’utiliser
setup-places = Places
setup-places-empty = Pas encore de place.
setup-place-add = Ajouter une place
setup-place-name = Nom
setup-place-code = Code de sa pancarte
setup-place-parent = Est dans
setup-place-kind = Sorte
place-kind-site = Site
place-kind-floor = Étage
place-kind-zone = Zone
place-kind-rack = Étagère
place-kind-bin = Case
setup-place-outer-door = Porte vers l’extérieur
setup-place-outer-door-hint = Ce qui y passe a quitté le site.
setup-place-x = Depuis la gauche (m)
setup-place-y = Depuis le haut (m)
setup-place-width = Largeur (m)
setup-place-height = Profondeur (m)
setup-place-save = Enregistrer la place
setup-place-remove = Retirer la place
setup-language = Langue
setup-theme = Couleurs
theme-system = Comme l’ordinateur
theme-light = Clair
theme-dark = Sombre
theme-contrast = Fort contraste
setup-scale = Taille de tout
setup-scale-percent = { NUMBER($percent) } %
setup-site-name = Nom de l’entrepôt
setup-data-folder = Dossier des données
setup-data-size = { $size } enregistrés
setup-verify = Vérifier le journal
setup-verify-good = Le journal est entier. { NUMBER($count) } entrées vérifiées.
setup-verify-broken = Le journal est rompu à l’entrée { NUMBER($row) } : { $why }
setup-verify-running = Vérification du journal…
setup-stale-after = { $minutes ->
    [one] Non vu après 1 minute
   *[other] Non vu après { NUMBER($minutes) } minutes
}
setup-saved = Enregistré.
setup-version = Version { $version }
setup-about-text = Tagstead montre où sont vos affaires.
setup-licence = Logiciel libre sous licence Apache 2.0.
setup-loading = Lecture des réglages…
setup-error = Les réglages n’ont pas pu être lus.
setup-offline = Les changements attendent le retour de la connexion.
setup-screen-only = Écran
setup-data-only = Données
setup-data-stored = Base de données
setup-stale-minutes = Minutes avant qu’un objet compte comme non vu
setup-stale-hint = L’objet reste où il est. Seule sa marque change.
setup-reader-rate = { $rate } lectures/s
people-add = Ajouter une personne
people-empty = Personne n’est encore dans la liste.
people-open = Tout le monde peut tout faire. Donnez un PIN à une personne avec le droit Réglages pour changer cela.
people-closed = Le travail en atelier se fait sans PIN. Le reste en demande un.
people-has-pin = A un PIN
people-no-pin = Sans PIN
people-left = Ne travaille plus ici
people-new = Nouvelle personne
people-change = Changer { $name }
people-name = Nom
people-right = Droit
people-right-floor = Lire, compter, chercher, déplacer, imprimer des étiquettes.
people-right-lead = Aussi : changer des objets, clore des comptages, règles.
people-right-setup = Aussi : lecteurs, carte, personnes, sauvegarde.
people-pin = PIN
people-pin-new = 4 à 6 chiffres. Laissez vide pour aucun PIN.
people-pin-keep = 4 à 6 chiffres. Laissez vide pour garder le PIN.
people-pin-away = Retirer le PIN
people-leave = Ne travaille plus ici
people-back = Travaille à nouveau ici
people-save = Enregistrer la personne
people-lock = Retour à Atelier si personne ne touche le poste pendant
people-lock-minutes = { $minutes ->
    [one] 1 minute
   *[other] { NUMBER($minutes) } minutes
}
advice-antenna-off = L’antenne { NUMBER($antenna) } de { $reader } n’est pas branchée.
    .action = Poussez son câble jusqu’au clic. Puis appuyez sur Tester.
advice-antenna-dead = L’antenne { NUMBER($antenna) } de { $reader } n’entend rien, les autres si.
    .action = Tenez une étiquette devant. Si elle se tait, changez le câble, puis l’antenne.
advice-poor-match = L’antenne { NUMBER($antenna) } de { $reader } ne va pas avec son câble.
    .action = Serrez les deux prises, éloignez le métal, ou changez le câble.
advice-over-range = { $reader } entend trop loin : { NUMBER($share) } étiquettes sur 100 sont d’autres places.
    .action = Choisissez une portée plus courte, ou tournez l’antenne.
advice-interference = Quelque chose gêne { $reader } : il entend bien, puis rien, encore et encore.
    .action = Cherchez un autre lecteur ou une radio. Deux lecteurs ne doivent pas se faire face.
advice-overheating = { $reader } est à { NUMBER($degrees) } °C.
    .action = Donnez-lui de l’air. Choisissez une portée plus courte, ou laissez-le reposer.
advice-slow-revisit = { $reader } ne revient à l’antenne { NUMBER($antenna) } que toutes les { NUMBER($seconds) } secondes.
    .action = On peut passer sans être vu. Utilisez moins d’antennes sur ce lecteur, ou moins de temps chacune.
advice-bad-cable = Les messages de { $reader } arrivent abîmés.
    .action = Prenez un câble USB plus court ou meilleur, sans boîtier sans courant.
advice-overflow = { $reader } a entendu plus d’étiquettes qu’il ne peut garder.
    .action = Choisissez une portée plus courte, ou un deuxième lecteur.
advice-restarts = { $reader } redémarre sans cesse.
    .action = Il manque de courant. Utilisez sa propre alimentation ou une autre prise USB.
