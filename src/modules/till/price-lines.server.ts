import type { Id } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { listServices, type Service, unavailableOn } from '#modules/catalogue/index.server.ts'
import { type ChargeRow, chargesByIds, holdCharges, type Pillar } from '#modules/money/index.server.ts'
import { homeServicesAmong, payerOfPerson, previewShares } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type ArticleRow, articlesByIds } from './articles-store.server.ts'
import { isNobody, type Parties } from './parties.server.ts'
import type { DraftLine } from './rules/draft.ts'
import { ACCOUNT_OF, amountOf } from './rules/lines.ts'
import type { Payable } from './rules/tenders.ts'

/** Why a line cannot be sold as it stands. */
export type WrongCode =
  | 'article_unknown'
  | 'service_unknown'
  | 'service_paused'
  | 'out_of_season'
  | 'no_price'
  | 'charge_settled'
  | 'person_needed'

/** A line with what it costs whoever pays, and how it enters the ledger. */
export type PricedLine = Payable & {
  readonly line: DraftLine
  readonly label: string
  readonly unitPrice: Cents
  /** Cents that others pay of it by their contracts, and who. */
  readonly covered: Cents
  readonly coveredBy: readonly string[]
  readonly account: string
  readonly pillar?: Pillar
  readonly activity?: string
  readonly vatRate?: number
  /** What is already owed, when it pays a debt. */
  readonly charge?: ChargeRow
  readonly wrong?: WrongCode
}

type Known = {
  readonly parties: Parties
  readonly articles: ReadonlyMap<string, ArticleRow>
  readonly services: ReadonlyMap<string, Service>
  readonly charges: ReadonlyMap<string, ChargeRow>
  readonly homeRequests: ReadonlySet<string>
}

const idsOf = <K extends DraftLine['kind']>(lines: readonly DraftLine[], kind: K) =>
  lines.filter((line): line is Extract<DraftLine, { kind: K }> => line.kind === kind)

/**
 * What each line of a basket costs now, as many queries whatever its length (one more for each service, whose coverages
 * are those of the person). Inside a sale `tx` holds the debts that it pays.
 */
export async function priceLines(
  ctx: Ctx,
  parties: Parties,
  lines: readonly DraftLine[],
  tx?: Tx,
): Promise<PricedLine[]> {
  const chargeIds = idsOf(lines, 'charge').map((line) => line.chargeId as Id<'Charge'>)
  const charges = tx ? await holdCharges(tx, ctx, chargeIds) : await chargesByIds(ctx, chargeIds)
  const requestIds = charges.flatMap((one) => (one.subjectKind === 'request' ? [one.subjectId] : []))
  const services = idsOf(lines, 'service').length > 0 ? await listServices(ctx, { activeOnly: true }) : []
  const known: Known = {
    parties,
    articles: await articlesByIds(
      ctx,
      idsOf(lines, 'article').map((line) => line.articleId),
    ),
    services: new Map(services.map((one) => [one.id, one])),
    charges: new Map(charges.map((one) => [one.id, one])),
    homeRequests: await homeServicesAmong(ctx, requestIds as Id<'Request'>[]),
  }
  const priced: PricedLine[] = []
  for (const line of lines)
    priced.push(line.kind === 'service' ? await serviceLine(ctx, line, known) : plainLine(line, known))
  return priced
}

const based = (line: DraftLine) => ({
  ...{ line, kind: line.kind, label: line.label, unitPrice: line.unit, amount: amountOf(line) },
  ...{ covered: zero, coveredBy: [], homeService: false },
})

function plainLine(line: Exclude<DraftLine, { kind: 'service' }>, known: Known): PricedLine {
  const base = based(line)
  if (line.kind === 'article') {
    const article = known.articles.get(line.articleId)
    const account = ACCOUNT_OF[article?.family ?? 'product']
    if (!article) return { ...base, account, wrong: 'article_unknown' }
    return { ...base, account, pillar: 'activities', vatRate: article.vatRate ?? undefined }
  }
  if (line.kind === 'free')
    return { ...base, account: ACCOUNT_OF[line.family], pillar: 'activities', vatRate: line.vatRate }
  if (line.kind === 'membership') {
    const wrong = known.parties.who.personId ? undefined : ('person_needed' as const)
    return { ...base, account: '756', pillar: 'citizens', wrong }
  }
  if (line.kind === 'top-up') {
    const wrong = isNobody(known.parties.who) ? ('person_needed' as const) : undefined
    return { ...base, account: '4191', wrong }
  }
  if (line.kind === 'voucher') return { ...base, account: '4194' }
  // What an organisation gives is patronage (mécénat), what people give is a gift (ANC 2018-06: 7542, 7541).
  if (line.kind === 'donation')
    return known.parties.payer.organisationId
      ? { ...base, account: '7542', pillar: 'private' }
      : { ...base, account: '7541', pillar: 'citizens' }
  const charge = known.charges.get(line.chargeId)
  if (!charge || charge.outstanding < base.amount)
    return { ...base, account: charge?.creditAccount ?? '706', wrong: 'charge_settled' }
  return {
    ...base,
    charge,
    account: charge.invoiceId ? '411' : charge.creditAccount,
    pillar: charge.pillar,
    activity: charge.activity ?? undefined,
    vatRate: charge.vatRate ?? undefined,
    homeService: charge.subjectKind === 'request' && known.homeRequests.has(charge.subjectId),
  }
}

async function serviceLine(
  ctx: Ctx,
  line: Extract<DraftLine, { kind: 'service' }>,
  { parties, services }: Known,
): Promise<PricedLine> {
  const { who, payer } = parties
  const service = services.get(line.serviceId)
  const base = { ...based(line), account: '706' }
  if (!service) return { ...base, wrong: 'service_unknown' }
  if (isNobody(who)) return { ...base, wrong: 'person_needed' }
  const unit = service.prices[who.segment]
  if (unit === undefined) return { ...base, wrong: 'no_price' }
  const away = unavailableOn(service, ctx.today())
  const price = amountOf({ quantity: line.quantity, unit })
  const shared =
    who.personId && !payer.organisationId
      ? await previewShares(ctx, {
          personId: who.personId,
          serviceId: service.id,
          activity: service.activity,
          price,
          payer: payerOfPerson(who.segment as Parameters<typeof payerOfPerson>[0]),
          day: ctx.today(),
        })
      : []
  const others = shared.filter((share) => share.kind !== 'served')
  const covered = add(...others.map((share) => share.amount))
  return {
    ...base,
    unitPrice: unit,
    amount: minus(price, covered),
    covered,
    coveredBy: others.map((share) => share.name),
    pillar: 'activities',
    activity: service.activity,
    homeService: service.homeService,
    wrong: away?.code,
  }
}
