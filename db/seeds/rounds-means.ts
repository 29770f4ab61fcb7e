import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { listPeople } from '#modules/people/index.server.ts'
import type { RoundWho } from '#modules/rounds/day/round.server.ts'
import { keepServiceTravel } from '#modules/rounds/errands/services.server.ts'
import { fleetOf } from '#modules/rounds/fleet/fleet.server.ts'
import { keepFleet } from '#modules/rounds/fleet/keep.server.ts'
import type { ServiceTravel } from '#modules/rounds/rules/errands/usual.ts'
import { usualFleet } from '#modules/rounds/rules/fleet.ts'
import type { TemplateLine } from '#modules/rounds/rules/templates/template.ts'
import { addTemplate } from '#modules/rounds/templates/keep.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Season, ToldDriver, ToldRound, ToldRounds } from './rounds-told.ts'

/** Says what vehicles carry and how services travel. */
export async function sayFleet(ctx: Ctx, { fleet, ways }: ToldRounds): Promise<void> {
  const vehicles = await fleetOf(ctx)
  for (const [name, facts] of fleet) {
    const { id } = vehicles.find((one) => one.name === name)!
    must(await keepFleet(ctx, id, { ...usualFleet(name), ...facts }))
  }
  const services = await listServices(ctx, { activeOnly: true })
  const usual: ServiceTravel = {
    ...{ way: 'bring', minutes: 5, hours: [], load: { kg: 0, crates: 0 }, skills: [], driver: null },
    handling: 0n,
  }
  for (const [name, travel] of ways) {
    const { id } = services.find((one) => one.name === name)!
    must(await keepServiceTravel(ctx, id, { ...usual, ...travel }))
  }
}

/** What comes back every week: the vehicle, the driver, the hours, the zone and the stops of its own. */
export async function keepModel(season: Season, ctx: Ctx, round: ToldRound & { on: number }): Promise<void> {
  const { name, on, zone = [], vehicle, kind, from, to, errands } = round
  const who = await driverOf(season, ctx, round.driver)
  const lines = errands.map(
    (one): TemplateLine => ({
      ...{ way: one.way, what: one.what, whom: one.whom ?? '', phone: one.phone ?? '' },
      ...{ address: one.address ?? '', toAddress: one.toAddress ?? '', minutes: one.minutes ?? 5 },
      ...{ hours: (one.hours ?? []).map(([start, end]) => ({ from: start, to: end })), handling: 0 },
      ...{ kg: one.kg ?? 0, crates: one.crates ?? 0, revenue: Math.round((one.euros ?? 0) * 100) },
    }),
  )
  const made = await addTemplate(ctx, {
    ...{ name, weekdays: [on], zone, lines, paid: kind === 'paid', fromMinute: from, toMinute: to },
    ...{ vehicleId: (await fleetOf(ctx)).find((one) => one.name === vehicle)?.id, who: who ?? undefined },
    schemeId: season.schemes.get(round.scheme ?? ''),
  })
  season.models.set(name, must(made).id)
}

/** The account or the volunteer who drives; null: there is no volunteer yet. */
export async function driverOf({ teller }: Season, ctx: Ctx, driver: ToldDriver): Promise<RoundWho | null> {
  if ('word' in driver) {
    const { userId, name } = teller.actor(driver.word)
    return { key: `user:${userId!}`, name }
  }
  const { rows } = await listPeople(ctx, new URLSearchParams('lien=volunteer'))
  const one = rows[driver.volunteer % Math.max(1, rows.length)]
  return one ? { key: `person:${one.id}`, name: `${one.firstName} ${one.lastName}` } : null
}
