import { add, type Cents, cents } from '#kit/money.ts'

/** Euro notes and coins in cents, from the largest. */
export const COINS = [
  50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
] as const
export type Coin = (typeof COINS)[number]
/** The smallest note. */
const NOTE = 500
export const isNote = (coin: Coin): boolean => coin >= NOTE

/** How many of each were counted; those of which there were none are left out. */
export type Coins = Readonly<Partial<Record<`${Coin}`, number>>>

/** Cents that coins and notes make. */
export const sumOf = (coins: Coins): Cents =>
  add(...COINS.map((coin) => cents(BigInt(coin) * BigInt(coins[`${coin}`] ?? 0))))
