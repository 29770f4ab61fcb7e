import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecast } from '#modules/plan/rules/forecast.ts'
import { stressIds, stressOf } from '#modules/plan/rules/whatif/stress.ts'
import { templateAt } from '#modules/plan/templates/templates.ts'
import { readScenarioForm, scenarioValues } from './form.ts'

const form = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}
const examples = (['quartier', 'rural'] as const).map((name) => templateAt(name, month('2026-06')).plan)

test('every scenario of the templates survives its own form', () => {
  for (const { scenarios } of examples)
    for (const { name: title, changes } of scenarios) {
      const added = changes.filter((change) => change.type === 'add')
      const boxes = Object.fromEntries(added.map((_, n) => [`kept[${n}]`, 'on']))
      const read = readScenarioForm(form({ ...scenarioValues(title, changes), ...boxes }), added)
      expect(read).toMatchObject({ ok: true, name: title })
      if (read.ok) expect(new Set(read.changes)).toEqual(new Set(changes))
    }
})

test('so does every ready-made test, once kept', () => {
  for (const plan of examples)
    for (const id of stressIds) {
      const stress = stressOf(plan, must(forecast(plan)), id)
      if (!stress) continue
      expect(readScenarioForm(form(scenarioValues(id, stress.changes)), [])).toMatchObject({
        ok: true,
        changes: stress.changes,
      })
    }
})

const row = (n: number, what: string, kind: string, value: string) => ({
  [`changes[${n}].what`]: what,
  [`changes[${n}].kind`]: kind,
  [`changes[${n}].value`]: value,
})
const read = (values: Record<string, string>) => readScenarioForm(form({ name: 'Loyer', ...values }), [])

test('an amount is typed in euros, a rise or a fall in per cent, a delay in whole months', () => {
  expect(
    read({
      ...row(0, 'loyer:amount', 'set', '1 000,50'),
      ...row(1, 'salaire:gross', 'multiply', '-30'),
      ...row(2, 'region:', 'late', '6'),
      ...row(3, 'cafe:', 'remove', ''),
      ...row(4, '', '', ''),
    }),
  ).toEqual({
    ok: true,
    name: 'Loyer',
    changes: [
      { type: 'set', line: 'loyer', field: 'amount', value: 100_050 },
      { type: 'multiply', line: 'salaire', field: 'gross', factor: 0.7 },
      { type: 'delay', line: 'region', months: 6, cashOnly: true },
      { type: 'remove', line: 'cafe' },
    ],
  })
})

test('what is missing is told beside its box', () => {
  expect(
    read({
      name: '',
      ...row(0, 'loyer:', 'delay', '1,5'),
      ...row(1, 'loyer:', 'multiply', '20'),
      ...row(2, 'loyer:amount', 'multiply', '-120'),
      ...row(3, 'loyer:amount', '', '3'),
    }),
  ).toMatchObject({
    ok: false,
    errors: {
      name: 'required',
      'changes[0].value': 'not_whole',
      'changes[1].what': 'figure_needed',
      'changes[2].value': 'too_small',
      'changes[3].kind': 'required',
    },
  })
})
