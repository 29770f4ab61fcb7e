import type { Limit, Period } from '#modules/contracts/index.server.ts'

export const fr = {
  /** Reasons that the house itself writes in the books and in the history. */
  reopened: 'demande rouverte',
  shared: 'partage du prix changé',
  alone: 'La personne servie paie tout',
  covered: 'pris en charge en entier',
  rest: (amount: string) => `reste ${amount}`,
  between: (shares: string) => `Partagée : ${shares}`,
  receipt: (number: string) => `reçu ${number}`,
  solidarity: 'Fonds de solidarité',
  /** Why a rule gave that amount. */
  takes: {
    share: (percent: string) => `${percent} du prix`,
    fixed: (amount: string) => `${amount} par demande`,
    rest: (amount: string) => `tout ce qui dépasse ${amount}`,
  },
  held: {
    ceiling: 'plafond atteint',
    budget: 'budget de l’année épuisé',
    price: 'il ne restait pas davantage à payer',
  } satisfies Record<Limit, string>,
  ceilings: {
    month: 'plafond du mois atteint',
    quarter: 'plafond du trimestre atteint',
    year: 'plafond de l’année atteint',
  } satisfies Record<Period, string>,
} as const
