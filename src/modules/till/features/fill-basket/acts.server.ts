import type { z } from 'zod'
import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import { type Id, isId, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { chargesByIds } from '#modules/money/index.server.ts'
import { membershipBetween } from '#modules/people/index.server.ts'
import { articleById, findArticles } from '#modules/till/articles-store.server.ts'
import { addLines, countLine, dropBasket, parkBasket } from '#modules/till/baskets.server.ts'
import type { Basket } from '#modules/till/baskets-store.server.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { somebody } from '#modules/till/parties.server.ts'
import type { DraftLine, LineSubject } from '#modules/till/rules/draft.ts'
import { isBarcode, readScan } from '#modules/till/rules/lines.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm } from '#platform/forms/form.ts'
import { type AddIntent, FORMS } from './form.ts'

/** What a post to the page did: a code to show with what was typed, or where to go next. */
export type Done =
  | { readonly refused: FormState }
  | { readonly to: 'basket' | 'pay' | 'start'; readonly q?: string }

const refused = (code: string, field = '', values: FormState['values'] = {}): Done => ({
  refused: { values, errors: { [field]: code } },
})
const BASKET: Done = { to: 'basket' }

const line = (subject: LineSubject, label: string, unit: Cents, quantity = 1): DraftLine => ({
  ...subject,
  ...{ id: newId<'Line'>(), label, unit, quantity },
})

/** `01/03/2026`, as a ticket has room for. */
const figures = (d: Day): string => d.split('-').reverse().join('/')

/** The article scanned or named goes into the basket; several that answer are shown, and nothing typed means « pay ». */
async function scan(ctx: Ctx, basket: Basket, typed: string, key: string | undefined): Promise<Done> {
  const { quantity, word } = readScan(typed.slice(0, 100))
  if (word === '') return { to: 'pay' }
  const found = await findArticles(ctx, word, 2)
  const exact = found.find((one) => one.barcode === word || fold(one.name) === fold(word))
  const [only] = found.length === 1 && !isBarcode(word) ? found : [exact]
  const one = exact ?? only
  if (!one) return { to: 'basket', q: typed }
  return await add(
    ctx,
    basket,
    [line({ kind: 'article', articleId: one.id }, one.name, one.price, quantity)],
    key,
  )
}

async function add(ctx: Ctx, basket: Basket, lines: readonly DraftLine[], key?: string): Promise<Done> {
  const added = await addLines(ctx, basket.id, lines, key)
  return added.ok ? BASKET : refused(added.code)
}

type Add = (ctx: Ctx, basket: Basket, posted: FormData) => Promise<Done>

/** A verb that adds lines: its form, then what it makes of it, or the code of a refusal. */
const adds =
  <V extends { idempotencyKey?: string }>(
    schema: z.ZodType<V>,
    make: (ctx: Ctx, basket: Basket, value: V) => Promise<DraftLine[] | string>,
  ): Add =>
  async (ctx, basket, posted) => {
    const form = readForm(schema, posted)
    if (!form.ok) return { refused: { values: form.values, errors: form.errors } }
    const lines = await make(ctx, basket, form.value)
    if (typeof lines === 'string') return refused(lines, '', form.values)
    const added = await addLines(ctx, basket.id, lines, form.value.idempotencyKey)
    return added.ok ? BASKET : refused(added.code, '', form.values)
  }

const ADDS: Record<AddIntent, Add> = {
  article: adds(FORMS.article, async (ctx, _basket, { article }) => {
    const found = await articleById(ctx, article)
    if (!found || found.retiredAt) return 'article_unknown'
    return [line({ kind: 'article', articleId: found.id }, found.name, found.price)]
  }),
  service: adds(FORMS.service, async (ctx, basket, { service }) => {
    const who = await somebody(ctx, basket)
    if (!who.ok) return who.code
    const found = (await listServices(ctx, { activeOnly: true })).find((one) => one.id === service)
    if (!found) return 'service_unknown'
    const price = found.prices[who.value.segment]
    if (price === undefined) return 'no_price'
    return [line({ kind: 'service', serviceId: found.id }, found.name, price)]
  }),
  debts: adds(FORMS.debts, async (ctx, _basket, { charges }) => {
    const ids = charges.split(',').filter((id): id is Id<'Charge'> => isId<'Charge'>(id))
    const rows = (await chargesByIds(ctx, ids)).filter((one) => one.outstanding > zero)
    if (rows.length === 0) return 'charge_settled'
    return rows.map((one) => line({ kind: 'charge', chargeId: one.id }, one.label, one.outstanding))
  }),
  membership: adds(FORMS.membership, async (ctx, { personId }, { months, startsOn, fee }) => {
    if (!personId) return 'person_needed'
    const endsOn = addDays(addMonthsToDay(startsOn, months), -1)
    if (await membershipBetween(ctx, personId, startsOn, endsOn)) return 'already_member'
    const label = fr.what.membershipLabel(figures(startsOn), figures(endsOn))
    return [line({ kind: 'membership', months, startsOn }, label, fee)]
  }),
  'top-up': adds(FORMS['top-up'], async (_ctx, { personId, organisationId }, { amount }) =>
    personId || organisationId ? [line({ kind: 'top-up' }, fr.what.topUpLabel, amount)] : 'person_needed',
  ),
  voucher: adds(FORMS.voucher, async (_ctx, _basket, { amount, forName }) => [
    line({ kind: 'voucher', forName }, fr.what.voucherLabel, amount),
  ]),
  donation: adds(FORMS.donation, async (_ctx, _basket, { amount }) => [
    line({ kind: 'donation' }, fr.what.donationLabel, amount),
  ]),
  free: adds(FORMS.free, async (_ctx, _basket, { label, amount, quantity, family }) => [
    line({ kind: 'free', family }, label, amount, quantity),
  ]),
}

async function count(ctx: Ctx, basket: Basket, posted: FormData): Promise<Done> {
  for (const [verb, step] of [
    ['less', -1],
    ['more', 1],
    ['drop', 0],
  ] as const) {
    const id = posted.get(verb)
    if (typeof id !== 'string') continue
    const now = basket.lines.find((one) => one.id === id)?.quantity ?? 0
    const done = await countLine(ctx, basket.id, id, verb === 'drop' ? 0 : now + step)
    return done.ok ? BASKET : refused(done.code)
  }
  return BASKET
}

/** Does what the form of the page asks for. */
export async function act(ctx: Ctx, basket: Basket, posted: FormData): Promise<Done> {
  const intent = String(posted.get('intent'))
  const key = String(posted.get('idempotencyKey') ?? '') || undefined
  if (intent === 'scan') return await scan(ctx, basket, String(posted.get('q') ?? ''), key)
  if (intent === 'count') return await count(ctx, basket, posted)
  if (intent === 'drop') {
    const done = await dropBasket(ctx, basket.id)
    return done.ok ? { to: 'start' } : refused(done.code)
  }
  if (intent === 'park') {
    const form = readForm(FORMS.park, posted)
    if (!form.ok) return { refused: { values: form.values, errors: form.errors } }
    const done = await parkBasket(ctx, basket.id, form.value.note ?? '')
    return done.ok ? { to: 'start' } : refused(done.code)
  }
  if (!Object.hasOwn(ADDS, intent)) return refused('invalid')
  return await ADDS[intent as AddIntent](ctx, basket, posted)
}
