import type { ReturnCode } from './drive/correct-return.server.ts'

/** The return of a round, for whoever holds the desk. */
export const fr = {
  title: 'Retour de tournée',
  lede: (day: string, who: string, vehicle: string) => [day, who, vehicle].filter(Boolean).join(' · '),
  stillOut: 'Cette tournée est encore dehors : ces chiffres bougent encore.',
  notLeft: 'Cette tournée n’est pas partie : il n’y a rien à compter.',
  settled: 'Le paiement est enregistré.',
  corrected: 'Le retour est corrigé : son déplacement est noté à nouveau.',
  money: {
    title: 'L’argent reçu aux portes',
    none: 'Rien n’a été encaissé aux portes.',
    expected: 'Reçu aux portes',
    handed: 'Remis au comptoir',
    notHanded: 'pas encore dit',
    gap: 'Écart',
    right: 'Le compte est bon',
    missing: (euros: string) => `Il manque ${euros}`,
    over: (euros: string) => `${euros} de trop`,
    period: 'cette tournée',
    who: 'Chez qui',
    amount: 'Reçu',
    state: 'Dans les comptes',
    settle: (euros: string) => `Encaisser ${euros}`,
    done: 'Encaissé',
    byHand: 'Course : à encaisser en caisse',
    toTill: (euros: string) => `Mettre ${euros} en caisse`,
    inTill: 'C’est en caisse, avec son ticket.',
  },
  trip: 'Voir le déplacement noté',
  correct: {
    title: 'Corriger le retour',
    counterOut: 'Compteur au départ',
    counterBack: 'Compteur au retour',
    minutes: 'Durée de la tournée',
    minutesUnit: 'minutes',
    cash: 'Argent remis au comptoir',
    why: 'Pourquoi',
    whyHelp: 'Par exemple « un chiffre de trop au compteur ».',
    help: 'Le déplacement déjà noté est annulé avec ce motif, et noté à nouveau aux coûts d’aujourd’hui.',
    save: 'Enregistrer la correction',
  },
  look: {
    title: 'À regarder',
    slipped: 'Le compteur manque ou ne peut pas être juste : les kilomètres sont ceux qui étaient prévus.',
    clockOff: 'L’heure du téléphone était fausse de plus d’un jour : vérifiez la durée.',
    returned: (n: number) => (n === 1 ? '1 caisse ou sac rapporté' : `${n} caisses ou sacs rapportés`),
    /** How many stops failed, and how many of them still wait. */
    failed: (n: number, waiting: number) => {
      const missed = n === 1 ? '1 arrêt pas fait' : `${n} arrêts pas faits`
      if (waiting === 0) return `${missed} : rien n’attend plus`
      if (waiting < n)
        return `${missed}, dont ${waiting} ${waiting === 1 ? 'attend' : 'attendent'} un autre jour`
      return `${missed}, qui ${n === 1 ? 'attend' : 'attendent'} un autre jour`
    },
    waitsNoMore: 'n’attend plus',
    told: 'Ce que la route a dit',
    taken: (euros: string) => `${euros} reçus, à vérifier`,
    proof: (n: number) => `Pièce ${n}`,
  },
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Cette tournée n’existe pas, ou n’existe plus.',
    not_back_yet: 'Cette tournée n’est pas encore rentrée.',
    changed_meanwhile:
      'Quelqu’un a corrigé ce retour entre-temps. Regardez ce qui a changé, puis recommencez.',
    not_kilometres: 'Écrivez les kilomètres du compteur, par exemple 45 210.',
    counter_backwards: 'Le compteur du retour ne va pas avec celui du départ.',
    why_needed: 'Dites pourquoi, en quelques mots.',
    nothing_taken: 'Rien n’a été reçu à cet arrêt, ou ce n’est pas une course.',
    nothing_to_pay: 'Il n’y a plus rien à encaisser pour cette demande.',
    more_than_owed: 'C’est plus que ce que la personne doit. Encaissez depuis la demande.',
    choose_payer: 'Plusieurs paient cette demande. Encaissez depuis la demande.',
    not_from_this_state: 'Cette demande n’est plus à encaisser.',
  } satisfies Record<ReturnCode, string> & Record<string, string>,
} as const
