import { expect, test } from 'vitest'
import { readForm } from '#platform/forms/form.ts'
import { identityForm } from './form.ts'

const sent = (cells: Record<string, string>) => {
  const posted = new FormData()
  for (const [name, value] of Object.entries({ legalName: 'Le Relais', ...cells })) posted.set(name, value)
  const read = readForm(identityForm, posted)
  return read.ok ? read.value : read.errors
}

test('what is printed on official papers has the shape it must have', () => {
  expect(sent({ rna: 'abc', postcode: 'abc', sapNumber: 'abc' })).toEqual({
    ...{ rna: 'not_an_rna', postcode: 'not_a_postcode', sapNumber: 'not_a_sap_number' },
  })
  expect(sent({ rna: 'w 751 234 567', postcode: '38 000', sapNumber: 'SAP 853 214 765' })).toMatchObject({
    ...{ rna: 'W751234567', postcode: '38000', sapNumber: 'SAP 853 214 765' },
  })
  expect(sent({ rna: 'W2A1001234' })).toMatchObject({ rna: 'W2A1001234' })
  expect(sent({ rna: '', postcode: '', sapNumber: '' })).toMatchObject({ legalName: 'Le Relais' })
})
