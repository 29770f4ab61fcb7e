import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/billing/features/${name}`

export const billingRoutes: RouteConfigEntry[] = [
  route('argent/factures', `${feature('list-invoices')}/route.tsx`),
  route('argent/factures/export', `${feature('list-invoices')}/export.ts`),
  route('argent/factures/lot', `${feature('print-batch')}/pdf.ts`),
  route('argent/factures/tournee', `${feature('run-invoices')}/route.tsx`),
  route('argent/factures/tournee/:run', `${feature('run-invoices')}/done.route.tsx`),
  route('argent/factures/relances', `${feature('remind-invoices')}/route.tsx`),
  route('argent/factures/nouvelle', `${feature('prepare-invoice')}/route.tsx`),
  route('argent/factures/brouillons/:draft', `${feature('show-draft')}/route.tsx`),
  route('argent/factures/brouillons/:draft/modifier', `${feature('prepare-invoice')}/change.route.tsx`),
  route('argent/factures/clients/:who/:id', `${feature('keep-client')}/route.tsx`),
  route('argent/factures/reglages', `${feature('keep-settings')}/route.tsx`),
  route('argent/factures/:number', `${feature('show-invoice')}/route.tsx`),
  route('argent/factures/:number/pdf', `${feature('show-invoice')}/pdf.ts`),
  route('argent/factures/:number/avoir', `${feature('credit-invoice')}/route.tsx`),
]

/** Open to whoever holds a link. */
export const billingPublicRoutes: RouteConfigEntry[] = [
  route('facture/:token', `${feature('read-invoice')}/route.tsx`),
  route('facture/:token/pdf', `${feature('read-invoice')}/pdf.ts`),
]
