import { expect, test } from 'vitest'
import { readQuote } from './form.ts'

const typed = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test('lines are read as hands write them; empty ones do not count', () => {
  const read = readQuote(
    typed({
      ...{ 'label-1': 'Tonte', 'quantity-1': '1,5', 'price-1': '32' },
      ...{ 'label-2': '', 'quantity-2': '1', 'price-2': '' },
      ...{ 'label-3': 'Remise', 'quantity-3': '', 'price-3': '-5,50 €' },
    }),
  )
  expect(read).toMatchObject({
    ok: true,
    value: {
      lines: [
        { label: 'Tonte', hundredths: 150, unitPrice: 3200n },
        { label: 'Remise', hundredths: 100, unitPrice: -550n },
      ],
    },
  })
})

test('each wrong box is named', () => {
  const read = readQuote(
    typed({ 'label-1': '', 'quantity-1': '0', 'price-1': 'cher', validUntil: '31/02', 'label-2': 'Tri' }),
  )
  expect(read).toMatchObject({
    ok: false,
    errors: {
      ...{ 'label-1': 'required', 'quantity-1': 'not_a_number', 'price-1': 'not_an_amount' },
      ...{ 'price-2': 'required', validUntil: 'not_a_day' },
    },
  })
})
