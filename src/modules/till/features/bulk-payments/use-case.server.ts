import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { lastMembership } from '#modules/people/index.server.ts'
import { fr } from '#modules/till/messages.articles.fr.ts'
import { mayTakeMany } from '#modules/till/permits.ts'
import type { DraftLine } from '#modules/till/rules/draft.ts'
import { type SellCode, sell } from '#modules/till/sell.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { BulkForm, BulkRow } from './form.ts'

/** What became of each row: its ticket, or why not. */
export type Taken = {
  readonly personId: Id<'Person'>
  readonly number?: string
  readonly code?: SellCode | string
}

const MONTHS = 12
const figures = (d: Day): string => d.split('-').reverse().join('/')

/**
 * Takes the same sum of many people in one press: one ticket each, in a transaction of its own, so that what one row
 * refuses costs the others nothing. The same form sent twice makes each ticket once.
 */
export async function takeMany(
  ctx: Ctx,
  form: BulkForm,
  rows: readonly BulkRow[],
): Promise<Result<Taken[], 'not_permitted' | 'nothing_chosen' | 'label_needed'>> {
  if (!mayTakeMany(ctx.actor)) return refuse('not_permitted')
  if (rows.length === 0) return refuse('nothing_chosen')
  if (form.kind === 'free' && !form.label) return refuse('label_needed', 'label')
  const taken: Taken[] = []
  for (const row of rows) taken.push(await takeOne(ctx, form, row))
  return ok(taken)
}

async function takeOne(ctx: Ctx, form: BulkForm, row: BulkRow): Promise<Taken> {
  const { personId, wrong, reference } = row
  if (wrong) return { personId, code: wrong }
  const means = row.means ?? form.means
  const sold = await sell(ctx, {
    who: { personId },
    lines: [await lineOf(ctx, form, row)],
    paid: { sums: [], rest: means },
    references: reference ? { [means]: reference } : {},
    idempotencyKey: form.idempotencyKey && `${form.idempotencyKey} ${personId}`,
  })
  return sold.ok ? { personId, number: sold.value.number } : { personId, code: sold.code }
}

async function lineOf(ctx: Ctx, form: BulkForm, { personId, amount }: BulkRow): Promise<DraftLine> {
  const base = { id: newId<'Line'>(), quantity: 1, unit: amount ?? form.amount ?? zero }
  if (form.kind === 'free') return { ...base, kind: 'free', family: 'event', label: form.label ?? '' }
  const current = await lastMembership(ctx, personId, ctx.today())
  const startsOn = current ? addDays(current.endsOn, 1) : ctx.today()
  const endsOn = addDays(addMonthsToDay(startsOn, MONTHS), -1)
  const label = fr.bulk.membershipLabel(figures(startsOn), figures(endsOn))
  return { ...base, kind: 'membership', months: MONTHS, startsOn, label }
}
