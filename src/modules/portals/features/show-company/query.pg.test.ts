import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation, addPerson, linkAccount } from '#modules/people/index.server.ts'
import { moveRequest, takeRequest } from '#modules/requests/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { createAccount } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readCompany } from './query.server.ts'

let hub: TestHub
let contact: Ctx
const services: Record<string, Id<'Service'>> = {}
const NAMES = ['Salarié-A', 'Salarié-B', 'Salarié-C', 'Salarié-D', 'Salarié-E', 'Salarié-F']

/** January: six people press, two of them also mend a bicycle. February: three people press. March is not over. */
beforeAll(async () => {
  hub = await testHub()
  hub.clock.set(new Date('2026-01-02T09:00:00Z'))
  const company = must(await addOrganisation(hub.ctx, { name: 'Ateliers', kind: 'company' })).id
  const staff: Id<'Person'>[] = []
  const employee = { segment: 'employee', organisationId: company } as const
  for (const lastName of NAMES) staff.push(must(await addPerson(hub.ctx, { ...employee, lastName })).id)
  for (const name of ['Pressing', 'Vélo', 'Courses'])
    services[name] = must(
      await addService(hub.ctx, {
        ...{ name, activity: 'errands', unit: 'job', minutes: 10, directCost: cents(0) },
        prices: { employee: cents(1000) },
      }),
    ).id
  const job = async (person: number, service: string, at: string) => {
    hub.clock.set(new Date(`${at}T10:00:00Z`))
    const input = {
      personId: staff[person]!,
      serviceId: services[service]!,
      quantity: 1,
      channel: 'on-site',
    } as const
    const { id } = must(await takeRequest(hub.ctx, { ...input, payerOrganisationId: company }))
    must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  }
  for (let n = 0; n < 6; n++) await job(n, 'Pressing', '2026-01-12')
  for (let n = 0; n < 6; n++) await job(n, 'Courses', '2026-01-19')
  for (let n = 0; n < 2; n++) await job(n, 'Vélo', '2026-01-20')
  for (let n = 0; n < 3; n++) await job(n, 'Pressing', '2026-02-10')
  for (let n = 0; n < 6; n++) await job(n, 'Pressing', '2026-03-01')
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
  const hr = must(await addPerson(hub.ctx, { ...employee, lastName: 'RH' })).id
  const { userId } = must(
    await createAccount(hub.db, { name: 'RH', email: 'rh@exemple.fr', at: hub.clock.now() }),
  )
  must(await linkAccount(hub.ctx, hr, userId))
  const actor = { userId, name: 'RH', roles: ['company-contact'] } as const
  contact = createCtx({ db: hub.db, hub: hub.ctx.hub, clock: hub.clock, actor })
})
afterAll(() => hub.close())

const read = async (search = '') => (await readCompany(contact, new URLSearchParams(search)))!

test('groups of five and more are counted by month and service; two cyclists hide with the smallest group shown', async () => {
  const { use } = await read()
  expect(
    use.map(({ month, total, services: of }) => [month, total, of.map(({ name, jobs }) => [name, jobs])]),
  ).toEqual([
    ['2026-02', null, [['Pressing', null]]],
    [
      '2026-01',
      14,
      // Whichever of the two groups of six goes with the cyclists: 14 − 6 is the rest, of six people.
      expect.arrayContaining([
        ['Vélo', null],
        [expect.any(String), 6],
        [expect.any(String), null],
      ]),
    ],
  ])
})

test('no filter says more than the whole: each figure is the one already published, and no total comes with one', async () => {
  const whole = await read()
  const months = [undefined, '2026-01', '2026-02', '2026-03', '2025-12', '%', '2026-01-12']
  const asked = [undefined, ...Object.values(services), 'x']
  for (const month of months)
    for (const service of asked) {
      const search = new URLSearchParams({ ...(month && { mois: month }), ...(service && { service }) })
      for (const row of (await read(search.toString())).use) {
        const published = whole.use.find((one) => one.month === row.month)!
        expect(row.total).toBe(service ? null : published.total)
        for (const cell of row.services)
          expect(cell.jobs).toBe(published.services.find(({ id }) => id === cell.id)!.jobs)
      }
    }
})

test('what is owed for people is one sum, and nobody’s name is anywhere in what the page is given', async () => {
  const company = await read()
  expect(company.owes).toMatchObject({ total: 23_000n, services: 23_000n, lines: [] })
  const said = JSON.stringify(company, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  for (const name of [...NAMES, 'D2026-']) expect(said).not.toContain(name)
})

test('an account that speaks for nobody, or has another role, reads nothing', async () => {
  expect(await readCompany(hub.as('company-contact'), new URLSearchParams())).toBeNull()
  expect(await readCompany(hub.as('member'), new URLSearchParams())).toBeNull()
})
