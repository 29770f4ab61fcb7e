import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { type Choices, choicesFor, vehiclesInUse, type WhoKey } from '#modules/requests/index.server.ts'
import { timeValue } from '#modules/rounds/day/fields.ts'
import { modelOfRound } from '#modules/rounds/templates/copy.server.ts'
import { modelsOn } from '#modules/rounds/templates/prepare.server.ts'
import { type TemplateRow, templateById, templatesOf } from '#modules/rounds/templates/store.server.ts'
import { schemesOf } from '#modules/rounds/trips/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'

/** The day that is prepared next: the first from tomorrow on that a model plans, tomorrow when none does. */
function nextDay(ctx: Ctx, rows: readonly TemplateRow[]): Day {
  const days = [1, 2, 3, 4, 5, 6, 7].map((n) => addDays(ctx.today(), n))
  return days.find((day) => rows.some((row) => row.weekdays.includes(weekday(day)))) ?? days[0]!
}

/** The models in use, and what those of a day make of it. */
export async function templatesPage(ctx: Ctx, asked: Day | null) {
  const { rows } = await ctx.read(async (tx) => ({ rows: await templatesOf(tx, ctx.hub.id) }))
  const vehicles = new Map((await vehiclesInUse(ctx)).map((one) => [one.id, one.name]))
  const day = asked ?? nextDay(ctx, rows)
  return {
    day,
    past: day < ctx.today(),
    templates: rows.map(({ id, name, weekdays, vehicleId, whoName, fromMinute, toMinute, zone, lines }) => ({
      ...{ id, name, weekdays, whoName, fromMinute, toMinute, zone, lines: lines.length },
      vehicle: (vehicleId && vehicles.get(vehicleId)) ?? '',
    })),
    models: (await modelsOn(ctx, day)).map(({ row, skip, made }) => ({
      ...{ id: row.id, name: row.name, made: made?.number ?? null },
      skipped: skip !== null,
    })),
  }
}

/** Whom and what a model may name. */
export async function templateChoices(ctx: Ctx, db: Db) {
  const schemes = await ctx.read((tx) => schemesOf(tx, ctx.hub.id))
  const choices = await choicesFor(ctx, db)
  return {
    who: { team: choices.team, volunteers: choices.volunteers, providers: choices.providers },
    vehicles: (await vehiclesInUse(ctx)).map(({ id, name }) => ({ value: id, label: name })),
    schemes: schemes.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** What the list of people called whom was chosen: an account has a name there only. */
export const nameIn = (choices: Pick<Choices, 'team' | 'volunteers' | 'providers'>, key: WhoKey): string =>
  [...choices.team, ...choices.volunteers, ...choices.providers].find((one) => one.value === key)?.label ?? ''

type Facts = Pick<
  TemplateRow,
  'name' | 'weekdays' | 'vehicleId' | 'who' | 'paid' | 'fromMinute' | 'toMinute' | 'schemeId' | 'note'
>

/** A model as its form shows it. */
export const valuesOf = (row: Facts, zone: readonly string[]): Record<string, string> => ({
  ...{ name: row.name, vehicleId: row.vehicleId ?? '', who: row.who ?? '', note: row.note },
  ...{ weekdays: row.weekdays.join(','), paid: row.paid ? 'paid' : 'volunteer' },
  ...{ fromMinute: timeValue(row.fromMinute), toMinute: timeValue(row.toMinute) },
  ...{ schemeId: row.schemeId ?? '', zone: zone.join(', ') },
})

/** What the form of a new model begins with: a round that went well, when one is named. */
export async function newTemplatePage(ctx: Ctx, number: string | null) {
  const copied = number ? await modelOfRound(ctx, number) : null
  return {
    copied: copied && { number: number!, lines: copied.lines.length },
    values: copied ? valuesOf(copied, []) : { fromMinute: '09:00', toMinute: '12:00' },
  }
}

/** One model with its lines, who is at each door read anew; null when there is none here. */
export async function templatePage(ctx: Ctx, id: Id<'RoundTemplate'>) {
  const row = await ctx.read((tx) => templateById(tx, ctx.hub.id, id))
  if (!row) return null
  const people = await peopleNames(
    ctx,
    row.lines.map((line) => line.personId ?? null),
  )
  const organisations = await organisationNames(
    ctx,
    row.lines.map((line) => line.organisationId ?? null),
  )
  return {
    id,
    name: row.name,
    removed: row.removedAt !== null,
    values: valuesOf(row, row.zone),
    lines: row.lines.map((line, at) => ({
      ...{ at, way: line.way, what: line.what, address: line.address, toAddress: line.toAddress },
      ...{ hours: line.hours, minutes: line.minutes, kg: line.kg, crates: line.crates },
      whom:
        (line.personId && people.get(line.personId)) ||
        (line.organisationId && organisations.get(line.organisationId)) ||
        line.whom,
    })),
  }
}
