import { addDays, type Day, weekday } from '#kit/day.ts'
import { type Cents, minus } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { cashOn, type OperationKind, recordOperation } from '#modules/money/index.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Diary } from './diary.ts'

/** What leaves for the bank, and what stays in its drawer for change. */
const DRAWERS: readonly { account: string; kind: OperationKind; label: string; keep: Cents }[] = [
  { account: '5115', kind: 'deposit-cards', label: 'Cartes de la semaine, sur le relevé', keep: 0n as Cents },
  { account: '5112', kind: 'deposit-cheques', label: 'Remise de chèques', keep: 0n as Cents },
  { account: '530', kind: 'deposit-cash', label: 'Dépôt d’espèces', keep: 15_000n as Cents },
]

/** Every Monday morning the treasurer takes the week's takings to the bank. */
export function planBank(diary: Diary, treasurer: Actor, from: Day, until: Day): void {
  for (let day = addDays(from, 7); day <= until; day = addDays(day, 1)) {
    if (weekday(day) !== 1) continue
    diary.plan(diary.at(day, 8 * 60 + 40), treasurer, async (ctx) => {
      const { parts } = await cashOn(ctx, day)
      for (const { account, kind, label, keep } of DRAWERS) {
        const held = parts.find((part) => part.account === account)?.balance ?? keep
        const amount = minus(held, keep)
        if (amount > 0n) must(await recordOperation(ctx, { kind, amount, day, label }))
      }
    })
  }
}
