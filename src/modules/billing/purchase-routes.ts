import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/billing/features/${name}`

/** What suppliers send, and what platforms say of what we send. */
export const purchaseRoutes: RouteConfigEntry[] = [
  route('argent/factures-recues', `${feature('list-payables')}/route.tsx`),
  route('argent/factures-recues/export', `${feature('list-payables')}/export.ts`),
  route('argent/factures-recues/deposer', `${feature('take-payable')}/route.tsx`),
  route('argent/factures-recues/:id', `${feature('show-payable')}/route.tsx`),
  route('argent/factures-recues/:id/fichiers/:payableFile', `${feature('show-payable')}/file.ts`),
  route('argent/facturation-electronique', `${feature('list-einvoices')}/route.tsx`),
  route('argent/facturation-electronique/:number', `${feature('show-einvoice')}/route.tsx`),
  route('argent/facturation-electronique/:number/facturx', `${feature('show-einvoice')}/facturx.ts`),
]
