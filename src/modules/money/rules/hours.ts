import { type Cents, cents, proportion } from '#kit/money.ts'

/** What an hour of volunteering counts for unless the hub says otherwise: the gross hourly minimum wage, 2026. */
export const HOUR_RATE = cents(1202)

/** `minutes` of volunteering valued at `rate` cents an hour, rounded to the cent. */
export const valueOfHours = (minutes: number, rate: Cents = HOUR_RATE): Cents =>
  proportion(rate, BigInt(Math.round(minutes)), 60n)
