import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, findOrganisations, getOrganisation } from '#modules/people/index.server.ts'
import {
  applicationsWaiting,
  listProviders,
} from '#modules/providers/features/list-providers/query.server.ts'
import { addDocument, moveFile, openFile, providersFor } from '#modules/providers/index.server.ts'
import { tellOfDocuments } from '#modules/providers/tasks.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { keepFile } from '../features/keep-file/use-case.server.ts'
import { fileSeenAt } from '../vetting.server.ts'
import { announceAbsence, cancelAbsence } from './announce-absence.server.ts'
import { acceptApplication, apply, refuseApplication } from './applications.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

let n = 0
const told = (more = {}) => ({
  kind: 'provider' as const,
  name: `Atelier ${++n}`,
  contactName: 'Samia',
  email: `a${n}@exemple.example`,
  offer: 'Retouches',
  ...more,
})
const anybody = () => hub.as()
const sent = async (more = {}) => {
  const application = told(more)
  must(await apply(anybody(), application, application.name))
  return (await applicationsWaiting(hub.ctx)).find((row) => row.name === application.name)!
}
const notices = (template: string) =>
  hub.db.inHub(hub.ctx.hub.id, async (tx) => {
    const { rows } = await tx.execute<{ n: number }>(
      `SELECT count(*)::int AS n FROM notices WHERE template = '${template}'`,
    )
    return rows[0]!.n
  })

test('the same form sent twice is one application, and the answer never tells who is known', async () => {
  must(await addOrganisation(hub.ctx, { name: 'Déjà là', kind: 'provider', siret: '73282932000074' }))
  const again = { ...told({ name: 'Déjà là', siret: '73282932000074' }), idempotencyKey: newId<'Form'>() }
  const fresh = await apply(anybody(), told(), 'un')
  expect(await apply(anybody(), again, 'deux')).toEqual(fresh)
  expect(await apply(anybody(), again, 'deux')).toEqual(fresh)
  const waiting = await applicationsWaiting(hub.ctx)
  expect(waiting.filter((row) => row.name === 'Déjà là')).toHaveLength(1)
})

test('without a way to answer, or too often from one place, it is refused', async () => {
  expect(await apply(anybody(), told({ email: undefined }), 'x')).toMatchObject({ code: 'contact_needed' })
  const answers = []
  for (let i = 0; i < 8; i++) answers.push(await apply(anybody(), told(), 'machine'))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(6)
  expect(answers.at(-1)).toMatchObject({ code: 'too_many' })
})

test('accepted, it is an organisation with a file, once', async () => {
  const { id, name } = await sent({ phone: '0612345678' })
  expect(await acceptApplication(hub.as('desk'), id)).toMatchObject({ code: 'not_permitted' })
  const { organisationId } = must(await acceptApplication(hub.ctx, id))
  expect(await getOrganisation(hub.ctx, organisationId)).toMatchObject({ name, kind: 'provider' })
  const { rows } = await listProviders(hub.ctx, new URLSearchParams('dossier=candidate'))
  expect(rows.map((row) => row.id)).toContain(organisationId)
  expect(await acceptApplication(hub.ctx, id)).toMatchObject({ code: 'already_so' })
  expect(await refuseApplication(hub.ctx, id, 'non')).toMatchObject({ code: 'already_so' })
})

test('accepted for somebody the hub knows, nobody is added', async () => {
  const known = must(await addOrganisation(hub.ctx, { name: 'Connu', kind: 'producer', siret: undefined })).id
  const { id } = await sent({ name: 'Connu sous un autre nom' })
  const before = (await findOrganisations(hub.ctx, { limit: 100 })).length
  expect(must(await acceptApplication(hub.ctx, id, known))).toEqual({ organisationId: known })
  expect(await findOrganisations(hub.ctx, { limit: 100 })).toHaveLength(before)
})

