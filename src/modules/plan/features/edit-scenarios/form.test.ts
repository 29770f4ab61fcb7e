import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { templateAt } from '#modules/plan/templates/templates.ts'
import { readScenarioForm, scenarioValues } from './form.ts'

const form = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

test('every scenario of the templates survives its own form', () => {
  for (const name of ['quartier', 'rural'] as const)
    for (const { name: title, changes } of templateAt(name, month('2026-06')).plan.scenarios) {
      const added = changes.filter((change) => change.type === 'add')
      const boxes = Object.fromEntries(added.map((_, n) => [`kept[${n}]`, 'on']))
      const read = readScenarioForm(form({ ...scenarioValues(title, changes), ...boxes }), added)
      expect(read).toMatchObject({ ok: true, name: title })
      if (read.ok) expect(new Set(read.changes)).toEqual(new Set(changes))
    }
})

test('an amount is typed in euros, a delay in whole months, and what is missing is told', () => {
  const row = (n: number, line: string, kind: string, field: string, value: string) => ({
    [`changes[${n}].line`]: line,
    [`changes[${n}].kind`]: kind,
    [`changes[${n}].field`]: field,
    [`changes[${n}].value`]: value,
  })
  expect(
    readScenarioForm(
      form({ name: 'Loyer', ...row(0, 'loyer', 'set', 'amount', '1 000,50'), ...row(1, '', '', '', '') }),
      [],
    ),
  ).toEqual({
    ok: true,
    name: 'Loyer',
    changes: [{ type: 'set', line: 'loyer', field: 'amount', value: 100_050 }],
  })
  expect(
    readScenarioForm(
      form({ name: '', ...row(0, 'loyer', 'delay', '', '1,5'), ...row(1, 'loyer', 'multiply', '', '2') }),
      [],
    ),
  ).toMatchObject({
    ok: false,
    errors: { name: 'required', 'changes[0].value': 'not_whole', 'changes[1].field': 'required' },
  })
})
