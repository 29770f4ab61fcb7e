import { addDays, type Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { listEInvoices, noteState } from '#modules/billing/index.server.ts'
import { dice } from './random.ts'
import type { Teller } from './story.ts'

/** Where the site of the platform showed the last electronic invoices, as the treasurer noted it. */
export function tellPlatform(teller: Teller, today: Day, { by, seed }: { by: string; seed: number }): void {
  const { diary } = teller
  const random = dice(seed)
  diary.plan(diary.at(today, 7 * 60 + 5), teller.actor(by), async (ctx) => {
    const { rows } = await listEInvoices(ctx, new URLSearchParams(), 40)
    for (const [i, { number, day }] of rows.entries()) {
      if (day >= addDays(today, -2)) continue
      const note = (state: Parameters<typeof noteState>[1]['state'], after: number, why?: string) => {
        const on = addDays(day, after)
        return on > today ? null : noteState(ctx, { number, state, day: on, why, reference: `PA-${number}` })
      }
      must((await note('deposited', 1))!)
      const received = await note('received', 2)
      if (!received?.ok || i < 2) continue
      if (i === 3) must(await noteState(ctx, { number, state: 'disputed', day: today, why: WHY }))
      else if (random.chance(0.8)) await note('approved', random.between(4, 9))
    }
  })
}

const WHY = 'Le nombre de permanences ne correspond pas au contrat, dit le client.'
