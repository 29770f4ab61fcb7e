import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { canvasFile } from '#modules/plan/canvas-file.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { createPlan, removeAssumption } from '#modules/plan/index.server.ts'
import { snapshotOf } from '#modules/plan/versions.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { readFlows } from './query.server.ts'
import { addFlow, editFlow, removeFlow, restoreFlow } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'quartier', start: month('2026-01') }))
})
afterAll(() => hub.close())

const board = async () => (await readBoard(hub.ctx, 'fr'))!
const note = async (text: string) => (await board()).notes.find((n) => n.text === text)!.id
const line = async (name: string) => (await board()).lines.find((l) => l.name === name)!.id
const flows = async () => (await readFlows(hub.ctx, null))!.flows
const landlord = async () => ({
  customer: await note('Bailleurs'),
  beneficiary: await note('habitants des immeubles'),
  service: { note: await note('Pôle de services') },
  line: await line('Services aux locataires du bailleur'),
})

test('a flow names its four ends with the planned amount, and marks the slips of the board', async () => {
  const drawn = await landlord()
  must(await addFlow(hub.ctx, drawn))
  const [flow] = await flows()
  expect(flow).toMatchObject({
    number: 1,
    customer: { name: 'Bailleurs', gone: false },
    beneficiary: { name: 'habitants des immeubles' },
    service: { name: 'Pôle de services' },
    line: { name: 'Services aux locataires du bailleur', pillar: 'activities', gone: false },
  })
  expect(flow?.line?.figure?.amount).toBeGreaterThan(0n)
  const marked = (await board()).notes.filter((n) => n.marks.length > 0).map((n) => n.text)
  expect(marked.sort()).toEqual(['Bailleurs', 'Pôle de services', 'habitants des immeubles'])
  expect(await addFlow(hub.ctx, drawn)).toEqual({ ok: false, code: 'flow_exists' })
})

test('a flow is changed, taken away and put back; an older version changes nothing', async () => {
  const { id, version } = (await flows())[0]!
  const drawn = await landlord()
  must(await editFlow(hub.ctx, { ...drawn, id, version, line: undefined }))
  expect((await flows())[0]?.line).toBeNull()
  expect(await editFlow(hub.ctx, { ...drawn, id, version })).toEqual({ ok: false, code: 'changed_meanwhile' })
  must(await removeFlow(hub.ctx, { id, version: version + 1 }))
  expect(await flows()).toEqual([])
  expect((await readFlows(hub.ctx, id))?.removed).toEqual({ id, version: version + 2 })
  must(await restoreFlow(hub.ctx, { id, version: version + 2 }))
  must(await editFlow(hub.ctx, { ...drawn, id, version: version + 3 }))
  expect(await flows()).toHaveLength(1)
})

test('a line taken out is said to be gone, and the file leaves it out', async () => {
  const name = 'Services aux locataires du bailleur'
  must(await removeAssumption(hub.ctx, { id: await line(name), version: 1 }))
  expect((await flows())[0]?.line).toMatchObject({ gone: true, figure: null })
  const file = await hub.ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, hub.ctx)
    return canvasFile(await snapshotOf(tx, loaded!), { hub: hub.ctx.hub, on: '2026-03-02' })
  })
  expect(file.flows).toHaveLength(1)
  expect(file.flows[0]).not.toHaveProperty('line')
})

test('what does not stand on the board, a cost line and the wrong role are refused', async () => {
  const ends = {
    customer: await note('Entreprises'),
    beneficiary: await note('salariés des entreprises'),
    service: { note: await note('Boutique') },
  }
  expect(await addFlow(hub.as('committee'), ends)).toMatchObject({ code: 'not_permitted' })
  expect(await addFlow(hub.ctx, { ...ends, customer: newId<'Note'>() })).toMatchObject({
    code: 'unknown_note',
    field: 'customer',
  })
  expect(await addFlow(hub.ctx, { ...ends, service: { service: newId<'Service'>() } })).toMatchObject({
    code: 'unknown_service',
  })
  expect(await addFlow(hub.ctx, { ...ends, line: await line('Loyer du local') })).toMatchObject({
    code: 'unknown_line',
  })
})
