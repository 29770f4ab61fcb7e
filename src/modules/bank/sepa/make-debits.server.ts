import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { debitsFr } from '../messages.debits.fr.ts'
import { mayCollectDebits } from '../permits.ts'
import { maskIban } from '../rules/identifiers.ts'
import { fileBy } from '../rules/mandates.ts'
import { isBankDay } from '../rules/target.ts'
import { type Creditor, ourselves } from './creditor.server.ts'
import { lockMandates } from './mandate-store.server.ts'
import { type Candidate, proposeDebits } from './propose.server.ts'
import type { MakeDebitsRefusal } from './refusals.ts'
import { debitItems, debitParts, debitRuns } from './tables.ts'

export type NewDebitRun = {
  readonly collectOn: Day
  /** The mandates chosen among those proposed for that day. */
  readonly mandateIds: readonly Id<'Mandate'>[]
  readonly idempotencyKey?: string
}

/**
 * Makes a run of direct debits and tells everybody of it, all or nothing. Refuses a day when banks are closed or that
 * their delay does not leave, a run of nothing, a mandate that lapsed or whose notice would be too short, and a sum that
 * another run holds.
 */
export async function makeDebits(
  ctx: Ctx,
  input: NewDebitRun,
): Promise<Result<{ id: Id<'DebitRun'>; number: string }, MakeDebitsRefusal>> {
  if (!mayCollectDebits(ctx.actor)) return refuse('not_permitted')
  const creditor = await ourselves(ctx)
  if (!creditor.ok) return creditor
  const { collectOn } = input
  if (!isBankDay(collectOn)) return refuse('not_a_bank_day', 'collectOn')
  if (fileBy(collectOn) < ctx.today()) return refuse('too_soon_for_bank', 'collectOn')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once(tx, c, input.idempotencyKey, async () => {
        await lockMandates(tx, c.hub.id, input.mandateIds)
        const wanted = new Set(input.mandateIds)
        const chosen = (await proposeDebits(c, collectOn)).filter(({ mandate }) => wanted.has(mandate.id))
        if (chosen.length === 0) return refuse('nothing_to_collect', 'mandates')
        const wrong = chosen.find(({ problem }) => problem !== null)
        if (wrong?.problem) return refuse(wrong.problem, 'mandates')
        return await writeRun(tx, c, creditor.value, collectOn, chosen)
      }),
    ),
  )
}

async function writeRun(
  tx: Tx,
  c: Ctx,
  creditor: Creditor,
  collectOn: Day,
  chosen: readonly Candidate[],
): Promise<Result<{ id: Id<'DebitRun'>; number: string }, 'charge_in_another_run'>> {
  const year = c.today().slice(0, 4)
  const number = `P${year}-${String(await nextNumber(tx, c, `P${year}`)).padStart(5, '0')}`
  const id = newId<'DebitRun'>()
  await tx.insert(debitRuns).values({
    ...{ hubId: c.hub.id, id, number, state: 'ready' as const, collectOn },
    ...{ amount: add(...chosen.map((one) => one.amount)), count: chosen.length },
    ...{ creditorName: creditor.name, creditorIban: creditor.iban },
    ...{ creditorBic: creditor.bic, creditorIcs: creditor.ics },
    ...{ createdAt: c.now(), userId: c.actor.userId },
  })
  const items = chosen.map((one, i) => ({ ...one, item: itemOf(c, id, number, one, i + 1) }))
  await tx.insert(debitItems).values(items.map(({ item }) => item))
  const parts = items.flatMap(({ item, charges }) =>
    charges.map((charge) => ({
      ...{ hubId: c.hub.id, itemId: item.id, chargeId: charge.id, label: charge.label },
      ...{ amount: charge.outstanding, open: true },
    })),
  )
  const written = await tx
    .insert(debitParts)
    .values(parts)
    .onConflictDoNothing()
    .returning({ id: debitParts.chargeId })
  if (written.length < parts.length) return refuse('charge_in_another_run', 'mandates')
  await notifyAll(
    c,
    items.map(({ item }) => ({
      template: 'debit-announced' as const,
      to: item.organisationId ? { organisationId: item.organisationId } : { personId: item.personId! },
      data: {
        amount: { fr: formatEuros(item.amount, 'fr'), en: formatEuros(item.amount, 'en') },
        day: { fr: formatDay(collectOn, 'fr'), en: formatDay(collectOn, 'en') },
        number: item.rum,
        service: item.label,
        document: maskIban(item.iban),
        who: creditor.ics,
      },
      ...{ subjectKind: 'debit-run', subjectId: id, once: `debit:${item.id}` },
    })),
  )
  await audit(tx, c, 'make', 'debit-run', id, { number })
  await emit(tx, c, 'bank.debits-announced', id, { number, count: chosen.length })
  return ok({ id, number })
}

function itemOf(c: Ctx, runId: Id<'DebitRun'>, number: string, one: Candidate, position: number) {
  const { mandate, charges } = one
  // Words on people's statements and in the file are French whoever presses the button.
  const label = charges.length === 1 ? charges[0]!.label : debitsFr.several(charges.length)
  return {
    ...{ hubId: c.hub.id, id: newId<'DebitItem'>(), runId, mandateId: mandate.id, position, label },
    ...{ state: 'waiting' as const, sequence: one.sequence, amount: one.amount },
    endToEndId: `${number}-${String(position).padStart(4, '0')}`,
    ...{ personId: mandate.personId, organisationId: mandate.organisationId, holder: mandate.holder },
    ...{ street: mandate.street, postcode: mandate.postcode, city: mandate.city, country: mandate.country },
    ...{ iban: mandate.iban, bic: mandate.bic, rum: mandate.rum, signedOn: mandate.signedOn },
    accountChanged: mandate.accountChanged,
  }
}
