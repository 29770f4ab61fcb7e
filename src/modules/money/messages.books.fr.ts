export const fr = {
  entry: {
    accrualBack: (number: string) => `Extourne de l’écriture ${number}`,
    accrualWhy: 'Régularisation reprise à la date prévue',
    takenBack: (number: string) => `Annulation de l’écriture ${number}`,
  },
  funds: {
    labels: {
      carry: (name: string) => `Report en fonds dédiés : ${name}`,
      use: (name: string) => `Utilisation de fonds dédiés : ${name}`,
    },
  },
} as const
