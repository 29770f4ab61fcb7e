import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { accountNames } from './chart.fr.ts'
import { CHART } from './rules/chart.ts'
import { checkEntry, type Journal, mirrored, type NewTransfer, numberOf } from './rules/entry.ts'
import { fiscalYearOf } from './rules/fiscal-year.ts'
import type { PostRefusal } from './rules/refusals.ts'
import {
  type BookState,
  bookState,
  entryById,
  entryOfPiece,
  insertAccounts,
  insertEntry,
  lockPiece,
  type Series,
  transfersOf,
} from './store.server.ts'

type NewEntry = {
  readonly journal: Journal
  readonly day: Day
  readonly label: string
  /** What the entry comes from: at most one entry per piece. `isNew`: made in this transaction, so it has none yet. */
  readonly piece: {
    readonly kind: string
    readonly id: string
    readonly isNew?: true
    /** What stands on the paper (F2026-00001, a supplier's number); a receipt's number by itself. */
    readonly ref?: string
    /** The paper's day, when it is not the entry's. */
    readonly day?: Day
  }
  readonly transfers: readonly NewTransfer[]
  readonly why?: string
  /** Takes the next receipt number too (R2026-00001: gapless per hub and year of issue). */
  readonly receipt?: true
  /** The till session it belongs to; null for none. Left out, the drawer of whoever records it takes it. */
  readonly session?: Id<'TillSession'> | null
}
/** `receipt` is null unless the entry asked for one. */
export type Posted = { entryId: Id<'Entry'>; number: string; receipt: string | null }

/** Gives the hub the accounts it lacks of the association chart. Doing it again changes nothing. */
const seedChart = (tx: Tx, hubId: Id<'Hub'>): Promise<void> =>
  insertAccounts(
    tx,
    hubId,
    CHART.map((code) => ({ code, name: accountNames[code] })),
  )

/** An account of the ledger for another account at a bank (5121…), beside the association chart. Doing it again changes nothing. */
export async function openBankLedger(tx: Tx, ctx: Ctx, code: string, name: string): Promise<void> {
  await seedChart(tx, ctx.hub.id)
  await insertAccounts(tx, ctx.hub.id, [{ code, name }])
}

/**
 * Opens a hub's books with the association chart (ANC 2018-06). Doing it again changes nothing; the first posting
 * does it when nobody did.
 */
export const openBooks = (ctx: Ctx): Promise<void> => ctx.tx((tx) => seedChart(tx, ctx.hub.id))

/**
 * What the books say before an entry is written. They are opened at a hub's first posting; an account that came with a
 * newer chart is added to older books when it is first needed.
 */
async function openedBooks(
  tx: Tx,
  hubId: Id<'Hub'>,
  codes: readonly string[],
  day: Day,
  drawer?: { readonly hand: string | null },
): Promise<BookState> {
  const state = await bookState(tx, hubId, [...codes, '512'], drawer, day)
  const missing = codes.filter((code) => !state.accounts.has(code))
  if (missing.length === 0) return state
  if (state.accounts.has('512') && !missing.every(isOurs)) return state
  await seedChart(tx, hubId)
  return await bookState(tx, hubId, codes, drawer, day)
}

const CODES: ReadonlySet<string> = new Set(CHART)
const isOurs = (code: string) => CODES.has(code)

/** An account that a hub added and retired takes nothing more; ours are only no longer offered, for we post to them. */
function accountsFit({ accounts }: BookState, codes: readonly string[]): Result<null, PostRefusal> {
  if (codes.some((code) => !accounts.has(code))) return refuse('unknown_account')
  if (codes.some((code) => accounts.get(code) && !isOurs(code))) return refuse('retired_account')
  return ok(null)
}

/**
 * Writes one entry inside the caller's transaction; the number is gapless per hub and fiscal year of the day. It counts in
 * the stage of the trial that its day belongs to, unless its transfers say which. Refuses a day of a closed period.
 */
