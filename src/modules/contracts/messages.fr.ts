export const fr = {
  join: {
    title: (name: string) => `Adhésion de ${name}`,
    lede: 'L’adhésion et son paiement sont enregistrés ensemble, avec un reçu.',
    startsOn: 'À partir du',
    startsOnHelp: (until: string) => `L’adhésion en cours va jusqu’au ${until}.`,
    months: 'Pour combien de temps ?',
    month: '1 mois',
    quarter: '3 mois',
    halfYear: '6 mois',
    year: '1 an',
    fee: 'Cotisation',
    feeHelp: 'Écrivez 0 pour une adhésion offerte : il n’y aura pas de reçu.',
    means: 'Payée comment ?',
    reference: 'Numéro du chèque ou référence',
    save: 'Enregistrer l’adhésion',
    paymentLabel: (from: string, to: string) => `Cotisation du ${from} au ${to}`,
  },
  errors: {
    already_member: 'Cette personne a déjà une adhésion pour ces dates.',
    day_in_future: 'Le paiement ne peut pas être daté de demain.',
    ends_before_start: 'La fin doit venir après le début.',
  },
} as const
