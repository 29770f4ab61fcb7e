import { addDays, type Day, weekday } from '#kit/day.ts'
import { add, type Cents, minus } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  bankAccountsOf,
  makeRemittance,
  type RemittanceKind,
  waitingPayments,
} from '#modules/bank/index.server.ts'
import { cashOn, type OperationKind, recordOperation } from '#modules/money/index.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Diary } from './diary.ts'

type Drawer = { account: string; what: RemittanceKind; kind: OperationKind; label: string; keep: Cents }

/** What leaves for the bank, and what stays in its drawer for change. */
const DRAWERS: readonly Drawer[] = [
  {
    ...{ account: '5115', what: 'cards', kind: 'deposit-cards', keep: 0n as Cents },
    label: 'Cartes de la semaine, sur le relevé',
  },
  {
    account: '5112',
    what: 'cheques',
    kind: 'deposit-cheques',
    label: 'Remise de chèques',
    keep: 0n as Cents,
  },
  { account: '530', what: 'cash', kind: 'deposit-cash', label: 'Dépôt d’espèces', keep: 15_000n as Cents },
]

/**
 * Every Monday morning the treasurer takes the week's takings to the bank: what was received by receipts as a
 * remittance, the rest as one sum. Those of the last week nobody noted: the bank's statement shows them first.
 */
export function planBank(diary: Diary, treasurer: Actor, from: Day, until: Day): void {
  for (let day = addDays(from, 7); day <= until; day = addDays(day, 1)) {
    if (weekday(day) !== 1) continue
    const late = day > addDays(until, -8)
    diary.plan(diary.at(day, 8 * 60 + 40), treasurer, async (ctx) => {
      const { parts } = await cashOn(ctx, day)
      const accountId = (await bankAccountsOf(ctx))[0]!.id
      for (const { account, what, kind, label, keep } of DRAWERS) {
        if (late && what !== 'cash') continue
        const held = parts.find((part) => part.account === account)?.balance ?? keep
        let amount = minus(held, keep)
        if (amount <= 0n) continue
        if (what === 'cash') {
          must(await makeRemittance(ctx, { kind: what, accountId, day, paymentIds: [], amount }))
          continue
        }
        const payments = await ctx.read((tx) => waitingPayments(tx, ctx, { kind: what }))
        if (payments.length > 0) {
          const paymentIds = payments.map(({ id }) => id)
          must(await makeRemittance(ctx, { kind: what, accountId, day, paymentIds }))
          amount = minus(amount, add(...payments.map((one) => one.amount)))
        }
        if (amount > 0n) must(await recordOperation(ctx, { kind, amount, day, label }))
      }
    })
  }
}
