import { addDays, type Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import type { TemplateLine } from '#modules/rounds/rules/day/template.ts'
import { addTemplate } from '#modules/rounds/templates/keep.server.ts'
import type { ToldErrand, ToldRound, ToldRounds } from './rounds.ts'
import type { Teller } from './story.ts'

const lineOf = ({ euros = 0, hours = [], ...errand }: ToldErrand): TemplateLine => ({
  ...{ way: errand.way, what: errand.what, whom: errand.whom ?? '', phone: errand.phone ?? '' },
  ...{ address: errand.address ?? '', toAddress: errand.toAddress ?? '' },
  hours: hours.map(([from, to]) => ({ from, to })),
  ...{ minutes: errand.minutes ?? 10, kg: errand.kg ?? 0, crates: errand.crates ?? 0 },
  ...{ revenue: Math.round(euros * 100), handling: 0 },
})

/**
 * What comes back every week, as models: the rounds of the season, and the one of tomorrow on Mondays and Thursdays.
 * @param zone postcodes whose requests they take
 */
export function tellModelsOf(teller: Teller, today: Day, told: ToldRounds, zone: readonly string[]): void {
  const { diary, actor } = teller
  const models: readonly (ToldRound & { on: readonly number[] })[] = [
    ...told.weekly.map((round) => ({ ...round, on: [round.on] })),
    ...told.tomorrow.slice(0, 1).map((round) => ({ ...round, on: [1, 4] })),
  ]
  diary.plan(diary.at(addDays(today, -4), 10 * 60 + 15), actor(told.by), async (ctx) => {
    const fleet = await fleetOf(ctx)
    for (const { name, vehicle, driver, kind, from, to, errands, on } of models) {
      const { userId, name: whoName } = 'word' in driver ? actor(driver.word) : { userId: null, name: '' }
      must(
        await addTemplate(ctx, {
          ...{ name, weekdays: on, paid: kind === 'paid', fromMinute: from, toMinute: to, zone },
          vehicleId: fleet.find((one) => one.name === vehicle)?.id,
          who: userId ? { key: `user:${userId}`, name: whoName } : undefined,
          lines: errands.map(lineOf),
        }),
      )
    }
  })
}
