import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { holdDrawer, joinDrawer, lineOf, post, sealRow } from '#modules/money/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { sessionsFr as fr } from '../messages.sessions.fr.ts'
import { mayHoldTill } from '../permits.ts'
import { felt, type MoveKind, moveRow } from '../rules/moves.ts'
import type { SessionCode } from '../rules/session-refusals.ts'
import { heldIn, sessionById } from './store.server.ts'
import { tillMoves } from './tables.ts'

export type NewMove = {
  readonly sessionId: Id<'TillSession'>
  readonly kind: MoveKind
  /** Cents, above zero. */
  readonly amount: Cents
  readonly why: string
  readonly idempotencyKey?: string
}

/**
 * Puts cash in a drawer or takes it out, with its reason. Between the drawer and the bank, and for what is bought, an
 * entry is posted; the safe is the same account. Refuses more than the drawer holds.
 */
export async function moveCash(
  ctx: Ctx,
  input: NewMove,
): Promise<Result<{ id: Id<'TillMove'> }, SessionCode>> {
  if (!mayHoldTill(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  if (input.amount <= zero) return refuse('amount_too_small', 'amount')
  const hubId = ctx.hub.id
  return await ctx.tx((tx) =>
    once<{ id: Id<'TillMove'> }, SessionCode>(tx, ctx, input.idempotencyKey, async () => {
      const session = await sessionById(tx, hubId, input.sessionId)
      if (!session) return refuse('session_unknown')
      if (!(await holdDrawer(tx, hubId, session.id))) return refuse('session_closed')
      const amount = felt(input.kind, input.amount)
      if (amount < zero && input.amount > (await heldIn(tx, session)))
        return refuse('more_than_held', 'amount')
      const id = newId<'TillMove'>()
      const { account, way } = moveRow(input.kind)
      const posted =
        account === null
          ? null
          : await post(tx, ctx, {
              journal: 'cash',
              day: ctx.today(),
              label: `${fr.ledger.moves[input.kind]}, ${why}`.slice(0, 300),
              piece: { kind: 'till-move', id, isNew: true },
              transfers: [
                {
                  debit: way === 1 ? '530' : account,
                  credit: way === 1 ? account : '530',
                  amount: input.amount,
                },
              ],
              session: session.id,
            })
      if (posted && !posted.ok) {
        if (posted.code === 'closed_period') return refuse('closed_period')
        throw new Error(`the books refused a move of cash: ${posted.code}`)
      }
      await insertMove(tx, ctx, session.id, {
        ...{ id, kind: input.kind, amount, why },
        entryId: posted?.value.entryId ?? null,
      })
      await audit(tx, ctx, 'move', 'till', session.id, { kind: input.kind })
      return ok({ id })
    }),
  )
}

type Written = {
  readonly id?: Id<'TillMove'>
  readonly kind: MoveKind
  readonly amount: Cents
  readonly why: string
  readonly entryId: Id<'Entry'> | null
}

/** Writes a move and seals it. */
export async function insertMove(
  tx: Tx,
  ctx: Ctx,
  sessionId: Id<'TillSession'>,
  move: Written,
): Promise<void> {
  const row = {
    ...move,
    id: move.id ?? newId<'TillMove'>(),
    hubId: ctx.hub.id,
    sessionId,
    at: ctx.now(),
    userId: ctx.actor.userId,
    userName: ctx.actor.name,
  }
  await tx.insert(tillMoves).values(row)
  await sealRow(tx, ctx, { kind: 'move', id: row.id, payload: moveLine(row) })
}

type MovedRow = Pick<typeof tillMoves.$inferSelect, 'sessionId' | 'kind' | 'amount' | 'entryId' | 'at'>

/** What is sealed of a move: sums, never who nor why. */
export const moveLine = (row: MovedRow): string =>
  lineOf({
    session: row.sessionId,
    kind: row.kind,
    cents: row.amount,
    entry: row.entryId,
    at: row.at.toISOString(),
  })

/** Somebody takes their place at a drawer that is open: what they receive from now on lands in it. */
export async function joinSession(
  ctx: Ctx,
  input: { readonly sessionId: Id<'TillSession'> },
): Promise<Result<null, SessionCode>> {
  if (!mayHoldTill(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) =>
    (await joinDrawer(tx, ctx, input.sessionId)) ? ok(null) : refuse('session_closed'),
  )
}
