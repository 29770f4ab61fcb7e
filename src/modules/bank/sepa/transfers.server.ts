import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { payablesToPay, payPayable } from '#modules/billing/index.server.ts'
import { organisationNames, placesOfOrganisations } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { heldFr } from '../messages.held.fr.ts'
import { payoutsFr } from '../messages.payouts.fr.ts'
import { transfersFr } from '../messages.transfers.fr.ts'
import { mayPayOthers } from '../permits.ts'
import { isPurpose, PURPOSES, type Purpose } from '../rules/held.ts'
import { parseBic, parseIban } from '../rules/identifiers.ts'
import { type RunVerb, runLife } from '../rules/runs.ts'
import { isBankDay } from '../rules/target.ts'
import { ourAccount } from './creditor.server.ts'
import { writeHeld } from './held.server.ts'
import { heldAccountsOf, lockHeld } from './held-store.server.ts'
import { type PayeeRow, payeesOf, payoutsPage } from './payout-store.server.ts'
import { payOut } from './payouts.server.ts'
import type { TransferRefusal } from './refusals.ts'
import { transferItems, transferRuns } from './tables.ts'
import {
  closeTransfers,
  inOpenRuns,
  lockTransferRun,
  setTransferRun,
  type TransferItemRow,
  transfersOfRun,
} from './transfer-store.server.ts'

/** An account at a bank to which we pay. */
export type PayeeAccount = { readonly holder: string; readonly iban: string; readonly bic: string | null }

/** Something that waits to be paid by transfer. `key` names it in a form: `payout <id>`, `held <purpose>:<id>`… */
export type ToPay = {
  readonly key: string
  readonly kind: 'payout' | 'held' | 'payable'
  readonly subjectId: string
  readonly purpose: Purpose | null
  readonly organisationId: Id<'Organisation'> | null
  readonly name: string
  /** What the payee reads on their statement. */
  readonly label: string
  readonly amount: Cents
  /** The last day to pay, for a supplier's invoice. */
  readonly dueOn: Day | null
  /** Null when nobody noted it yet. */
  readonly account: PayeeAccount | null
  /** The invoice gives another account than the one we know: to be checked by telephone before paying. */
  readonly unusual: boolean
}

/** How many statements wait at most: beyond, the oldest come with the next run. */
const MOST = 500

const accountFrom = (row: PayeeRow | undefined): PayeeAccount | null =>
  row ? { holder: row.holder, iban: row.iban, bic: row.bic } : null

/** What is owed to providers, to others and to suppliers, and no open run pays yet. */
export async function whatToPay(ctx: Ctx): Promise<ToPay[]> {
  const bills = await payablesToPay(ctx)
  const { unpaid, held, taken } = await ctx.read(async (tx) => ({
    unpaid: await payoutsPage(tx, ctx.hub.id, { view: 'unpaid' }, null, MOST),
    held: await heldAccountsOf(tx, ctx.hub.id, true),
    taken: await inOpenRuns(tx, ctx.hub.id),
  }))
  const others = held.filter((row) => row.purpose !== 'providers' && row.balance > zero)
  const ids = [...unpaid, ...others, ...bills].flatMap((row) => row.organisationId ?? [])
  const names = await organisationNames(ctx, ids)
  const known = await ctx.read((tx) => payeesOf(tx, ctx.hub.id, ids))
  const plain = { dueOn: null, unusual: false }
  const who = (organisationId: Id<'Organisation'>) => ({
    ...{ organisationId, name: names.get(organisationId) ?? '' },
    account: accountFrom(known.get(organisationId)),
  })
  const all: Omit<ToPay, 'key'>[] = [
    ...unpaid.map((row) => ({
      ...{ ...plain, ...who(row.organisationId), kind: 'payout' as const, subjectId: row.id },
      ...{ purpose: 'providers' as const, amount: row.share, label: payoutsFr.transferLabel(row.number) },
    })),
    ...others.map((row) => ({
      ...{ ...plain, ...who(row.organisationId), kind: 'held' as const },
      ...{ subjectId: `${row.purpose}:${row.organisationId}`, purpose: row.purpose },
      ...{ amount: row.balance, label: heldFr.transferLabel[row.purpose] },
    })),
    ...bills.map((row) => ({
      ...{ kind: 'payable' as const, subjectId: row.id, purpose: null, organisationId: row.organisationId },
      ...{ name: row.supplierName, amount: row.left, dueOn: row.dueOn },
      label: transfersFr.billLabel(row.reference ?? row.number),
      ...accountOfBill(row, row.organisationId ? known.get(row.organisationId) : undefined),
    })),
  ]
  return all
    .map((one) => ({ key: `${one.kind} ${one.subjectId}`, ...one }))
    .filter(({ key }) => !taken.has(key))
}

