import type { Purpose } from './rules/held.ts'

export const heldFr = {
  undone: (label: string) => `Annulation : ${label}`,
  transferLabel: {
    providers: 'Reversement',
    producers: 'Ventes de vos produits',
    postal: 'Encaissements du guichet postal',
    tickets: 'Billetterie encaissée pour vous',
    withdrawals: 'Retraits d’espèces',
  } satisfies Record<Purpose, string>,
}
