import { addDays, type Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { askSimulation, keepStress, workSimulations } from '#modules/plan/index.server.ts'
import type { Teller } from './story.ts'

type Told = {
  readonly by: string
  /** Days before today. */
  readonly simulated: number
  readonly kept: { readonly id: 'grant-late' | 'hard-winter'; readonly name: string; readonly days: number }
}

const TOLD: Readonly<Record<'quartier' | 'rural', Told>> = {
  quartier: {
    by: 'claire',
    simulated: 20,
    kept: { id: 'grant-late', name: 'La région verse six mois plus tard', days: 19 },
  },
  rural: {
    by: 'jean',
    simulated: 23,
    kept: { id: 'hard-winter', name: 'Un hiver rude pour le magasin', days: 22 },
  },
}

/** Ten thousand futures drawn some weeks ago, and the hard blow that the hub chose to keep an eye on. */
export function tellWhatIf({ diary, actor }: Teller, today: Day, hub: 'quartier' | 'rural'): void {
  const { by, simulated, kept } = TOLD[hub]
  diary.plan(diary.at(addDays(today, -simulated), 17 * 60), actor(by), async (ctx) => {
    must(await askSimulation(ctx, { seed: 2026, runs: 10_000, scenario: null }))
    await workSimulations(ctx)
  })
  diary.plan(diary.at(addDays(today, -kept.days), 9 * 60), actor(by), async (ctx) => {
    must(await keepStress(ctx, { id: kept.id, name: kept.name }))
  })
}
