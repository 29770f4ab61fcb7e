import type { Id } from '#kit/id.ts'
import { isId } from '#kit/id.ts'
import { add, zero } from '#kit/money.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { fileBy } from '#modules/bank/rules/mandates.ts'
import { debitRunByNumber, itemsOfRun, partsOfItems } from '#modules/bank/sepa/debit-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A run with its lines, what came of each, and the line that one is about to note a return of. */
export async function readDebits(ctx: Ctx, number: string, returning: string | null) {
  const read = await ctx.read(async (tx) => {
    const run = await debitRunByNumber(tx, ctx.hub.id, number)
    if (!run) return null
    const items = await itemsOfRun(tx, ctx.hub.id, run.id)
    const ids = items.map((item) => item.id)
    return { run, items, parts: await partsOfItems(tx, ctx.hub.id, ids) }
  })
  if (!read) return null
  const { run, items } = read
  const parts = Map.groupBy(read.parts, (part) => part.itemId)
  const of = (...states: string[]) => items.filter((item) => states.includes(item.state))
  const sum = (rows: typeof items) => add(...rows.map((item) => item.amount))
  const mayReturn = (state: string) =>
    run.state !== 'ready' && run.state !== 'cancelled' && (state === 'waiting' || state === 'settled')
  const lines = items.map(({ iban, paymentIds: _, ...item }) => ({
    ...item,
    iban: maskIban(iban),
    parts: (parts.get(item.id) ?? []).map(({ label, amount }) => ({ label, amount })),
    mayDrop: run.state === 'ready' && item.state === 'waiting' && run.count > 1,
    mayReturn: mayReturn(item.state),
  }))
  const back = isId<'DebitItem'>(returning)
    ? lines.find((line) => line.id === (returning as Id<'DebitItem'>))
    : undefined
  return {
    run,
    lines,
    returning: back?.mayReturn ? back : null,
    fileBy: fileBy(run.collectOn),
    sums: {
      asked: sum(of('waiting', 'settled', 'returned')),
      in: sum(of('settled')),
      back: sum(of('returned')),
      fees: add(...items.map((item) => item.fee ?? zero)),
    },
  }
}
