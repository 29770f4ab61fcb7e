import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { post } from '#modules/money/ledger.server.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import type { Means, Payer, Pillar } from '#modules/money/rules/axes.ts'
import type { Journal } from '#modules/money/rules/entry.ts'
import { kindRow, type OperationKind, sidesOf } from '#modules/money/rules/kinds.ts'
import type { RecordRefusal } from '#modules/money/rules/refusals.ts'
import { insertOperation } from '#modules/money/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'

export type NewOperation = {
  readonly kind: OperationKind
  /** Cents, above zero. For volunteers' hours, `valueOfHours`. */
  readonly amount: Cents
  readonly day: Day
  readonly label: string
  /** `transfer` by default; without effect on gifts in kind and moves between accounts. */
  readonly means?: Means
  /** Who gives or is paid; an organisation that gives counts among the funders. */
  readonly organisationId?: Id<'Organisation'>
  readonly partyName?: string
  readonly reference?: string
  /** The kind's own pillar and payer by default. */
  readonly pillar?: Pillar
  readonly payer?: Payer
  readonly activity?: string
  /** The account of the ledger that follows the bank it moves; `512` by default. */
  readonly bank?: string
  readonly idempotencyKey?: string
}
type RecordedOperation = { id: Id<'Operation'>; entryId: Id<'Entry'>; number: string }

const journalOf = (kind: OperationKind, debit: string, credit: string): Journal => {
  if (kind === 'opening-bank' || kind === 'opening-till') return 'opening'
  if (debit === '530' || credit === '530') return 'cash'
  return debit.startsWith('5') || credit.startsWith('5') ? 'bank' : 'misc'
}

/** The bank that a hub with several means. */
const atBank = (sides: { debit: string; credit: string }, bank = '512') => ({
  debit: sides.debit === '512' ? bank : sides.debit,
  credit: sides.credit === '512' ? bank : sides.credit,
})

/** Records an income, an expense, a gift in kind or a move between accounts. `number` is its entry's (E2026-00001). */
export async function recordOperation(
  ctx: Ctx,
  input: NewOperation,
): Promise<Result<RecordedOperation, RecordRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  const hubId = ctx.hub.id
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const id = newId<'Operation'>()
      const row = kindRow(input.kind)
      const means = input.means ?? 'transfer'
      const { debit, credit } = atBank(sidesOf(input.kind, means), input.bank)
      const earns = row.group === 'income' || row.group === 'in-kind'
      const posted = await post(tx, ctx, {
        journal: journalOf(input.kind, debit, credit),
        day: input.day,
        label: [input.partyName, input.label].filter(Boolean).join(', ').slice(0, 300),
        piece: { kind: 'operation', id, isNew: true },
        transfers: [
          {
            debit,
            credit,
            amount: input.amount,
            pillar: input.pillar ?? row.pillar,
            payer: input.payer ?? row.payer,
            funderId: earns ? input.organisationId : null,
            activity: input.activity,
          },
        ],
      })
      if (!posted.ok) return posted
      await insertOperation(tx, {
        hubId,
        id,
        kind: input.kind,
        group: row.group,
        day: input.day,
        means: row.debit === 'means' || row.credit === 'means' ? means : null,
        amount: input.amount,
        organisationId: input.organisationId,
        partyName: input.partyName ?? '',
        label: input.label,
        reference: input.reference,
        entryId: posted.value.entryId,
        recordedAt: ctx.now(),
        userId: ctx.actor.userId,
        words: searchWords(posted.value.number, input.partyName, input.label, input.reference),
      })
      await audit(tx, ctx, 'record', 'operation', id, { kind: input.kind })
      await emit(tx, ctx, 'money.operation', id, { kind: input.kind, cents: input.amount.toString() })
      const { entryId, number } = posted.value
      return ok({ id, entryId, number })
    }),
  )
}
