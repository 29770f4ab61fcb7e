import { sql } from 'drizzle-orm'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordPayment, topUp } from '#modules/money/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { round } from './pages.ts'

export type WalletResults = {
  /** Payments asked for, and those that the wallet held enough for. */
  asked: number
  served: number
  /** Payments in a second, 64 hands at once on one wallet, and one hand alone. */
  perSecond: number
  alone: number
}

const HANDS = 64
const EACH = 25
const ALONE = 200

/**
 * Sixty-four hands on one wallet that holds half of what they ask: exactly half are served, the others are refused in
 * words, no error is thrown and nothing is left. Throws when one cent is spent twice.
 */
export async function measureWallet(ctx: Ctx): Promise<WalletResults> {
  const { id: personId } = must(await addPerson(ctx, { lastName: 'Porte-monnaie', segment: 'inhabitant' }))
  const to = { holder: { personId, name: 'Porte-monnaie' }, unit: 'euros' as const }
  const fill = (amount: number) => topUp(ctx, { to, amount: cents(amount), means: 'card' })
  const pay = () =>
    recordPayment(ctx, {
      ...{ means: 'prepaid', amount: cents(100), payer: 'inhabitant', payerName: 'Essai', label: 'Essai' },
      ...{ personId, subjectKind: 'other', subjectId: 'bench', creditAccount: '706', pillar: 'activities' },
    })
  must(await fill(ALONE * 100))
  const before = performance.now()
  for (let n = 0; n < ALONE; n++) must(await pay())
  const alone = ALONE / ((performance.now() - before) / 1000)
  const asked = HANDS * EACH
  must(await fill((asked / 2) * 100))
  const since = performance.now()
  const hands = await Promise.all(
    Array.from({ length: HANDS }, async () => {
      let served = 0
      for (let n = 0; n < EACH; n++) {
        const paid = await pay()
        if (paid.ok) served++
        else if (paid.code !== 'wallet_too_low') throw new Error(`a wallet answered ${paid.code}`)
      }
      return served
    }),
  )
  const took = (performance.now() - since) / 1000
  const served = hands.reduce((sum, n) => sum + n, 0)
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ balance: number }>(sql`SELECT balance FROM wallets WHERE person_id = ${personId}`),
  )
  if (served !== asked / 2 || rows[0]!.balance !== 0)
    throw new Error(`${served} of ${asked} served, ${rows[0]!.balance} left: spent twice or lost`)
  return { asked, served, perSecond: round(asked / took), alone: round(alone) }
}
