import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { addMonthsToDay, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { recordPayment } from '../features/record-payment/use-case.server.ts'
import { post } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { mayUseWallets } from '../permits.ts'
import type { Means, Payer } from '../rules/axes.ts'
import type { RecordRefusal } from '../rules/refusals.ts'
import { CODE_BYTES, codeFrom, parseCode, spokenCode } from '../rules/voucher-code.ts'
import { DEBT_ACCOUNTS, MONTHS_VOUCHER } from '../rules/wallet.ts'
import { creditHeld, holdWallets, type WalletHolder } from './credit.server.ts'
import { insertWallets, lockWallets, type WalletRow } from './store.server.ts'
import { giftVouchers } from './tables.ts'

export type VoucherRow = Omit<typeof giftVouchers.$inferSelect, 'words' | 'search'>

export type NewVoucher = {
  /** Cents, above zero. */
  readonly value: Cents
  readonly buyerName: string
  readonly buyerPersonId?: Id<'Person'>
  readonly forName?: string
  readonly message?: string
  /** Default: a year from today. */
  readonly expiresOn?: Day
}

/**
 * Issues a voucher for what the caller's own payment credits to 4194 (`DEBT_ACCOUNTS.voucher`) in the same transaction:
 * the line of a basket. `source` is that line: at most one voucher for each.
 */
export async function issueVoucher(
  tx: Tx,
  c: Ctx,
  input: NewVoucher,
  source: { readonly kind: string; readonly id: string },
  code: string = newCode(),
): Promise<Result<{ id: Id<'GiftVoucher'>; code: string }, 'amount_not_positive' | 'day_past'>> {
  if (input.value <= zero) return refuse('amount_not_positive', 'value')
  const { expiresOn = addMonthsToDay(c.today(), MONTHS_VOUCHER) } = input
  if (expiresOn < c.today()) return refuse('day_past', 'expiresOn')
  const id = newId<'GiftVoucher'>()
  const { buyerName, buyerPersonId, forName = '', message = '' } = input
  await tx.insert(giftVouchers).values({
    ...{ hubId: c.hub.id, id, code, value: input.value, buyerName, buyerPersonId: buyerPersonId ?? null },
    ...{ forName, message, issuedOn: c.today(), expiresOn, sourceKind: source.kind, sourceId: source.id },
    ...{ at: c.now(), userId: c.actor.userId, words: searchWords(code, buyerName, forName) },
  })
  await audit(tx, c, 'issue', 'gift-voucher', id)
  return ok({ id, code })
}

/** A code nobody could guess, of signs that nobody mistakes when they are read aloud. */
export const newCode = (): string => codeFrom(randomBytes(CODE_BYTES))

export type SellVoucher = NewVoucher & {
  readonly means: Exclude<Means, 'prepaid' | 'allowance'>
  readonly reference?: string
  readonly payer?: Payer
  readonly idempotencyKey?: string
}
export type Sold = { readonly id: Id<'GiftVoucher'>; readonly code: string; readonly receipt: string }

/** Sells a voucher: receipt, entry (means / 4194: it is a debt until it is used) and code, all or nothing. */
export async function sellVoucher(
  ctx: Ctx,
  input: SellVoucher,
): Promise<Result<Sold, RecordRefusal | 'required' | 'day_past'>> {
  if (!mayUseWallets(ctx.actor)) return refuse('not_permitted')
  if (!input.buyerName.trim()) return refuse('required', 'buyerName')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Sold, RecordRefusal | 'day_past'>(tx, c, input.idempotencyKey, async () => {
        const code = newCode()
        const paid = await recordPayment(c, {
          ...{ means: input.means, amount: input.value, reference: input.reference },
          ...{
            payer: input.payer ?? 'inhabitant',
            personId: input.buyerPersonId,
            payerName: input.buyerName,
          },
          ...{ label: fr.voucherSold(spokenCode(code)), subjectKind: 'voucher', subjectId: code },
          creditAccount: DEBT_ACCOUNTS.voucher,
        })
        if (!paid.ok) return paid
        const issued = await issueVoucher(tx, c, input, { kind: 'payment', id: paid.value.id }, code)
        return issued.ok ? ok({ id: issued.value.id, code, receipt: paid.value.number }) : issued
      }),
    ),
  )
}

const read = (hubId: Id<'Hub'>, code: string) =>
  and(eq(giftVouchers.hubId, hubId), eq(giftVouchers.code, code))

/** A voucher by its code as typed; null when this hub issued none such. */
export async function voucherByCode(ctx: Ctx, typed: string): Promise<VoucherRow | null> {
  const code = parseCode(typed)
  if (!code.ok) return null
  const [row] = await ctx.read((tx) => tx.select().from(giftVouchers).where(read(ctx.hub.id, code.value)))
  return row ?? null
}

export type RedeemCode =
  | RecordRefusal
  | 'code_malformed'
  | 'voucher_unknown'
  | 'voucher_used'
  | 'voucher_lapsed'
  | 'voucher_taken_back'

