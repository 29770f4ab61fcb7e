import { type Day, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents, minus, zero } from '#kit/money.ts'
import {
  type Debtor,
  type Identity,
  type NewTransfer,
  type Payer,
  type Pillar,
  type TaxOnDay,
  vatOf,
} from '#modules/money/index.server.ts'
import type { Billed } from '#modules/people/index.server.ts'
import { formatMonth } from '#ui/dates.ts'
import { paper } from './messages.paper.fr.ts'
import { allowanceByLine, amountsOf, type GrossLine } from './rules/amounts.ts'
import type {
  Buyer,
  BuyerKind,
  DocumentNote,
  InvoiceDocument,
  Seller,
  VatCategory,
  VatLine,
} from './rules/document.ts'
import { isUnit, unitCodeOf } from './rules/draft.ts'
import { frenchVatNumber, type Missing, missingOf, operationOf } from './rules/mentions.ts'
import { dueDay, type Terms } from './rules/terms.ts'
import type { ClientRow, SettingsRow } from './settings-store.server.ts'

/** « 1er mars 2026 »: how papers write a day, whatever the language of the screen. */
export const writtenDay = (day: Day): string =>
  `${Number(day.slice(8)) === 1 ? '1er' : Number(day.slice(8))} ${formatMonth(monthOf(day), 'fr')}`

/** A line before it is on a document: what was agreed, what of it is still owed, and where it counts. */
export type ComposeLine = {
  readonly chargeId: Id<'Charge'> | null
  readonly label: string
  readonly detail: string | null
  /** Ten-thousandths */
  readonly quantity: number
  readonly unit: string | null
  /** Cents with tax. */
  readonly gross: Cents
  /** Cents of them not paid yet. */
  readonly open: Cents
  readonly account: string
  readonly pillar: Pillar
  readonly payer: Payer
  readonly activity: string | null
  /** Permille; null when it bears no tax. */
  readonly vatRate: number | null
  readonly day: Day
  /** Of a credit note: the VAT of the line it takes back, whatever the hub is today. */
  readonly vat?: { readonly category: VatCategory; readonly rate: number }
  readonly creditsPosition?: number
}

/** What every document of a batch is made with, read once. */
export type References = {
  readonly identity: Identity
  readonly tax: TaxOnDay
  readonly settings: SettingsRow
  readonly today: Day
  clientOf(who: Debtor): ClientRow | null
  billedOf(who: Debtor): Billed | null
}

export type ComposeInput = {
  readonly who: Debtor
  readonly lines: readonly ComposeLine[]
  readonly allowance?: Cents
  readonly allowanceReason?: string
  readonly orderNumber?: string | null
  readonly serviceCode?: string | null
  readonly contractNumber?: string | null
  readonly dueOn?: Day | null
  readonly note?: string
  /** Of a credit note. */
  readonly takesBack?: { readonly document: InvoiceDocument; readonly reason: string }
}

export type ComposedLine = ComposeLine & {
  readonly owed: Cents
  readonly share: Cents
  readonly net: Cents
  readonly vatCategory: VatCategory
  readonly rate: number
}

/** A document ready to be numbered, what it lacks, and the entry it makes. */
export type Composed = {
  readonly who: Debtor
  readonly document: InvoiceDocument
  readonly missing: readonly Missing[]
  readonly lines: readonly ComposedLine[]
  readonly transfers: readonly NewTransfer[]
}

const PUBLIC_KINDS = ['local-authority', 'ccas'] as const

/** What a client is to the tax office, by its record unless the hub says otherwise. */
export function buyerKindOf(billed: Billed, client: ClientRow | null): BuyerKind {
  if (client?.kind) return client.kind
  if (billed.kind === null) return 'person'
  return (PUBLIC_KINDS as readonly string[]).includes(billed.kind) ? 'public' : 'business'
}

/** The terms of a client: its own, or the hub’s. */
export function termsOf(kind: BuyerKind, client: ClientRow | null, settings: SettingsRow): Terms {
  const days = client?.days ?? (kind === 'person' ? settings.personDays : settings.days)
  const endOfMonth = client?.endOfMonth ?? (kind === 'person' ? false : settings.endOfMonth)
  return { days, endOfMonth }
}