/** The account that we know is paid; one that only the invoice gives, when its key is right. */
function accountOfBill(
  row: { readonly supplierName: string; readonly iban: string | null; readonly bic: string | null },
  payee: PayeeRow | undefined,
): Pick<ToPay, 'account' | 'unusual'> {
  const given = parseIban(row.iban ?? '')
  const bic = parseBic(row.bic ?? '')
  const theirs = given.ok
    ? { holder: row.supplierName, iban: given.value, bic: bic.ok ? bic.value : null }
    : null
  const known = accountFrom(payee)
  return {
    account: known ?? theirs,
    unusual: known !== null && theirs !== null && known.iban !== theirs.iban,
  }
}

/**
 * Makes a run of transfers for what was chosen. Refuses a run of nothing, a day when banks are closed or that is past,
 * somebody whose account is not known, and what another run pays already.
 */
export async function makeTransfers(
  ctx: Ctx,
  input: { readonly executeOn: Day; readonly keys: readonly string[]; readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'TransferRun'>; number: string }, TransferRefusal>> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  const payer = await ourAccount(ctx)
  if (!payer.ok) return refuse('our_iban_missing')
  const { executeOn } = input
  if (executeOn < ctx.today()) return refuse('day_past', 'executeOn')
  if (!isBankDay(executeOn)) return refuse('not_a_bank_day', 'executeOn')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ id: Id<'TransferRun'>; number: string }, TransferRefusal>(
        tx,
        c,
        input.idempotencyKey,
        async () => {
          const wanted = new Set(input.keys)
          const chosen = (await whatToPay(c)).filter(({ key }) => wanted.has(key))
          if (chosen.length === 0) return refuse('nothing_to_transfer', 'keys')
          if (chosen.some(({ account }) => account === null)) return refuse('payee_account_missing', 'keys')
          const year = c.today().slice(0, 4)
          const number = `VS${year}-${String(await nextNumber(tx, c, `VS${year}`)).padStart(5, '0')}`
          const id = newId<'TransferRun'>()
          await tx.insert(transferRuns).values({
            ...{ hubId: c.hub.id, id, number, state: 'ready' as const, executeOn, count: chosen.length },
            ...{
              amount: add(...chosen.map((one) => one.amount)),
              createdAt: c.now(),
              userId: c.actor.userId,
            },
            ...{ payerName: payer.value.name, payerIban: payer.value.iban, payerBic: payer.value.bic },
          })
          const places = await placesOfOrganisations(
            c,
            chosen.map((one) => one.organisationId),
          )
          const rows = chosen.map((one, i) =>
            itemOf(
              c,
              id,
              number,
              one,
              one.organisationId ? places.get(one.organisationId) : undefined,
              i + 1,
            ),
          )
          const written = await tx
            .insert(transferItems)
            .values(rows)
            .onConflictDoNothing()
            .returning({ id: transferItems.id })
          if (written.length < rows.length) return refuse('already_in_a_run', 'keys')
          await audit(tx, c, 'make', 'transfer-run', id, { number })
          await emit(tx, c, 'bank.transfers-made', id, { number, count: rows.length })
          return ok({ id, number })
        },
      ),
    ),
  )
}

