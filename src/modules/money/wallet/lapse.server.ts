import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { negate, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { formatDay } from '#ui/dates.ts'
import { post } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { spokenCode } from '../rules/voucher-code.ts'
import { DEBT_ACCOUNTS, debtAccount, isGiven, LAPSED_ACCOUNT } from '../rules/wallet.ts'
import { sayBalance } from '../ui/format-held.ts'
import { insertMoves, type LotRow, lockWallets, lotsLeft, type WalletRow } from './store.server.ts'
import { giftVouchers, walletLots, wallets } from './tables.ts'

/** How long before it lapses a credit is spoken of. */
export const DAYS_AHEAD = 30
/** Wallets lapsed by one run of the task; the rest waits for the next turn of its loop. */
const MOST = 500

/**
 * Credits and vouchers whose last day is past lapse: they leave their wallet, and their debt becomes an income
 * (4191 or 4192 or 4194 / 7585), one entry per wallet and run. Idempotent.
 */
export async function lapseCredits(ctx: Ctx): Promise<number> {
  let lapsed = 0
  for (let turn = await lapseSome(ctx); turn > 0; turn = await lapseSome(ctx)) lapsed += turn
  return lapsed + (await lapseVouchers(ctx))
}

async function lapseSome(ctx: Ctx): Promise<number> {
  const today = ctx.today()
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const due = await tx
        .selectDistinct({ walletId: walletLots.walletId })
        .from(walletLots)
        .where(
          and(
            eq(walletLots.hubId, c.hub.id),
            sql`${walletLots.remaining} > 0`,
            lt(walletLots.expiresOn, today),
          ),
        )
        .limit(MOST)
      if (due.length === 0) return 0
      const ids = due.map(({ walletId }) => walletId)
      const held = await lockWallets(tx, c.hub.id, ids)
      const lots = (await lotsLeft(tx, c.hub.id, ids)).filter((lot) => lot.expiresOn && lot.expiresOn < today)
      const moves = lots.map((lot) => ({ lot, id: newId<'WalletMove'>() }))
      await insertMoves(
        tx,
        c.hub.id,
        moves.map(({ lot, id }) => ({
          walletId: lot.walletId,
          given: isGiven(lot.origin),
          move: {
            ...{ hubId: c.hub.id, id, walletId: lot.walletId, lotId: lot.id, kind: 'lapse' as const },
            ...{ quantity: -lot.remaining, value: negate(lot.valueLeft), day: today, label: fr.lapsed },
            ...{ at: c.now(), userId: c.actor.userId, actorName: c.actor.name },
          },
        })),
        c.now(),
      )
      // One entry for each credit that the ledger knows: few lapse on one day, and each is a piece of its own.
      for (const { lot, id } of moves)
        await bookLapse(c, lot, id, held.find((one) => one.id === lot.walletId)!)
      return held.length
    }),
  )
}

async function bookLapse(c: Ctx, lot: LotRow, id: string, wallet: WalletRow): Promise<void> {
  await c.tx(async (tx) => {
    await audit(tx, c, 'lapse', 'wallet', wallet.id, { lot: lot.id })
    if (lot.valueLeft === zero) return
    must(
      await post(tx, c, {
        journal: 'misc',
        day: c.today(),
        label: fr.lapsedOf(wallet.holderName),
        piece: { kind: 'wallet-lapse', id, isNew: true },
        transfers: [
          {
            ...{ debit: debtAccount(lot.origin), credit: LAPSED_ACCOUNT, amount: lot.valueLeft },
            ...{ pillar: 'activities', payer: 'inhabitant', funderId: lot.funderId },
          },
        ],
      }),
    )
  })
}

async function lapseVouchers(ctx: Ctx): Promise<number> {
  const today = ctx.today()
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const due = await tx
        .select()
        .from(giftVouchers)
        .where(
          and(
            eq(giftVouchers.hubId, c.hub.id),
            isNull(giftVouchers.endedAt),
            lt(giftVouchers.expiresOn, today),
          ),
        )
        .orderBy(asc(giftVouchers.id))
        .for('update')
      if (due.length === 0) return 0
      const ids = due.map(({ id }) => id)
      await tx
        .update(giftVouchers)
        .set({ ended: 'lapsed', endedAt: c.now() })
        .where(and(eq(giftVouchers.hubId, c.hub.id), inArray(giftVouchers.id, ids)))
      for (const voucher of due)
        must(
          await post(tx, c, {
            journal: 'misc',
            day: today,
            label: fr.voucherLapsed(spokenCode(voucher.code)),
            piece: { kind: 'voucher-lapse', id: voucher.id, isNew: true },
            transfers: [
              {
                ...{ debit: DEBT_ACCOUNTS.voucher, credit: LAPSED_ACCOUNT, amount: voucher.value },
                ...{ pillar: 'activities', payer: 'inhabitant' },
              },
            ],
          }),
        )
      return due.length
    }),
  )
}

/**
 * Tells holders of what lapses within thirty days, once for each credit. What a subscription holds for its period is not
 * told: its next period brings as much.
 */
export async function tellLapses(ctx: Ctx): Promise<number> {
  const today = ctx.today()
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const soon = await tx
        .select({
          lot: walletLots,
          unit: wallets.unit,
          personId: wallets.personId,
          organisationId: wallets.organisationId,
        })
        .from(walletLots)
        .innerJoin(wallets, and(eq(wallets.hubId, c.hub.id), eq(wallets.id, walletLots.walletId)))
        .where(
          and(
            eq(walletLots.hubId, c.hub.id),
            sql`${walletLots.remaining} > 0`,
            sql`${walletLots.expiresOn} BETWEEN ${today} AND ${addDays(today, DAYS_AHEAD)}`,
            sql`${walletLots.origin} <> 'included'`,
            isNull(wallets.voucherId),
          ),
        )
      const told = await notifyAll(
        c,
        soon.map(({ lot, unit, personId, organisationId }) => ({
          template: 'wallet-expiry',
          to: personId ? { personId } : { organisationId: organisationId! },
          data: {
            amount: sayBalance(unit, lot.remaining),
            until: { fr: formatDay(lot.expiresOn!, 'fr'), en: formatDay(lot.expiresOn!, 'en') },
          },
          subjectKind: 'wallet',
          subjectId: lot.walletId,
          once: `wallet-expiry:${lot.id}:${lot.expiresOn}`,
        })),
      )
      return told.filter((one) => one !== null).length
    }),
  )
}

/** Every morning, before the counter opens. */
export const walletDay: Task = {
  name: 'money.wallets',
  afterChange: false,
  daily: '10 5 * * *',
  run: async (ctx) => {
    await lapseCredits(ctx)
    await tellLapses(ctx)
  },
}