/**
 * Takes a voucher in, once: its value goes to the wallet of a holder, or without one to a wallet of its own, that pays
 * for a basket (`means: 'prepaid'` with its `walletId`) and keeps the rest under the same code. Two hands at once: the
 * second is told that it was used. Entry 4194 / 4191: the debt stays, of another kind.
 */
export async function redeemVoucher(
  ctx: Ctx,
  input: { readonly code: string; readonly holder?: WalletHolder; readonly idempotencyKey?: string },
): Promise<Result<{ walletId: Id<'Wallet'>; value: Cents }, RedeemCode>> {
  if (!mayUseWallets(ctx.actor)) return refuse('not_permitted')
  const code = parseCode(input.code)
  if (!code.ok) return code
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ walletId: Id<'Wallet'>; value: Cents }, RedeemCode>(tx, c, input.idempotencyKey, async () => {
        const [voucher] = await tx.select().from(giftVouchers).where(read(c.hub.id, code.value)).for('update')
        const may = mayRedeem(voucher, c.today())
        if (!may.ok) return may
        return await redeem(tx, c, may.value, input.holder)
      }),
    ),
  )
}

function mayRedeem(voucher: VoucherRow | undefined, today: Day): Result<VoucherRow, RedeemCode> {
  if (!voucher) return refuse('voucher_unknown', 'code')
  if (voucher.ended === 'used') return refuse('voucher_used', 'code')
  if (voucher.ended === 'taken-back') return refuse('voucher_taken_back', 'code')
  if (voucher.ended === 'lapsed' || voucher.expiresOn < today) return refuse('voucher_lapsed', 'code')
  return ok(voucher)
}

async function redeem(
  tx: Tx,
  c: Ctx,
  voucher: VoucherRow,
  holder: WalletHolder | undefined,
): Promise<Result<{ walletId: Id<'Wallet'>; value: Cents }, RedeemCode>> {
  const [wallet] = holder
    ? await holdWallets(tx, c, [{ holder, unit: 'euros' }])
    : [await bearerWallet(tx, c, voucher)]
  const { value, expiresOn } = voucher
  await creditHeld(tx, c, [
    {
      wallet: wallet!,
      credit: {
        ...{ quantity: Number(value), value, origin: 'voucher', label: fr.voucher(spokenCode(voucher.code)) },
        ...{ expiresOn, source: { kind: 'voucher', id: voucher.id } },
        path: `argent/bons-cadeaux/${voucher.code}`,
      },
    },
  ])
  await tx
    .update(giftVouchers)
    .set({ ended: 'used', endedAt: c.now(), walletId: wallet!.id })
    .where(and(eq(giftVouchers.hubId, c.hub.id), eq(giftVouchers.id, voucher.id), isNull(giftVouchers.ended)))
  await audit(tx, c, 'redeem', 'gift-voucher', voucher.id, { wallet: wallet!.id })
  const posted = await post(tx, c, {
    journal: 'misc',
    day: c.today(),
    label: fr.voucherUsed(spokenCode(voucher.code)),
    piece: { kind: 'voucher', id: voucher.id },
    transfers: [{ debit: DEBT_ACCOUNTS.voucher, credit: DEBT_ACCOUNTS.paid, amount: value }],
  })
  return posted.ok ? ok({ walletId: wallet!.id, value }) : posted
}

/** The wallet of whoever holds the voucher: nobody's name, its code. */
async function bearerWallet(tx: Tx, c: Ctx, voucher: VoucherRow): Promise<WalletRow> {
  const id = newId<'Wallet'>()
  const holderName = fr.voucher(spokenCode(voucher.code))
  await insertWallets(tx, [
    {
      ...{ hubId: c.hub.id, id, voucherId: voucher.id, holderName, unit: 'euros', balance: 0, given: 0 },
      ...{ automatic: false, openedAt: c.now(), movedAt: c.now(), sortKey: fold(holderName) },
      words: searchWords(holderName, voucher.code),
    },
  ])
  return (await lockWallets(tx, c.hub.id, [id]))[0]!
}

/** A voucher whose payment is taken back is worth nothing any more; refused once it was used or has lapsed. */
export async function takeBackVoucher(
  tx: Tx,
  c: Ctx,
  source: { readonly kind: string; readonly id: string },
): Promise<Result<boolean, 'credit_used'>> {
  const [voucher] = await tx
    .select()
    .from(giftVouchers)
    .where(
      and(
        eq(giftVouchers.hubId, c.hub.id),
        eq(giftVouchers.sourceKind, source.kind),
        eq(giftVouchers.sourceId, source.id),
      ),
    )
    .for('update')
  if (!voucher || voucher.ended === 'taken-back') return ok(false)
  if (voucher.ended) return refuse('credit_used')
  await tx
    .update(giftVouchers)
    .set({ ended: 'taken-back', endedAt: c.now() })
    .where(and(eq(giftVouchers.hubId, c.hub.id), eq(giftVouchers.id, voucher.id)))
  await audit(tx, c, 'take-back', 'gift-voucher', voucher.id)
  return ok(true)
}
