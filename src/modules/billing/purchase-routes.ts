import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/billing/features/${name}`

/** What suppliers send. */
export const purchaseRoutes: RouteConfigEntry[] = [
  route('argent/factures-recues', `${feature('list-payables')}/route.tsx`),
  route('argent/factures-recues/export', `${feature('list-payables')}/export.ts`),
  route('argent/factures-recues/deposer', `${feature('take-payable')}/route.tsx`),
  route('argent/factures-recues/:id', `${feature('show-payable')}/route.tsx`),
  route('argent/factures-recues/:id/fichiers/:payableFile', `${feature('show-payable')}/file.ts`),
]
