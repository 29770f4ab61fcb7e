import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { type Billed, billedOrganisations, billedPeople } from '#modules/people/index.server.ts'
import { audit, type Ctx, once, takeNumbers } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayCertify } from '../permits.ts'
import { addressOf } from '../rules/address.ts'
import { formFor, type GiftForm, type GiftHold, holdOf } from '../rules/gifts.ts'
import { cancelRow, type Gift, giftsOf, insertReceipts, receiptByNumber } from './store.server.ts'

/** What one donor gave in a year and no receipt certifies yet. */
export type Donor = {
  /** `person:…` or `organisation:…` */
  readonly key: string
  readonly kind: 'person' | 'organisation'
  readonly id: string
  readonly name: string
  readonly address: string
  readonly siret: string | null
  readonly form: GiftForm | null
  readonly amount: Cents
  readonly gifts: readonly Gift[]
  readonly hold: GiftHold | null
}

/** Donors of a year whose gifts wait for a receipt, by name; anonymous gifts are left out: nobody to certify to. */
export async function donorsOf(ctx: Ctx, year: number): Promise<Donor[]> {
  const { giftsDeductible } = await identityOf(ctx)
  return await ctx.read((tx) => readDonors(tx, ctx, year, giftsDeductible))
}

async function readDonors(tx: Tx, ctx: Ctx, year: number, deductible: boolean): Promise<Donor[]> {
  const gifts = await giftsOf(tx, ctx.hub.id, year)
  const people = await billedPeople(
    ctx,
    gifts.flatMap(({ personId, organisationId }) => (personId && !organisationId ? [personId] : [])),
  )
  const organisations = await billedOrganisations(
    ctx,
    gifts.flatMap(({ organisationId }) => organisationId ?? []),
  )
  const known = gifts.flatMap((gift) => {
    const { organisationId, personId } = gift
    const who = organisationId ? organisations.get(organisationId) : personId && people.get(personId)
    return who ? [{ gift, who, id: (organisationId ?? personId)!, kind: kindOf(gift) }] : []
  })
  return [...Map.groupBy(known, ({ kind, id }) => `${kind}:${id}`)]
    .map(([key, those]) => donor(key, those, deductible))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

const kindOf = (gift: Gift): 'person' | 'organisation' => (gift.organisationId ? 'organisation' : 'person')

type Known = { gift: Gift; who: Billed; id: string; kind: 'person' | 'organisation' }

function donor(key: string, those: readonly Known[], deductible: boolean): Donor {
  const { who, id, kind } = those[0]!
  const form = formFor(kind === 'person' ? { kind } : { kind, of: who.kind ?? '' })
  const address = addressOf(who)
  const gifts = those.map(({ gift }) => gift)
  return {
    ...{ key, kind, id, form, address, gifts, name: who.name, siret: who.siret },
    amount: add(...gifts.map(({ amount }) => amount)),
    hold: holdOf({ deductible, form, address, siret: who.siret }),
  }
}

type IssueInput = {
  readonly year: number
  readonly keys: readonly string[]
  readonly idempotencyKey?: string
}
type IssueRefusal = 'not_permitted' | 'not_deductible' | 'nothing_chosen'

/**
 * Issues one receipt per chosen donor for what they gave in the year and was not certified yet, numbered without a gap,
 * all or nothing. Donors whose receipt must wait (no address…) are left where they are.
 */
export async function issueGiftReceipts(
  ctx: Ctx,
  input: IssueInput,
): Promise<Result<{ issued: number }, IssueRefusal>> {
  if (!mayCertify(ctx.actor)) return refuse('not_permitted')
  const identity = await identityOf(ctx)
  // The law asks the body itself to know its right; a receipt issued without it is fined (CGI art. 1740 A).
  if (!identity.giftsDeductible) return refuse('not_deductible')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ issued: number }, IssueRefusal>(tx, c, input.idempotencyKey, async () => {
        // The counter is taken first: a second hand waits, then finds these gifts certified.
        const year = c.today().slice(0, 4)
        const none = await takeNumbers(tx, c, `RF${year}`, 0)
        const donors = (await readDonors(tx, c, input.year, true)).filter(
          ({ key, hold }) => hold === null && input.keys.includes(key),
        )
        if (donors.length === 0) return refuse('nothing_chosen', 'keys')
        const first = await takeNumbers(tx, c, `RF${year}`, donors.length)
        if (first < none) throw new Error('the counter of receipts went back')
        await write(tx, c, input.year, donors, (n) => `RF${year}-${String(first + n).padStart(5, '0')}`)
        return ok({ issued: donors.length })
      }),
    ),
  )
}

async function write(
  tx: Tx,
  c: Ctx,
  year: number,
  donors: readonly Donor[],
  numberOf: (n: number) => string,
) {
  const hubId = c.hub.id
  const shared = { hubId, year, issuedAt: c.now(), issuedOn: c.today(), userId: c.actor.userId }
  const receipts = donors.map((one, n) => ({
    ...shared,
    id: newId<'GiftReceipt'>(),
    number: numberOf(n),
    form: one.form!,
    ...{ donorKind: one.kind, donorId: one.id, donorName: one.name, donorAddress: one.address },
    ...{ donorSiret: one.siret, amount: one.amount },
    means: [...new Set(one.gifts.flatMap(({ means }) => means ?? []))],
    firstDay: one.gifts[0]!.day,
    lastDay: one.gifts.at(-1)!.day as Day,
  }))
  const items = receipts.flatMap(({ id: receiptId }, n) =>
    donors[n]!.gifts.map(({ pieceId, amount }) => ({ hubId, receiptId, pieceId, amount })),
  )
  await insertReceipts(tx, receipts, items)
  for (const { id, number } of receipts) await audit(tx, c, 'issue', 'gift-receipt', id, { number })
}

type CancelRefusal = 'not_permitted' | 'required' | 'not_found' | 'already_cancelled'

/** Cancels a receipt with a reason: its number stays in the register, its gifts may be certified again. */
export async function cancelGiftReceipt(
  ctx: Ctx,
  input: { readonly number: string; readonly why: string },
): Promise<Result<{ id: Id<'GiftReceipt'> }, CancelRefusal>> {
  if (!mayCertify(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const receipt = await receiptByNumber(tx, ctx.hub.id, input.number)
    if (!receipt) return refuse('not_found', 'number')
    if (!(await cancelRow(tx, ctx.hub.id, receipt.id, { at: ctx.now(), why })))
      return refuse('already_cancelled', 'number')
    await audit(tx, ctx, 'cancel', 'gift-receipt', receipt.id, { why })
    return ok({ id: receipt.id })
  })
}
