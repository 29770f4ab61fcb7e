import { addMonths, type Month, monthOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { volumesOf } from '#modules/contracts/index.server.ts'
import { owedBy } from '#modules/money/index.server.ts'
import { getOrganisation, personOfActor } from '#modules/people/index.server.ts'
import { mayReadCompany } from '#modules/portals/permits.ts'
import { publish } from '#modules/portals/rules/small-groups.ts'
import { paidUse, workFor } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const MONTHS = 12

export type MonthOfUse = {
  month: Month
  /** Jobs of the whole month; null when too few people used anything. Never shown beside a filter on services. */
  total: number | null
  services: { id: Id<'Service'>; name: string; jobs: number | null }[]
}

/**
 * What people of an organisation used at its expense, month by month: figures only, hidden where they would speak of
 * fewer than five people. Only months that are over: a figure that moves from one day to the next would tell what one
 * person did that day. Filters choose among what is published; they compute nothing.
 */
export async function readUse(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  names: ReadonlyMap<Id<'Service'>, string>,
  params: URLSearchParams,
): Promise<MonthOfUse[]> {
  const last = addMonths(monthOf(ctx.today()), -1)
  const used = await paidUse(ctx, organisationId, { from: addMonths(last, 1 - MONTHS), to: last })
  const months = Map.groupBy(used, ({ month }) => month)
  const [month, service] = [params.get('mois'), params.get('service')]
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .filter(([one]) => !month || one === month)
    .map(([one, cells]) => {
      const { cells: shown, total } = publish(
        cells.map(({ serviceId, people }) => ({
          key: serviceId,
          jobs: [...people.values()].reduce((sum, jobs) => sum + jobs, 0),
          people: new Set(people.keys()),
        })),
      )
      return {
        month: one,
        total: service ? null : total,
        services: cells
          .filter(({ serviceId }) => !service || serviceId === service)
          .map(({ serviceId: id }) => ({ id, name: names.get(id) ?? '', jobs: shown.get(id) ?? null }))
          .sort((a, b) => (b.jobs ?? -1) - (a.jobs ?? -1) || a.name.localeCompare(b.name, 'fr')),
      }
    })
    .filter(({ services }) => services.length > 0)
}

export type Owes = {
  total: Cents
  /** Fees and what passed a volume, line by line. */
  lines: { id: string; label: string; dueOn: string; amount: Cents }[]
  /** All the services people used, in one sum: a line for each would tell what one of them did. */
  services: Cents
}

/** Null when the account speaks for no organisation here. */
export async function readCompany(ctx: Ctx, params: URLSearchParams) {
  const me = mayReadCompany(ctx.actor) ? await personOfActor(ctx) : null
  const organisation = me?.organisationId ? await getOrganisation(ctx, me.organisationId) : null
  if (!organisation) return null
  const { id } = organisation
  const services = await listServices(ctx)
  const names = new Map(services.map((one) => [one.id, one.name]))
  const owed = await owedBy(ctx, { organisationId: id })
  const apart = owed.charges.filter((charge) => charge.subjectKind !== 'request')
  return {
    name: organisation.name,
    use: await readUse(ctx, id, names, params),
    work: (await workFor(ctx, id)).map((row) => ({ ...row, name: names.get(row.serviceId) ?? '' })),
    volumes: (await volumesOf(ctx, id)).map((row) => ({ ...row, name: names.get(row.serviceId) ?? '' })),
    owes: {
      total: owed.total,
      lines: apart.map(({ id: charge, label, dueOn, outstanding }) => ({
        ...{ id: charge, label, dueOn, amount: outstanding },
      })),
      services: add(
        ...owed.charges.filter((c) => c.subjectKind === 'request').map(({ outstanding }) => outstanding),
      ),
    } satisfies Owes,
  }
}
