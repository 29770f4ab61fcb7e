import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { someAccount, takeCsv } from '#modules/bank/fixtures.ts'
import { openCharges, recordOperation, recordPayment } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { treasurerToday } from './query.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const kinds = async () => (await treasurerToday(hub.ctx)).todo.map(({ kind }) => kind)

test('a place that begins is only asked for its bank account', async () => {
  expect(await kinds()).toEqual(['no-bank'])
})

test('what presses comes first, each with its sum, and cash ahead counts what is due', async () => {
  const { ctx } = hub
  must(
    await recordOperation(ctx, {
      kind: 'opening-bank',
      amount: cents(100_000),
      day: day('2026-02-01'),
      label: 'Solde',
    }),
  )
  const landlord = must(
    await addOrganisation(ctx, { name: 'Habitat Tilleuls', kind: 'landlord', siret: undefined }),
  ).id
  const charge = {
    ...{ who: { organisationId: landlord }, name: 'Habitat Tilleuls', label: 'Ménage', amount: cents(6_000) },
    ...{ subject: { kind: 'request' as const, id: newId() }, creditAccount: '706' },
    ...{ pillar: 'activities' as const, payer: 'landlord' as const, day: day('2026-01-10') },
  }
  must(await openCharges(ctx, [charge]))
  for (const means of ['cheque', 'cash'] as const)
    must(
      await recordPayment(ctx, {
        ...{ means, amount: cents(20_000), payer: 'inhabitant', payerName: 'Zoé', label: 'Ménage' },
        ...{ subjectKind: 'other', subjectId: newId(), creditAccount: '706', pillar: 'activities' },
      }),
    )
  const account = await someAccount(ctx, day('2026-02-01'))
  expect(await kinds()).toEqual(['unpaid', 'cheques', 'cash', 'statement'])
  await takeCsv(ctx, account, [[day('2026-02-27'), '-7,00', 'PARKING']])
  const now = await treasurerToday(ctx)
  expect(now.todo.find(({ kind }) => kind === 'unpaid')).toEqual({
    kind: 'unpaid',
    payers: 1,
    amount: 6_000n,
  })
  expect(now.todo.find(({ kind }) => kind === 'reconcile')).toMatchObject({ account, n: 1 })
  expect(now.outlook.parts.owed).toBe(6_000n)
  expect(now.outlook.weeks[0]?.cash).toBe(140_000n)
})
