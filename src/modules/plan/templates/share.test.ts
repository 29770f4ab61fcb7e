import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import type { Assumption, Change } from '../rules/plan.ts'
import { fixed, grant, plan, revenue } from '../rules/sample.ts'
import type { Snapshot } from '../snapshot.ts'
import { contentToShare } from './share.ts'

const added: Assumption = {
  ...grant({ id: 'espoir' }),
  funder: 'Fondation Secrète',
  note: 'Promis par Mme X',
}
const lent: Assumption = {
  type: 'loan',
  id: 'pret',
  name: 'Prêt',
  block: 'resources',
  lender: 'Banque Secrète',
  amount: 1_000,
  month: month('2026-02'),
  rate: 1,
  months: 12,
}
const changes: Change[] = [
  { type: 'add', line: added },
  { type: 'add', line: lent },
]
const {
  version: _,
  assumptions,
  scenarios: __,
  ...head
} = plan([
  revenue(),
  fixed({ note: 'Bail signé avec Mme X' }),
  { ...grant(), funder: 'Commune Secrète' } as Assumption,
])
const kept: Snapshot = {
  plan: head,
  notes: [],
  assumptions: assumptions.map((body) => ({ id: newId<'Assumption'>(), body })),
  scenarios: [{ id: newId<'Scenario'>(), key: 'mieux', name: 'Mieux', changes }],
  flows: [],
}
const funder = (n: number) => `Financeur ${n}`

test.each([true, false])(
  'nobody who funds or lends is named, scenarios included (figures: %s)',
  (figures) => {
    const given = JSON.stringify(contentToShare(kept, { figures, funder }))
    expect(given).not.toMatch(/Secrète|Mme X/)
  },
)

test('with its figures, a scenario still adds its lines under other names', () => {
  const { plan: given } = contentToShare(kept, { figures: true, funder })
  expect(given.scenarios[0]?.changes).toMatchObject([
    { type: 'add', line: { id: 'espoir', funder: 'Financeur 2' } },
    { type: 'add', line: { id: 'pret', amount: 1_000 } },
  ])
})
