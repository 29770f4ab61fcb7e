export const fr = {
  receipt: {
    reversalLabel: (number: string) => `Annulation du reçu ${number}`,
  },
  operations: {
    reversalLabel: (number: string) => `Annulation de l’écriture ${number}`,
  },
} as const
