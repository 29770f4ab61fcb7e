import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import type { Buyer, Seller, VatLine } from './document.ts'
import { frenchVatNumber, missingOf, operationOf } from './mentions.ts'

const address = { street: '1 rue Haute', postcode: '38000', city: 'Grenoble', country: 'FR' }
const none = { street: null, postcode: null, city: null, country: 'FR' }
const party = {
  ...{ siren: '732829320', siret: '73282932000074', vatNumber: null, address },
  ...{ electronicAddress: null, email: null, phone: null },
}
const seller: Seller = { ...party, name: 'Le Palier', tradeName: null, legalForm: null, rna: null }
const buyer: Buyer = { ...party, name: 'Rivoire', kind: 'business', contact: null }
const exempt: VatLine = { category: 'E', rate: 0, net: cents(1), vat: cents(0), exemption: null }
const asks = { serviceCode: false, commitment: false }
const check = (
  over: { seller?: Partial<Seller>; buyer?: Partial<Buyer>; vat?: VatLine[]; code?: string },
  wants = asks,
) =>
  missingOf(
    {
      seller: { ...seller, ...over.seller },
      buyer: { ...buyer, ...over.buyer },
      vat: over.vat ?? [exempt],
      ...{ buyerReference: over.code ?? null, orderReference: null },
    },
    wants,
  )

test('a whole invoice lacks nothing', () => {
  expect(check({})).toEqual([])
})

test('each thing that the law wants is named', () => {
  expect(check({ seller: { name: '', address: none, siren: null } })).toEqual([
    'seller-name',
    'seller-address',
    'seller-siren',
  ])
  expect(check({ vat: [{ ...exempt, category: 'S', rate: 200 }] })).toEqual(['seller-vat'])
  expect(check({ buyer: { siren: null, address: none } })).toEqual(['buyer-address', 'buyer-siren'])
  expect(check({ buyer: { kind: 'public', siret: null } })).toEqual(['buyer-siret'])
  const both = { serviceCode: true, commitment: true }
  expect(check({ buyer: { kind: 'public' } }, both)).toEqual(['service-code', 'commitment'])
  expect(check({ buyer: { kind: 'public' }, code: 'CABINET' }, both)).toEqual(['commitment'])
})

test('a person needs no address, and may be billed by an association that has only its RNA', () => {
  const person = { kind: 'person', siren: null, siret: null, address: none } as const
  expect(check({ buyer: person })).toEqual([])
  expect(check({ buyer: person, seller: { siren: null, rna: 'W381000001' } })).toEqual([])
  expect(check({ seller: { siren: null, rna: 'W381000001' } })).toEqual(['seller-siren'])
})

test('what is sold follows the accounts', () => {
  expect(operationOf(['706', '7061'])).toBe('services')
  expect(operationOf(['707'])).toBe('goods')
  expect(operationOf(['707', '706'])).toBe('both')
})

test('the key of a VAT number', () => {
  expect(frenchVatNumber('732829320')).toBe('FR44732829320')
})
