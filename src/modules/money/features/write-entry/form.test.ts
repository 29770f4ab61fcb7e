import { expect, test } from 'vitest'
import { readLines } from './form.ts'

const sent = (cells: Record<string, string>) => {
  const posted = new FormData()
  for (const [name, value] of Object.entries(cells)) posted.set(name, value)
  return readLines(posted, new Set(['town']), new Set(['512', '606']))
}

test('an account that the chart has not is refused beside its own line', () => {
  const { errors } = sent({
    ...{ account0: '606 Achats', debit0: '10', credit0: '' },
    ...{ account1: '998877', debit1: '', credit1: '10' },
  })
  expect(errors).toEqual({ account1: 'not_in_chart' })
})

test('a line without an account, on both sides or in fractions of a cent is refused in its cell', () => {
  const { errors } = sent({
    ...{ account0: '', debit0: '10', credit0: '' },
    ...{ account1: '512', debit1: '10', credit1: '10' },
    ...{ account2: '512', debit2: '10,005', credit2: '' },
    ...{ account3: '', debit3: '', credit3: '' },
  })
  expect(errors).toMatchObject({ account0: 'account_missing', debit1: 'one_side' })
  expect(Object.keys(errors).sort()).toEqual(['account0', 'debit1', 'debit2'])
})
