import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { recordOperation, recordPayment } from '#modules/money/index.server.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'

/**
 * A program that posts to the ledger in four lanes until it is killed: `poster.ts DATA`. It writes each number that was
 * acknowledged on a line of its own.
 */
const ctx = await systemCtx(openDb(findRunning(process.argv[2]!)!), { hub: 'essai' }, systemClock)
const year = ctx.today().slice(0, 4)
const sale = {
  payer: 'inhabitant',
  payerName: 'Ana',
  label: 'Café',
  subjectKind: 'sale',
  pillar: 'activities',
} as const

async function lane(name: number): Promise<never> {
  for (let n = 0; ; n++) {
    const paid = await recordPayment(ctx, {
      ...sale,
      ...{ means: 'card', amount: cents(100 + n), creditAccount: '707', subjectId: `${name}-${n}` },
    })
    const spent = await recordOperation(ctx, {
      ...{ kind: 'rent', amount: cents(1 + n), label: 'Loyer' },
      // Two years at once: each has its own series.
      day: n % 2 ? ctx.today() : day(`${Number(year) - 1}-06-15`),
    })
    if (paid.ok && spent.ok) process.stdout.write(`${paid.value.number}\n${spent.value.number}\n`)
  }
}
await Promise.all([1, 2, 3, 4].map(lane))