type Place = { street: string | null; postcode: string | null; city: string | null }

function itemOf(
  c: Ctx,
  runId: Id<'TransferRun'>,
  number: string,
  one: ToPay,
  place: Place | undefined,
  position: number,
) {
  return {
    ...{ hubId: c.hub.id, id: newId<'TransferItem'>(), runId, position, open: true },
    endToEndId: `${number}-${String(position).padStart(4, '0')}`,
    ...{ subjectKind: one.kind, subjectId: one.subjectId, purpose: one.purpose },
    ...{ organisationId: one.organisationId, amount: one.amount, label: one.label },
    ...{ name: one.account!.holder, iban: one.account!.iban, bic: one.account!.bic },
    ...{ street: place?.street ?? null, postcode: place?.postcode ?? null, city: place?.city ?? null },
  }
}

type Done = Result<{ id: Id<'TransferRun'> }, TransferRefusal>

/** Moves a run along its life: the file went to the bank, the bank paid, or it was given up before. */
export async function moveTransfers(
  ctx: Ctx,
  input: { readonly id: Id<'TransferRun'>; readonly verb: RunVerb; readonly why?: string },
): Promise<Done> {
  if (!mayPayOthers(ctx.actor)) return refuse('not_permitted')
  const why = input.why?.trim() ?? ''
  if (input.verb === 'cancel' && !why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Done> => {
      const run = await lockTransferRun(tx, c.hub.id, input.id)
      if (!run) return refuse('not_found')
      const next = runLife.next(run.state, input.verb)
      if (!next.ok) return refuse('not_from_this_state')
      if (input.verb === 'settle') {
        if (run.executeOn > c.today()) return refuse('too_early_to_execute')
        for (const item of await transfersOfRun(tx, c.hub.id, run.id)) {
          // One entry for each payee, as the bank books one line for each.
          const paid = await payItem(tx, c, item, run.executeOn)
          if (!paid.ok) return paid
        }
      }
      if (input.verb !== 'send') await closeTransfers(tx, c.hub.id, run.id)
      const at = c.now()
      const stamp = { send: { sentAt: at }, settle: { settledAt: at }, cancel: { cancelledAt: at, why } }
      await setTransferRun(tx, c.hub.id, run.id, { state: next.value, ...stamp[input.verb] })
      await audit(tx, c, input.verb, 'transfer-run', run.id, why ? { why } : undefined)
      await emit(tx, c, `bank.transfers-${next.value}`, run.id, { number: run.number })
      return ok({ id: run.id })
    }),
  )
}

async function payItem(
  tx: Tx,
  c: Ctx,
  item: TransferItemRow,
  day: Day,
): Promise<Result<unknown, TransferRefusal>> {
  const reference = item.endToEndId
  if (item.subjectKind === 'payable') {
    const id = item.subjectId as Id<'Payable'>
    const paid = await payPayable(c, { id, amount: item.amount, day, means: 'transfer', reference })
    return paid.ok ? paid : refuse(paid.code as TransferRefusal)
  }
  const organisationId = item.organisationId!
  if (item.subjectKind === 'payout') {
    const payoutId = item.subjectId as Id<'Payout'>
    return (await payOut(tx, c, { payoutId, organisationId, means: 'transfer', day, reference })) as Result<
      unknown,
      TransferRefusal
    >
  }
  const purpose = isPurpose(item.purpose) ? item.purpose : 'postal'
  const held = await lockHeld(tx, c.hub.id, purpose, organisationId, c.now())
  if (item.amount > held) return refuse('more_than_held')
  return await writeHeld(tx, c, held, {
    ...{ purpose, organisationId, kind: 'pay-over', day, change: negate(item.amount), reference },
    ...{ name: item.name, label: item.label },
    transfers: [{ debit: PURPOSES[purpose].account, credit: '512', amount: item.amount }],
  })
}