/** The document of some lines for one payer, without its number. Throws for a payer that is not in the references. */
export function compose(refs: References, input: ComposeInput): Composed {
  const billed = refs.billedOf(input.who)
  if (!billed) throw new Error('an invoice for somebody unknown')
  const client = refs.clientOf(input.who)
  const buyer = buyerOf(billed, client)
  const credit = input.takesBack
  const lines = input.lines.map((line) => ({ line, vat: vatOfLine(refs, line) }))
  const asGross = (amount: (line: ComposeLine) => Cents): GrossLine[] =>
    lines
      .map(({ line, vat: { category, rate } }) => ({
        ...{ ...grossLine(line), category, rate, gross: amount(line) },
      }))
      .filter((line) => line.gross > zero)
  const exemptions = exemptionsOf(lines, credit?.document)
  const allowance = input.allowance
    ? { gross: input.allowance, reason: input.allowanceReason || paper.allowance }
    : null
  const prepaid = credit ? zero : add(...input.lines.map((line) => minus(line.gross, line.open)))
  const agreed = asGross((line) => line.gross)
  const amounts = amountsOf({ lines: agreed, allowance, prepaid, exemptions })
  // What was paid before was posted with its payment: the entry says the rest only.
  const open = credit ? agreed : asGross((line) => line.open)
  const posted = prepaid === zero ? amounts : open.length > 0 ? amountsOf({ lines: open, allowance }) : null
  const shares = allowanceByLine(agreed, input.allowance ?? zero)
  const composed = lines.map(
    ({ line, vat }, i): ComposedLine => ({
      ...line,
      share: shares[i]!,
      owed: minus(line.gross, shares[i]!),
      net: amounts.lines[i]!.net,
      vatCategory: vat.category,
      rate: vat.rate,
    }),
  )
  const days = input.lines.map((line) => line.day).sort()
  const paid = amounts.totals.payable === zero && !credit
  const dueOn = credit
    ? null
    : (input.dueOn ?? (paid ? refs.today : dueDay(refs.today, termsOf(buyer.kind, client, refs.settings))))
  const document: InvoiceDocument = {
    kind: credit ? 'credit-note' : 'invoice',
    number: '',
    issuedOn: refs.today,
    dueOn,
    currency: 'EUR',
    operation: credit?.document.operation ?? operationOf(input.lines.map((line) => line.account)),
    vatOnDebits: refs.tax.onDebits,
    seller: sellerOf(refs.identity),
    buyer: credit?.document.buyer ?? buyer,
    buyerReference: credit
      ? credit.document.buyerReference
      : (input.serviceCode ?? client?.serviceCode ?? null),
    orderReference: credit
      ? credit.document.orderReference
      : (input.orderNumber ?? client?.orderNumber ?? null),
    contractReference: credit
      ? credit.document.contractReference
      : (input.contractNumber ?? client?.contractNumber ?? null),
    delivery: {
      address: credit ? credit.document.delivery.address : deliveryOf(client),
      from: days[0] ?? refs.today,
      to: days.at(-1) ?? refs.today,
    },
    ...amounts,
    payment: {
      code: refs.identity.iban ? '58' : '1',
      iban: refs.identity.iban,
      bic: refs.identity.bic,
      accountName: refs.identity.iban ? refs.identity.legalName : null,
      reference: '',
      terms: credit
        ? null
        : paid
          ? paper.allPaid
          : dueOn && dueOn > refs.today
            ? paper.payBy(writtenDay(dueOn))
            : paper.payNow,
      mandate: null,
    },
    notes: notesOf(refs, buyer.kind, amounts.vat, input),
    preceding: credit && { number: credit.document.number, issuedOn: credit.document.issuedOn },
    reason: credit?.reason ?? null,
  } as InvoiceDocument
  return {
    who: input.who,
    document: { ...document, preceding: document.preceding ?? null },
    missing: credit
      ? []
      : missingOf(document, {
          serviceCode: client?.wantsServiceCode ?? false,
          commitment: client?.wantsOrderNumber ?? false,
        }),
    lines: composed,
    transfers: posted
      ? transfersOf(input, composed, open === agreed ? null : open, posted, document.kind === 'credit-note')
      : [],
  }
}

const grossLine = ({ label, detail, quantity, unit, gross }: ComposeLine) => ({
  ...{ label, detail, quantity, gross, unitCode: unitCodeOf(unit) },
  unit: isUnit(unit) ? paper.units[unit] : unit,
})

type LineVat = { category: VatCategory; rate: number; exemption: string | null }

function vatOfLine(refs: References, line: ComposeLine): LineVat {
  if (line.vat) return { ...line.vat, exemption: null }
  const { rate, ...vat } = vatOf(refs.tax, { rate: line.vatRate, activity: line.activity })
  return { ...vat, rate: rate ?? 0 }
}

/** Why each category bears no tax, as the law says it; a credit note says what its invoice said. */
function exemptionsOf(
  lines: readonly { vat: LineVat }[],
  before: InvoiceDocument | undefined,
): ReadonlyMap<VatCategory, VatLine['exemption']> {
  const kept = new Map(before?.vat.map((row) => [row.category, row.exemption]))
  for (const { vat } of lines)
    if (vat.exemption && !kept.has(vat.category))
      kept.set(vat.category, { code: vat.exemption, words: paper.exemptions[vat.exemption] ?? vat.exemption })
  return kept
}

function sellerOf(identity: Identity): Seller {
  const { legalName, legalForm, siren, siret, rna, vatNumber, street, postcode, city, email, phone } =
    identity
  return {
    ...{ name: legalName, tradeName: null, siren, siret, rna, vatNumber, email, phone },
    legalForm: legalForm || null,
    address: { street: street || null, postcode: postcode || null, city: city || null, country: 'FR' },
    electronicAddress: siren ? { scheme: '0225', id: siren } : null,
  }
}

