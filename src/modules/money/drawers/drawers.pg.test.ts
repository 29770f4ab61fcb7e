import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordOperation, recordPayment, reversePayment } from '#modules/money/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  cashOfSession,
  closeDrawer,
  holdDrawer,
  joinDrawer,
  openDrawer,
  receivedInSession,
} from './drawers.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const hand = (ctx: Ctx, userId: string): Ctx =>
  createCtx({ db: hub.db, hub: ctx.hub, clock: hub.clock, actor: { ...ctx.actor, userId } })
const pay = (ctx: Ctx, amount: number, means: 'cash' | 'card' = 'cash') =>
  recordPayment(ctx, {
    means,
    amount: cents(amount),
    payer: 'inhabitant',
    payerName: 'Zoé',
    label: 'Repassage',
    subjectKind: 'sale',
    subjectId: 'sale',
    creditAccount: '706',
    pillar: 'activities',
  }).then(must)

test('money lands in the drawer of whoever receives it, or in the only one that is open', async () => {
  const ctx = await hub.other('tiroirs')
  const [one, two] = [newId<'TillSession'>(), newId<'TillSession'>()]
  const [claire, sami, odile] = [hand(ctx, 'claire'), hand(ctx, 'sami'), hand(ctx, 'odile')]
  const held = () => ctx.read((tx) => Promise.all([one, two].map((id) => cashOfSession(tx, ctx.hub.id, id))))
  await pay(claire, 100)
  await claire.tx((tx) => openDrawer(tx, claire, one))
  const back = await pay(odile, 1000)
  await pay(claire, 50, 'card')
  await sami.tx((tx) => openDrawer(tx, sami, two))
  await pay(sami, 700)
  await pay(odile, 9999)
  await pay(claire, 20)
  expect(await held()).toEqual([1020n, 700n])
  must(await reversePayment(claire, { paymentId: back.id, why: 'Erreur' }))
  must(
    await recordOperation(sami, {
      kind: 'running',
      means: 'cash',
      amount: cents(300),
      day: ctx.today(),
      label: 'Timbres',
    }),
  )
  expect(await odile.tx((tx) => joinDrawer(tx, odile, two))).toBe(true)
  await pay(odile, 5)
  expect(await held()).toEqual([20n, 405n])
  expect(await ctx.read((tx) => receivedInSession(tx, ctx.hub.id, one))).toEqual([
    { means: 'card', received: 1, returned: 0, amount: 50n },
    { means: 'cash', received: 2, returned: 1, amount: 20n },
  ])
  await ctx.tx((tx) => closeDrawer(tx, ctx.hub.id, one))
  await pay(claire, 3)
  expect(await held()).toEqual([20n, 408n])
})

test('who counts a drawer waits for those who are paid, and nobody is paid into it after', async () => {
  const ctx = await hub.other('course')
  const id = newId<'TillSession'>()
  await ctx.tx((tx) => openDrawer(tx, ctx, id))
  let counted = 0n
  await Promise.all([
    ...Array.from({ length: 12 }, () => pay(ctx, 100)),
    ctx.tx(async (tx) => {
      expect(await holdDrawer(tx, ctx.hub.id, id)).toBe(true)
      counted = await cashOfSession(tx, ctx.hub.id, id)
      await closeDrawer(tx, ctx.hub.id, id)
    }),
  ])
  expect(await ctx.read((tx) => cashOfSession(tx, ctx.hub.id, id))).toBe(counted)
  expect(await ctx.tx((tx) => holdDrawer(tx, ctx.hub.id, id))).toBe(false)
})
