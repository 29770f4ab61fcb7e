import { expect, test } from 'vitest'
import { basketValues, readBasketForm } from './form.ts'

const posted = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test('a basket read, shown, and read again is the same', () => {
  const fields = {
    name: ' Deux courses ',
    'items[0].what': 'line:courses',
    'items[0].times': '1,5',
    'items[0].every': 'month',
    'items[1].what': '',
    'items[1].times': 'n’importe quoi',
    'items[2].what': 'service:018f',
    'items[2].times': '1',
    'items[2].every': 'year',
  }
  const read = readBasketForm(posted(fields))
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  expect(read.items).toEqual([
    { source: 'line', ref: 'courses', times: 1.5, every: 'month' },
    { source: 'service', ref: '018f', times: 1, every: 'year' },
  ])
  expect(readBasketForm(posted(basketValues(read.name, read.items)))).toEqual(read)
})

test('what makes no sense is refused beside its row, and kept as typed', () => {
  const read = readBasketForm(
    posted({
      name: '',
      'items[0].what': 'autre:x',
      'items[1].what': 'line:courses',
      'items[1].times': '-2',
      'items[2].what': 'line:courses',
      'items[2].times': '2',
      'items[2].every': 'siècle',
    }),
  )
  expect(read).toMatchObject({
    ok: false,
    values: { 'items[1].times': '-2' },
    errors: {
      name: 'required',
      'items[0].what': 'unknown_choice',
      'items[1].times': 'not_times',
      'items[2].every': 'unknown_choice',
    },
  })
})
