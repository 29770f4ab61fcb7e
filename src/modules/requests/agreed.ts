import { type Cents, cents } from '#kit/money.ts'
import type { Agreement } from '#modules/contracts/index.server.ts'
import { keptFr as fr } from './messages.kept.fr.ts'

type Agreed = { unitPrice: Cents; price: Cents; priceWhy: string; contractId: Agreement['contractId'] }

/** The price of work that a contract holds: nothing while it is in the fee, or the price agreed for each unit. */
export const priceUnder = (agreed: Agreement, quantity: number): Agreed => ({
  unitPrice: agreed.unitPrice,
  price: cents(agreed.unitPrice * BigInt(quantity)),
  priceWhy: agreed.included ? fr.included(agreed.number) : fr.agreedPrice(agreed.number),
  contractId: agreed.contractId,
})
