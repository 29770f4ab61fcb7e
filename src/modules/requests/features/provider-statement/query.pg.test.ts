import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { answerOffer, offerTo } from '#modules/requests/use-cases/answer-offer.server.ts'
import { moveRequest } from '#modules/requests/use-cases/move-request.server.ts'
import { offerRequests } from '#modules/requests/use-cases/offer-requests.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { statementFile } from './export.server.ts'
import { monthIn, readStatement } from './query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

test('a statement holds the jobs of its month and its firm, at the share agreed with each offer', async () => {
  const desk = await counter(hub.ctx)
  const firm = async (name: string) =>
    must(await addOrganisation(hub.ctx, { name, kind: 'provider', siret: undefined })).id
  const [one, two] = [await firm('Bricol’Un'), await firm('Bricol’Deux')]
  const serviceId = must(
    await addService(hub.ctx, {
      ...{ name: 'Bricolage', activity: 'repairs', unit: 'job', minutes: 30, directCost: cents(500) },
      prices: { inhabitant: cents(3333) },
      providerShare: 750,
    }),
  ).id
  const done = async (organisationId: Id<'Organisation'>, offered: boolean) => {
    const { id } = await desk.take({ serviceId })
    if (offered) {
      must(await offerRequests(hub.ctx, { requestIds: [id], organisationIds: [organisationId], hours: 24 }))
      const offerId = (await offerTo(hub.ctx, id, organisationId))!
      must(await answerOffer(hub.ctx, { offerId, answer: 'accept' }))
    } else {
      const assignee = { kind: 'organisation' as const, id: organisationId }
      must(await moveRequest(hub.ctx, { requestId: id, verb: 'assign', assignee }))
    }
    must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish' }))
  }
  await done(one, true)
  await done(one, false)
  await done(two, false)
  // The last half hour of March in Paris is still March, whatever the day is in UTC.
  hub.clock.set(new Date('2026-03-31T21:59:00Z'))
  await done(one, false)
  hub.clock.set(new Date('2026-03-31T22:00:00Z'))
  await done(one, false)
  const march = (await readStatement(hub.ctx, one, month('2026-03')))!
  expect(march.lines.map((line) => [line.price, line.permille, line.share])).toEqual([
    [3333n, 750, 2500n],
    [3333n, 750, 2500n],
    [3333n, 750, 2500n],
  ])
  expect([march.total, march.share, march.next]).toEqual([9999n, 7500n, '2026-04'])
  const april = (await readStatement(hub.ctx, one, month('2026-04')))!
  expect([april.lines.length, april.next]).toEqual([1, null])
  const file = await (await statementFile(march, 'csv', 'fr')).text()
  expect(file.split('\r\n').filter(Boolean)).toHaveLength(5)
  expect(file).toContain('Total;;;;;99,99;;75')
  expect(await readStatement(await hub.other('loin'), one, month('2026-03'))).toBeNull()
  expect(await readStatement(hub.ctx, newId<'Organisation'>(), month('2026-03'))).toBeNull()
  const now = hub.ctx.today()
  const asked = (mois: string) => monthIn(new URLSearchParams({ mois }), now)
  expect([asked('2026-03'), asked('2030-01'), asked('jamais')]).toEqual(['2026-03', '2026-04', '2026-04'])
})
