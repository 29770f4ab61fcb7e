import type { RoundState } from './rules/life.ts'
import type { DueKind } from './tell/today.server.ts'

const count = (n: number, one: string, many: string) => `${n} ${n > 1 ? many : one}`

/** The sheet of a driver without a phone, the rounds of the home page, and what people are told by themselves. */
export const fr = {
  sheet: {
    title: (number: string) => `Feuille de route ${number}`,
    lede: 'À imprimer pour qui part sans téléphone. Imprimez avec Ctrl P.',
    back: 'La tournée',
    several: 'Feuilles de route',
    severalLede: (n: number) =>
      n > 1 ? `${n} tournées, chacune sur sa page. Imprimez avec Ctrl P.` : 'Imprimez avec Ctrl P.',
    backToList: 'Toutes les tournées',
    withoutStops: (n: number) =>
      n > 1 ? `${n} tournées sans arrêt n’ont pas de feuille.` : 'Une tournée sans arrêt n’a pas de feuille.',
    noneChosen: 'Aucune feuille à imprimer',
    noneChosenText: 'Cochez dans la liste des tournées qui ont des arrêts.',
    none: 'Rien à imprimer',
    noneText: 'Cette tournée n’a pas encore d’arrêt : mettez-en depuis le tableau du jour.',
    draft: 'En préparation : l’ordre et les heures peuvent encore changer.',
    driver: 'Qui conduit',
    nobody: 'Personne encore',
    vehicle: 'Avec',
    leaves: 'Départ',
    returns: 'Retour prévu',
    from: 'Depuis',
    loading: 'À charger',
    loadingHelp: 'Dans cet ordre : ce qui est remis en dernier se charge en premier.',
    loadingTotal: (kg: number, crates: number) => [`${kg} kg`, count(crates, 'caisse', 'caisses')].join(', '),
    forStop: (n: number) => `arrêt ${n}`,
    nothingToLoad: 'On part à vide.',
    stops: 'Les arrêts',
    between: (from: string, to: string) => `entre ${from} et ${to}`,
    or: ' ou ',
    unplaced: 'Adresse pas encore sur la carte : heure inconnue',
    minutes: (n: number) => `${n} min sur place`,
    parts: {
      bring: 'À remettre',
      fetch: 'À prendre',
      swap: 'À remettre et à reprendre',
      visit: 'Sur place',
      pickup: 'À prendre, puis porter',
      delivery: 'À remettre, pris en route',
    },
    load: (kg: number, crates: number) =>
      [kg > 0 ? `${kg} kg` : '', crates > 0 ? count(crates, 'caisse', 'caisses') : '']
        .filter(Boolean)
        .join(', '),
    done: 'Fait',
    notDone: 'Pas fait, pourquoi',
    at: 'Heure',
    cash: 'Espèces reçues',
    over: 'N’y allez pas : c’est déjà fait, ou annulé',
    return: 'Au retour',
    counterOut: 'Compteur au départ (km)',
    counterBack: 'Compteur au retour (km)',
    hourBack: 'Heure du retour',
    cashBack: 'Espèces remises au comptoir',
    crates: 'Caisses ou sacs rapportés',
    signed: 'Signature',
  },
  today: {
    title: 'Tournées',
    all: 'Le tableau du jour',
    mine: 'Votre tournée',
    drive: 'Ouvrir ma tournée',
    hours: (from: string, to: string) => `${from} à ${to}`,
    stops: (n: number) => count(n, 'arrêt', 'arrêts'),
    left: (n: number) => (n === 0 ? 'tout est fait' : `${count(n, 'arrêt reste', 'arrêts restent')}`),
    states: {
      draft: 'En préparation',
      ready: 'Prête',
      out: 'Partie',
      ended: 'Rentrée',
      cancelled: 'Annulée',
    } satisfies Record<RoundState, string>,
    dues: {
      'not-published': 'À publier',
      'no-driver': 'Sans conducteur',
      late: 'En retard',
      'not-left': 'Pas encore partie',
      'not-ended': 'Pas clôturée',
    } satisfies Record<DueKind, string>,
  },
  telling: {
    title: 'Prévenir les personnes',
    lede: 'Palier dit aux personnes quand la tournée passe, par le moyen que chacune préfère.',
    back: 'Réglages',
    what: 'Ce qui part tout seul',
    slots: 'Le créneau, quand la tournée est publiée',
    slotsHelp:
      'Une heure entière, par exemple « entre 9 h 30 et 10 h 30 ». Redit seulement si le passage en sort.',
    road: 'En route : « arrive vers… », et le retard',
    roadHelp: 'Une fois quand c’est bientôt ; encore une fois si la tournée glisse de plus de vingt minutes.',
    missed: 'Quand ce n’était pas possible',
    missedHelp: 'Le jour même, avec la raison quand elle se dit. Rien à qui a refusé à sa porte.',
    words: 'Réécrire ces messages',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    errors: { not_permitted: 'Votre rôle ne permet pas de changer ce réglage.' },
  },
} as const
