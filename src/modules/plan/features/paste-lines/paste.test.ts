import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { kindOf, payerOf } from './kinds.ts'
import { linesOf } from './lines.ts'
import { type CellError, readMonth, readTable } from './table.ts'

const START = month('2026-01')

function read(text: string) {
  const table = readTable(text)
  if (!table.ok) return { code: table.code, lines: [], errors: [] as CellError[] }
  const { lines, errors } = linesOf(table.value, START)
  return { code: null, lines: lines.map(({ body }) => body), errors }
}

test('tabs or semicolons, in the usual order, without headings', () => {
  const { lines, errors } = read(
    'Abonnement\tPanier du mois\t\t12,50\t40\t2026-03\t\tHabitant\nLoyer\tLocal\t1 250,00 €',
  )
  expect(errors).toEqual([])
  expect(lines).toEqual([
    {
      type: 'revenue',
      name: 'Panier du mois',
      block: 'revenues',
      kind: 'subscription',
      payer: 'inhabitant',
      account: '70',
      unitPrice: 1250,
      volume: { start: 40, growth: { type: 'none' } },
      from: '2026-03',
    },
    { type: 'fixed-cost', name: 'Local', block: 'costs', family: 'rent', amount: 125_000 },
  ])
  expect(read('Loyer;Local;860').lines).toMatchObject([{ amount: 86_000 }])
})

test('headings in French or English, in any order; columns that are not ours are left', () => {
  const french = read(
    'Libellé;Commentaire;Début;Sorte;Montant;Financeur\nRégion;à revoir;sept. 2026;Subvention;15000;Région AURA',
  )
  expect(french.errors).toEqual([])
  expect(french.lines).toMatchObject([
    {
      type: 'grant',
      funder: 'Région AURA',
      payer: 'local-authority',
      amount: 1_500_000,
      award: '2026-09',
      instalments: [{ month: '2026-09', amount: 1_500_000 }],
    },
  ])
  const english = read('name\ttype\tamount\tfrom\tto\nVan\tequipment\t13500\t02/2026\t01/2031')
  expect(english.lines).toMatchObject([{ type: 'investment', month: '2026-02', depreciationMonths: 60 }])
})

test('a salary, a deposit and volunteer hours say what their words say', () => {
  const { lines, errors } = read(
    [
      'Salaire;Concierge;1900;;0,8',
      'Caution;Local;860;;;2026-01;2028-12',
      'Heures bénévoles;Permanences;;14,50;80',
    ].join('\n'),
  )
  expect(errors).toEqual([])
  expect(lines).toMatchObject([
    { type: 'salary', gross: 190_000, fullTime: 0.8, chargeRate: 44, lowWageReduction: true },
    { type: 'deposit', direction: 'given', amount: 86_000, back: '2028-12' },
    { type: 'in-kind', kind: 'volunteering', value: { type: 'hours', hours: 80, hourly: 1450 } },
  ])
})

describe('what is wrong is told by row and column', () => {
  test('formulas: =, @, and + or - before a letter; a negative number is no formula', () => {
    const { errors } = read(
      [
        'Loyer;=CMD();860',
        'Loyer;Local;=A1*2',
        'Loyer;Local;+A1',
        'Loyer;@x;1',
        'Loyer;-total;1',
        'Loyer;Local;-5',
      ].join('\n'),
    )
    // The last one is a number, which the plan refuses as too small.
    expect(errors).toEqual([
      { row: 1, column: 'name', code: 'formula' },
      { row: 2, column: 'amount', code: 'formula' },
      { row: 3, column: 'amount', code: 'formula' },
      { row: 4, column: 'name', code: 'formula' },
      { row: 5, column: 'name', code: 'formula' },
    ])
  })

  test('unknown words, amounts, months and missing cells; rows are counted as pasted', () => {
    const { errors } = read(
      'sorte;nom;montant;de\n\nYacht;Bateau;10\nLoyer;Local;cher;demain\nEmprunt;Banque;10\nLoyer;;10',
    )
    expect(errors).toEqual([
      { row: 3, column: 'kind', code: 'unknown_kind' },
      { row: 4, column: 'from', code: 'not_a_month' },
      { row: 4, column: 'amount', code: 'not_an_amount' },
      { row: 5, column: 'kind', code: 'has_its_form' },
      { row: 6, column: 'name', code: 'required' },
    ])
  })

  test('nothing, too many rows, too much text, a cell too many', () => {
    expect(read('  \n;;\n').code).toBe('nothing_pasted')
    expect(read(Array.from({ length: 401 }, (_, i) => `Loyer;L${i};1`).join('\n')).code).toBe('too_many_rows')
    expect(read('x'.repeat(400_001)).code).toBe('too_much_pasted')
    expect(read('Loyer;Local;1;;;;;;en trop').errors).toEqual([
      { row: 1, column: null, code: 'too_many_cells' },
    ])
  })
})

test('months as people write them', () => {
  for (const text of [
    '2026-09',
    '2026-09-01',
    '09/2026',
    '9/2026',
    '01/09/2026',
    'sept. 2026',
    'Septembre 2026',
    'September 2026',
  ])
    expect(readMonth(text), text).toEqual({ ok: true, value: '2026-09' })
  for (const [text, found] of [
    ['juin 2026', '2026-06'],
    ['juil. 2026', '2026-07'],
    ['août 2026', '2026-08'],
    ['déc 2026', '2026-12'],
  ])
    expect(readMonth(text!), text).toEqual({ ok: true, value: found })
  for (const text of ['2026', '13/2026', 'hier', 'sept.']) expect(readMonth(text).ok, text).toBe(false)
})

test('words of the product and of people', () => {
  expect(kindOf('Téléphone')).toEqual({ type: 'fixed-cost', family: 'telecom' })
  expect(kindOf('VENTES DE LA BOUTIQUE')).toEqual({ type: 'revenue', kind: 'shop-sales' })
  expect(kindOf('Mécénat')).toEqual({ type: 'patronage' })
  expect(kindOf('Charge variable')).toEqual({ type: 'form' })
  expect(kindOf('n’importe quoi')).toBeUndefined()
  expect([payerOf('Entreprises'), payerOf('mairie'), payerOf('Région AURA')]).toEqual([
    'company',
    'local-authority',
    undefined,
  ])
})
