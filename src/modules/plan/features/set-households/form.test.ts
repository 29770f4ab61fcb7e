import { expect, test } from 'vitest'
import { usualHouseholds } from '#modules/plan/tariffs/settings.ts'
import { householdValues, readHouseholdForm } from './form.ts'

const posted = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test('the usual sorts of household come back as they were shown', () => {
  const households = usualHouseholds('fr')
  expect(readHouseholdForm(posted(householdValues(households, 250)))).toEqual({
    ok: true,
    households,
    limit: 250,
  })
})

test('a row without a name is left out, numbers that cannot be are refused', () => {
  const read = readHouseholdForm(
    posted({
      'households[0].name': '',
      'households[0].older': 'x',
      'households[1].name': 'Colocation',
      'households[1].older': '2,5',
      'households[1].younger': '-1',
      'households[1].weight': 'beaucoup',
      limit: '0',
    }),
  )
  expect(read).toMatchObject({
    errors: {
      'households[1].older': 'not_a_whole_number',
      'households[1].younger': 'not_a_whole_number',
      'households[1].weight': 'not_a_number',
      limit: 'limit_out',
    },
  })
})
