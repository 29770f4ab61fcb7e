import type { Cents } from '#kit/money.ts'

/** Where cash of a drawer comes from or goes; `account` is the other side in the books, none for the safe. */
const MOVES = {
  'from-safe': { way: 1, account: null },
  'from-bank': { way: 1, account: '512' },
  'to-safe': { way: -1, account: null },
  'to-bank': { way: -1, account: '512' },
  expense: { way: -1, account: '606' },
} as const satisfies Record<string, { way: 1 | -1; account: string | null }>

export type MoveKind = keyof typeof MOVES
export const MOVE_KINDS = Object.keys(MOVES) as MoveKind[]

export const moveRow = (kind: MoveKind): { way: 1 | -1; account: string | null } => MOVES[kind]

/** Cents as the drawer feels them: below zero for what leaves it. */
export const felt = (kind: MoveKind, amount: Cents): Cents =>
  MOVES[kind].way === 1 ? amount : (-amount as Cents)

/** The two accounts of a difference found by counting: missing money is a cost, money too many is income. */
export const gapSides = (gap: Cents): { debit: string; credit: string } =>
  gap < 0n ? { debit: '6586', credit: '530' } : { debit: '530', credit: '7586' }
