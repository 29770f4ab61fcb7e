import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import {
  forgetFile,
  incomesSample,
  keepAreas,
  keepSolidarity,
  placeKey,
  readIncomes,
  readTariffs,
  SAMPLE_NAME,
  type SolidarityRule,
  saveBasket,
} from '#modules/plan/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Item = { source: 'line' | 'service'; ref: string; times: number; every: 'month' | 'year' }

/** What one hub looked at: areas of the sample, two baskets, and for one of them a rate kept as a scenario. */
type Looked = {
  areas: readonly string[]
  baskets: readonly {
    name: string
    lines: readonly Omit<Item, 'source'>[]
    services?: readonly [string, number][]
  }[]
  rate?: { name: string; rule: SolidarityRule; lines: readonly string[] }
}

const LOOKED: Readonly<Record<'quartier' | 'rural', Looked>> = {
  quartier: {
    areas: ['FM', '38901', '389010101', '389010102'],
    baskets: [
      {
        name: 'L’adhésion, l’abonnement et deux demandes par mois',
        lines: [
          { ref: 'adhesions', times: 1, every: 'year' },
          { ref: 'abonnement', times: 1, every: 'month' },
          { ref: 'services-habitants', times: 2, every: 'month' },
        ],
      },
      {
        name: 'Une heure de ménage par semaine',
        lines: [{ ref: 'adhesions', times: 1, every: 'year' }],
        services: [['Ménage', 4]],
      },
    ],
    rate: {
      name: 'Tarif solidaire dans le quartier prioritaire',
      lines: ['abonnement', 'services-habitants'],
      rule: {
        reduction: 50,
        ceiling: { type: 'index', amount: 60_000 },
        takeUp: 60,
        supporters: 12,
        shares: { support: 20, ccas: 50, company: 10, hub: 20 },
      },
    },
  },
  rural: {
    areas: ['FM', '249000001', '38903'],
    baskets: [
      {
        name: 'L’adhésion et deux services par mois',
        lines: [
          { ref: 'adhesions', times: 1, every: 'year' },
          { ref: 'services', times: 2, every: 'month' },
        ],
      },
      {
        name: 'La livraison toute l’année',
        lines: [
          { ref: 'adhesions', times: 1, every: 'year' },
          { ref: 'abonnement', times: 1, every: 'month' },
        ],
      },
    ],
  },
}

/** Local incomes read from the sample, baskets, and a rate weighed. */
export async function tellTariffs(ctx: Ctx, which: keyof typeof LOOKED): Promise<void> {
  const { areas, baskets, rate } = LOOKED[which]
  const bytes = new TextEncoder().encode(incomesSample)
  const read = must(await readIncomes(ctx, { name: SAMPLE_NAME, bytes, year: 2022, base: 'DISP' }))
  const keys = read.areas.filter(({ code }) => areas.includes(code)).map(placeKey)
  must(await keepAreas(ctx, { keys }))
  must(await forgetFile(ctx))
  const services = await listServices(ctx)
  for (const { name, lines, services: bought = [] } of baskets) {
    const items: Item[] = lines.map((line) => ({ source: 'line', ...line }))
    for (const [service, times] of bought) {
      const ref = services.find((one) => one.name === service)?.id
      if (ref) items.push({ source: 'service', ref, times, every: 'month' })
    }
    must(await saveBasket(ctx, { name, items }))
  }
  if (!rate) return
  const tariffs = await readTariffs(ctx, new URLSearchParams(), 'fr')
  if (!tariffs) throw new Error('a hub of the demo has a plan')
  const payers = { ccas: 'CCAS', company: 'Entreprise' } as const
  must(
    await keepSolidarity(ctx, {
      ...rate,
      deciles: tariffs.deciles,
      households: tariffs.households,
      names: (bearer, line) => `${payers[bearer]} : tarif solidaire, ${line}`,
    }),
  )
}
