import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addVehicle } from '#modules/requests/index.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { keepScheme } from '#modules/rounds/index.server.ts'
import { closeComparison, openComparison, placedNow } from '#modules/trial/index.server.ts'
import { weekdayBack } from './calendar.ts'
import { dice } from './random.ts'
import { toldBase } from './round-places.ts'
import { ask, note, planRound } from './rounds-evening.ts'
import { keepModel, sayFleet } from './rounds-means.ts'
import { errandsOf, type Lived, type Season, type ToldRounds, type ToldWeekly } from './rounds-told.ts'
import type { Teller } from './story.ts'

/**
 * The rounds of a hub through the real use cases: at first here and there, at a loss, then by side of the valley or on a
 * loop, each prepared the evening before and driven; those of today, and those to come.
 */
export function tellRoundsOf(teller: Teller, today: Day, told: ToldRounds): Season {
  const { diary, actor } = teller
  const season: Season = {
    ...{ teller, today, told, random: dice(told.seed) },
    ...{ schemes: new Map(), asked: new Set(), models: new Map() },
  }
  const first = Math.max(...told.weekly.map(({ weeks }) => weeks[0]))
  diary.plan(diary.at(weekdayBack(today, 1, first + 1), 9 * 60), actor(told.by), async (ctx) => {
    for (const scheme of told.schemes) season.schemes.set(scheme.name, must(await keepScheme(ctx, scheme)).id)
    if (told.vehicle) must(await addVehicle(ctx, told.vehicle))
    await placeAddresses(ctx, Object.keys(told.map.named), toldBase(told.map))
    await sayFleet(ctx, told)
    for (const model of told.models) await keepModel(season, ctx, model)
  })
  for (const weekly of told.weekly) planWeeks(season, weekly)
  for (const { lived, family, ...round } of told.today) {
    // At night, the family waits for the round of tomorrow.
    const isAhead = diary.at(today, round.to) > teller.now
    planRound(season, today, { ...round, ...(isAhead && { family }) }, { lived })
  }
  for (const { state, ...round } of told.tomorrow)
    planRound(season, addDays(today, 1), round, { draft: state === 'draft' })
  diary.plan(diary.at(addDays(today, -2), 16 * 60 + 50), actor(told.desk), async (ctx) => {
    await ask(ctx, told, today, season.asked)
  })
  for (const { noted, for: on, ...errand } of told.waiting)
    diary.plan(diary.at(addDays(today, noted), 17 * 60 + 5), actor(told.desk), async (ctx) => {
      await note(ctx, told, [errand], addDays(today, on))
    })
  return season
}

/** A round that comes back every week: its model the week it begins, and each of its days that is past. */
function planWeeks(season: Season, weekly: ToldWeekly): void {
  const { teller, today, told, random } = season
  const { diary, actor } = teller
  const { on, weeks, bad, inTurn, ...round } = weekly
  if (inTurn === undefined)
    diary.plan(diary.at(weekdayBack(today, 1, weeks[0]), 9 * 60 + 10), actor(told.by), async (ctx) => {
      await keepModel(season, ctx, { ...round, on, errands: errandsOf(weekly, 0) })
    })
  for (let week = weeks[0]; week >= weeks[1]; week--) {
    const day = weekdayBack(today, on, week)
    const slow = random.chance(0.2) ? random.between(12, 25) : random.between(-2, 6)
    const fails = random.chance(0.15) ? random.between(1, 3) : undefined
    const lived: Lived = bad?.week === week ? bad : { slow, fails }
    if (day < today) planRound(season, day, { ...round, errands: errandsOf(weekly, week) }, { lived })
  }
}

/** Plans the comparison of two schemes of these rounds, opened as the second begins; closed when somebody decides. */
export function tellRoundComparison(
  { teller, today, told, schemes }: Season,
  { left, closed }: { left: number; closed?: { on: Day; kept: string; learned: string } },
): void {
  const { diary, actor } = teller
  const { compared, ...facts } = told.comparison
  const weeks = compared.map((name) =>
    Math.max(...told.weekly.filter(({ scheme }) => scheme === name).map((one) => one.weeks[0])),
  )
  let id: Id<'Comparison'> | undefined
  diary.plan(
    diary.at(weekdayBack(today, 1, Math.min(...weeks)), 9 * 60 + 40),
    actor(told.by),
    async (ctx) => {
      const { stage } = await placedNow(ctx)
      const opened = await openComparison(ctx, stage?.id, {
        ...{ ...facts, schemes: compared.map((name) => schemes.get(name)!) },
        ...{ startsOn: weekdayBack(today, 1, Math.max(...weeks)), endsOn: addDays(today, left) },
      })
      id = must(opened).id
    },
  )
  if (closed)
    diary.plan(diary.at(closed.on, 11 * 60 + 20), actor(told.by), async (ctx) => {
      must(await closeComparison(ctx, id!, { kept: schemes.get(closed.kept), learned: closed.learned }))
    })
}
