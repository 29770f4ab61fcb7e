import { setImmediate } from 'node:timers/promises'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { company, nameHub } from '#modules/billing/fixtures.ts'
import { type FreeLine, invoiceOf, invoicePdf, issueInvoices } from '#modules/billing/index.server.ts'
import { identityOf, keepIdentity, setTax } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { round } from './pages.ts'

/** What each thousand took in seconds, and the memory of the process after it in megabytes. */
type Thousand = { issued: number; papers: number; resident: number; heap: number }
export type InvoicesResults = {
  invoices: number
  /** Bytes of all the papers. */
  megabytes: number
  thousands: Thousand[]
  /** The last thousand against the first: 1 is linear. */
  growth: { issued: number; papers: number }
}

const THOUSANDS = 5
const PARTS = 10
const PART = 100
const COMPANIES = 50

const seconds = (since: number) => (performance.now() - since) / 1000
const megabytes = (bytes: number) => round(bytes / 1e6)

const LINES = [
  { label: 'Conciergerie', nature: 'contract', quantity: 10_000, unit: 'month', price: 24_000, vatRate: 200 },
  { label: 'Permanence', nature: 'service', quantity: 25_000, unit: 'hour', price: 4499, vatRate: 200 },
  { label: 'Paniers', nature: 'goods', quantity: 120_000, unit: 'item', price: 1195, vatRate: 55 },
] as const satisfies readonly FreeLine[]

async function issuePart(ctx: Ctx, clients: readonly Id<'Organisation'>[]): Promise<string[]> {
  const list = Array.from({ length: PART }, (_, i) => ({
    who: { organisationId: clients[i % clients.length]! },
    chargeIds: [],
    lines: LINES,
  }))
  return must(await issueInvoices(ctx, list)).issued.map((one) => one.number)
}

/** Each paper is drawn, its XML inside, counted and let go. */
async function drawPart(ctx: Ctx, numbers: readonly string[]): Promise<number> {
  let bytes = 0
  for (const number of numbers) {
    const { document, recordedAt } = (await invoiceOf(ctx, number))!
    bytes += (await invoicePdf({ document, at: recordedAt })).length
    await setImmediate()
  }
  return bytes
}

/** 5,000 invoices of three lines and two rates for companies: issued a hundred at a time, then each as a Factur-X. */
export async function measureInvoices(ctx: Ctx): Promise<InvoicesResults> {
  await nameHub(ctx)
  must(await keepIdentity(ctx, { ...(await identityOf(ctx)), vatNumber: 'FR44732829320' }))
  must(await setTax(ctx, { profile: 'vat', taxedActivities: [], onDebits: false, fromDay: ctx.today() }))
  const clients: Id<'Organisation'>[] = []
  for (let n = 1; n <= COMPANIES; n++) clients.push(await company(ctx, n))
  const thousands: Thousand[] = []
  let bytes = 0
  // Once for the compiler of the machine.
  await drawPart(ctx, await issuePart(ctx, clients))
  for (let t = 0; t < THOUSANDS; t++) {
    const numbers: string[] = []
    const issuing = performance.now()
    for (let part = 0; part < PARTS; part++) numbers.push(...(await issuePart(ctx, clients)))
    const issued = seconds(issuing)
    const drawing = performance.now()
    bytes += await drawPart(ctx, numbers)
    const papers = seconds(drawing)
    const { rss, heapUsed } = process.memoryUsage()
    const memory = { resident: megabytes(rss), heap: megabytes(heapUsed) }
    thousands.push({ issued: round(issued), papers: round(papers), ...memory })
  }
  const [first, last] = [thousands[0]!, thousands.at(-1)!]
  return {
    ...{ invoices: THOUSANDS * PARTS * PART, megabytes: megabytes(bytes), thousands },
    growth: { issued: round(last.issued / first.issued), papers: round(last.papers / first.papers) },
  }
}

export function printInvoices(say: (line: string) => void, results: InvoicesResults): void {
  const { invoices, megabytes: size, thousands, growth } = results
  say(`${invoices.toLocaleString('en')} invoices issued and drawn with their XML, ${size} MB of papers`)
  for (const [i, { issued, papers, resident, heap }] of thousands.entries())
    say(`  thousand ${i + 1}: issued ${issued} s, papers ${papers} s, memory ${resident} MB (heap ${heap})`)
  say(`  last thousand against the first: issued × ${growth.issued}, papers × ${growth.papers}`)
}