test('refused, the words are sent', async () => {
  const { id } = await sent()
  expect(await refuseApplication(hub.ctx, id, ' ')).toMatchObject({ code: 'why_needed' })
  const before = await notices('partner-answered')
  must(await refuseApplication(hub.ctx, id, 'Pas de retouches cette année.'))
  expect(await notices('partner-answered')).toBe(before + 1)
  expect(await acceptApplication(await hub.other('voisin'), id)).toMatchObject({ code: 'not_found' })
})

test('a file says where, when and how much; an old page, a reader or an unknown service change nothing', async () => {
  const organisationId = must(
    await addOrganisation(hub.ctx, { name: 'Complet', kind: 'provider', siret: undefined }),
  ).id
  must(await openFile(hub.ctx, organisationId))
  const input = {
    ...{ zone: ['38000'], skills: ['gaz'], weeklyCapacity: 4, services: [], sharePermille: 700 },
    hours: [{ weekday: 1, fromMinute: 480, untilMinute: 720 }],
    seenAt: (await fileSeenAt(hub.ctx, organisationId))!,
  }
  hub.clock.set(new Date('2026-03-02T09:05:00Z'))
  const unknown = { ...input, services: [newId<'Service'>()] }
  expect(await keepFile(hub.ctx, organisationId, unknown)).toMatchObject({ code: 'service_unknown' })
  must(await keepFile(hub.ctx, organisationId, input))
  expect(await keepFile(hub.ctx, organisationId, input)).toMatchObject({ code: 'changed_meanwhile' })
  expect(await keepFile(hub.as('volunteer'), organisationId, input)).toMatchObject({ code: 'not_permitted' })
  const again = { ...input, seenAt: (await fileSeenAt(hub.ctx, organisationId))!, sharePermille: 100 }
  must(await keepFile(hub.as('desk'), organisationId, again))
  const { rows } = await listProviders(hub.ctx, new URLSearchParams())
  const row = rows.find((one) => one.id === organisationId)
  expect(row).toMatchObject({ zone: ['38000'], weeklyCapacity: 4, sharePermille: 700 })
})

test('days away are seen by whoever looks for somebody, and taken back once', async () => {
  const organisationId = must(
    await addOrganisation(hub.ctx, { name: 'Absent', kind: 'provider', siret: undefined }),
  ).id
  must(await openFile(hub.ctx, organisationId))
  const day = addDays(hub.ctx.today(), 5)
  const absence = { organisationId, fromDay: day, untilDay: day }
  expect(await announceAbsence(hub.ctx, { ...absence, untilDay: addDays(day, -1) })).toMatchObject({
    code: 'ends_before_it_begins',
  })
  const { id } = must(await announceAbsence(hub.ctx, absence))
  const why = async () => {
    const all = await providersFor(hub.ctx, { serviceId: newId(), day })
    return all.find((one) => one.organisationId === organisationId)?.why
  }
  expect(await why()).toContain('away')
  must(await cancelAbsence(hub.ctx, organisationId, id))
  expect(await why()).not.toContain('away')
  expect(await cancelAbsence(hub.ctx, organisationId, id)).toMatchObject({ code: 'already_so' })
})

test('a paper that ends is told once per step, however often the task runs', async () => {
  const organisationId = must(
    await addOrganisation(hub.ctx, { name: 'Échéance', kind: 'provider', siret: undefined }),
  ).id
  must(await openFile(hub.ctx, organisationId))
  const expiresOn = addDays(hub.ctx.today(), 45)
  must(await addDocument(hub.ctx, { organisationId, kind: 'insurance', expiresOn }))
  must(await moveFile(hub.ctx, { organisationId, verb: 'approve' }))
  await tellOfDocuments(hub.ctx)
  await tellOfDocuments(hub.ctx)
  expect(await notices('provider-document')).toBe(1)
  hub.clock.set(new Date('2026-04-01T05:00:00Z'))
  await tellOfDocuments(hub.ctx)
  hub.clock.set(new Date('2026-04-20T05:00:00Z'))
  await tellOfDocuments(hub.ctx)
  await tellOfDocuments(hub.ctx)
  expect(await notices('provider-document')).toBe(3)
})