function buyerOf(billed: Billed, client: ClientRow | null): Buyer {
  const { name, street, postcode, city, email, phone, siret } = billed
  const kind = buyerKindOf(billed, client)
  const siren = siret?.slice(0, 9) ?? null
  const electronic = client?.electronicAddress ?? siren
  return {
    ...{ kind, name, siren, siret, email, phone, contact: client?.contact ?? null },
    vatNumber: client?.vatNumber ?? (siren && kind === 'business' ? frenchVatNumber(siren) : null),
    address: { street, postcode, city, country: 'FR' },
    electronicAddress: kind !== 'person' && electronic ? { scheme: '0225', id: electronic } : null,
  }
}

const deliveryOf = (client: ClientRow | null) =>
  client?.deliveryCity || client?.deliveryStreet
    ? {
        name: client.deliveryName,
        street: client.deliveryStreet,
        postcode: client.deliveryPostcode,
        city: client.deliveryCity,
        country: 'FR',
      }
    : null

/** The mentions that the law, or the hub, adds to a document. */
function notesOf(
  { identity, settings, tax }: References,
  kind: BuyerKind,
  vat: readonly VatLine[],
  input: ComposeInput,
): DocumentNote[] {
  const credit = input.takesBack
  const taxWords = [...new Set(vat.flatMap((row) => (row.exemption ? [row.exemption.words] : [])))]
  const all: (DocumentNote | null)[] = [
    ...(credit
      ? [note('AAI', paper.credited(credit.document.number, writtenDay(credit.document.issuedOn)))]
      : []),
    ...taxWords.map((text) => note('TXD', text)),
    note('AAI', tax.onDebits && vat.some((row) => row.category === 'S') ? paper.onDebits : ''),
    ...(kind === 'person' || credit
      ? []
      : [
          note('PMD', kind === 'public' ? paper.publicPenalties : paper.penalties(settings.lateRate)),
          note('PMT', paper.recovery),
          note('AAB', paper.noDiscount),
        ]),
    note('REG', [identity.legalForm, identity.rna && paper.rna(identity.rna)].filter(Boolean).join(', ')),
    note('AAI', identity.sapNumber && kind === 'person' ? paper.sap(identity.sapNumber) : ''),
    note('AAI', input.note ?? ''),
    note('AAI', credit ? '' : settings.note),
  ]
  return all.filter((one) => one !== null)
}

const note = (code: DocumentNote['code'], text: string): DocumentNote | null =>
  text.trim() === '' ? null : { code, text: text.trim() }

/** Account of customers. */
const CUSTOMERS = '411'

type Posted = ReturnType<typeof amountsOf>

/**
 * The entry of a document: what is asked on account 411, revenue without tax by account and axes, the discount on 709,
 * VAT by rate, and the cent of rounding. A credit note is the same the other way round.
 */
function transfersOf(
  { who }: ComposeInput,
  lines: readonly ComposedLine[],
  open: readonly GrossLine[] | null,
  amounts: Posted,
  back: boolean,
): NewTransfer[] {
  const party = who.organisationId
    ? ({ kind: 'organisation', id: who.organisationId } as const)
    : ({ kind: 'person', id: who.personId! } as const)
  const asked = open ? lines.filter((line) => line.open > zero) : lines
  const groups = Map.groupBy(
    asked.map((line, i) => ({ line, net: amounts.lines[i]!.net })),
    ({ line: l }) => `${l.account} ${l.pillar} ${l.payer} ${l.activity} ${l.vatCategory} ${l.rate}`,
  )
  const rateOf = (row: { category: VatCategory; rate: number }) => (row.category === 'S' ? row.rate : null)
  const revenue = [...groups.values()].map((those): NewTransfer => {
    const { account, pillar, payer, activity, vatCategory, rate } = those[0]!.line
    return {
      ...{ debit: CUSTOMERS, credit: account, amount: add(...those.map(({ net }) => net)) },
      ...{ pillar, payer, activity, party, funderId: who.organisationId ?? null },
      vatRate: rateOf({ category: vatCategory, rate }),
    }
  })
  const [first] = asked
  const axes = first && {
    ...{ pillar: first.pillar, payer: first.payer, activity: first.activity },
    funderId: who.organisationId ?? null,
  }
  const off = amounts.allowances.map((row): NewTransfer => {
    return { debit: '709', credit: CUSTOMERS, amount: row.net, party, ...axes, vatRate: rateOf(row) }
  })
  const vat = amounts.vat.map((row): NewTransfer => {
    return { debit: CUSTOMERS, credit: '44571', amount: row.vat, party, vatRate: rateOf(row) }
  })
  const { rounding } = amounts.totals
  const cent: NewTransfer =
    rounding > zero
      ? { debit: CUSTOMERS, credit: '758', amount: rounding, party }
      : { debit: '658', credit: CUSTOMERS, amount: cents(-rounding), party }
  return [...revenue, ...off, ...vat, cent]
    .filter((one) => one.amount > zero)
    .map((one) => (back ? { ...one, debit: one.credit, credit: one.debit } : one))
}