export async function post(tx: Tx, ctx: Ctx, input: NewEntry): Promise<Result<Posted, PostRefusal>> {
  const hubId = ctx.hub.id
  const checked = checkEntry(input.transfers, input.day, ctx.today())
  if (!checked.ok) return checked
  const codes = [...new Set(input.transfers.flatMap((t) => [t.debit, t.credit]))]
  const inDrawer = input.session === undefined && (input.receipt || codes.includes('530'))
  const drawer = inDrawer ? { hand: ctx.actor.userId } : undefined
  const state = await openedBooks(tx, hubId, codes, input.day, drawer)
  const fit = accountsFit(state, codes)
  if (!fit.ok) return fit
  if (state.lockedUntil && input.day <= state.lockedUntil) return refuse('closed_period', 'day')
  const { kind, id, isNew } = input.piece
  if (!isNew) {
    await lockPiece(tx, hubId, kind, id)
    if (await entryOfPiece(tx, hubId, kind, id)) return refuse('piece_already_posted')
  }
  const entryId = newId<'Entry'>()
  const { year } = fiscalYearOf(input.day, state.years)
  const issued = ctx.today().slice(0, 4)
  const series: Series = input.receipt ? [`E${year}`, `R${issued}`] : [`E${year}`]
  const recordedAt = ctx.now()
  const [n, receiptN] = await insertEntry(
    tx,
    series,
    {
      hubId,
      id: entryId,
      journal: input.journal,
      day: input.day,
      label: input.label,
      pieceKind: kind,
      pieceId: id,
      pieceRef: input.piece.ref ?? null,
      pieceDay: input.piece.day ?? null,
      why: input.why ?? null,
      recordedAt,
      userId: ctx.actor.userId,
      sessionId: input.session === undefined ? state.session : input.session,
    },
    input.transfers.map((t) => ({
      hubId,
      id: newId<'Transfer'>(),
      entryId,
      day: input.day,
      debit: t.debit,
      credit: t.credit,
      amount: t.amount,
      pillar: t.pillar ?? null,
      payer: t.payer ?? null,
      funderId: (t.funderId ?? null) as Id<'Organisation'> | null,
      activity: t.activity ?? null,
      partyKind: t.party?.kind ?? null,
      partyId: t.party?.id ?? null,
      stage: t.stage === undefined ? state.stage : t.stage,
      vatRate: t.vatRate ?? null,
      recordedAt,
    })),
  )
  const number = numberOf('E', year, n!)
  return ok({ entryId, number, receipt: receiptN === undefined ? null : numberOf('R', issued, receiptN) })
}

const asGiven = (row: Awaited<ReturnType<typeof transfersOf>>[number]): NewTransfer => ({
  ...row,
  party: row.partyKind && row.partyId ? { kind: row.partyKind, id: row.partyId } : null,
})

type Reversal = {
  readonly entryId: Id<'Entry'>
  readonly label: (number: string) => string
  readonly why: string
  readonly receipt?: true
  /** Today unless said otherwise. */
  readonly day?: Day
}

/** Posts the mirror of an entry, once: the piece of a reversal is the entry it takes back. */
export async function postReversal(
  tx: Tx,
  ctx: Ctx,
  input: Reversal,
): Promise<Result<Posted, PostRefusal | 'not_found' | 'already_reversed' | 'is_a_reversal'>> {
  const entry = await entryById(tx, ctx.hub.id, input.entryId)
  if (!entry) return refuse('not_found')
  if (entry.pieceKind === 'reversal') return refuse('is_a_reversal')
  const posted = await post(tx, ctx, {
    journal: entry.journal,
    day: input.day ?? ctx.today(),
    label: input.label(entry.number),
    piece: { kind: 'reversal', id: entry.id },
    transfers: mirrored((await transfersOf(tx, ctx.hub.id, entry.id)).map(asGiven)),
    why: input.why,
    receipt: input.receipt,
  })
  return !posted.ok && posted.code === 'piece_already_posted' ? refuse('already_reversed') : posted
}
