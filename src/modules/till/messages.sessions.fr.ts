import type { MoveKind } from './rules/moves.ts'

/** Drawers, their count, and what moves cash. */
export const sessionsFr = {
  ledger: {
    gap: (till: string, missing: boolean) =>
      missing ? `Manque en caisse, ${till}` : `Excédent de caisse, ${till}`,
    moves: {
      'from-safe': 'Monnaie prise au coffre',
      'from-bank': 'Monnaie prise à la banque',
      'to-safe': 'Espèces mises au coffre',
      'to-bank': 'Espèces portées à la banque',
      expense: 'Petit achat payé avec la caisse',
    } satisfies Record<MoveKind, string>,
  },
}
