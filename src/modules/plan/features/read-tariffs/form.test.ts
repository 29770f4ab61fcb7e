import { expect, test } from 'vitest'
import { readRule } from './form.ts'

const known = ['abonnement', 'courses']
const read = (query: string) => readRule(new URLSearchParams(query), '13000', known)

test('an address that asks nothing begins with figures that hold, on every line', () => {
  const { rule, lines, errors, values } = read('')
  expect(errors).toEqual({})
  expect(lines).toEqual(known)
  expect(values.montant).toBe('13000')
  expect(rule).toEqual({
    reduction: 50,
    ceiling: { type: 'income', amount: 1_300_000 },
    takeUp: 60,
    supporters: 10,
    shares: { support: 20, ccas: 50, company: 0, hub: 30 },
  })
})

test('what is typed is read, and unknown lines are left', () => {
  const { rule, lines } = read(
    'reduction=33,5&plafond=index&montant=600 €&demande=100&soutien=0&part-support=0&part-ccas=100&part-company=0&part-hub=0&lignes=courses&lignes=autre',
  )
  expect(lines).toEqual(['courses'])
  expect(rule).toMatchObject({ reduction: 33.5, ceiling: { type: 'index', amount: 60_000 }, supporters: 0 })
})

test('what cannot be is refused beside its field, and nothing is computed', () => {
  const { rule, errors, values } = read(
    'reduction=150&montant=beaucoup&demande=-1&soutien=x&part-support=10&part-ccas=50&part-hub=30&lignes=autre',
  )
  expect(rule).toBeNull()
  expect(values.reduction).toBe('150')
  expect(errors).toEqual({
    reduction: 'not_a_percent',
    montant: 'not_an_amount',
    demande: 'not_a_percent',
    soutien: 'not_a_percent',
    'part-support': 'shares_not_100',
    lignes: 'no_lines',
  })
  expect(read('reduction=10&part-ccas=49,5&lignes=courses').errors['part-support']).toBe('shares_not_100')
  expect(read('reduction=10&montant=-5&lignes=courses').errors.montant).toBe('too_small')
})
