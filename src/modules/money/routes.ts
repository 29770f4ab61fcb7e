import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/money/features/${name}`

export const moneyRoutes: RouteConfigEntry[] = [
  route('argent', `${feature('treasurer-home')}/route.tsx`),
  route('argent/paiements', `${feature('list-payments')}/route.tsx`),
  route('argent/paiements/export', `${feature('list-payments')}/export.ts`),
  route('argent/recus/:number', `${feature('show-receipt')}/route.tsx`),
  route('argent/recus/:number/pdf', `${feature('show-receipt')}/pdf.ts`),
  route('argent/operations', `${feature('list-operations')}/route.tsx`),
  route('argent/operations/export', `${feature('list-operations')}/export.ts`),
  route('argent/operations/nouvelle', `${feature('record-operation')}/route.tsx`),
  route('argent/a-recevoir', `${feature('list-debts')}/route.tsx`),
  route('argent/a-recevoir/export', `${feature('list-debts')}/export.ts`),
  route('argent/a-recevoir/:who/:id', `${feature('show-debtor')}/route.tsx`),
  route('argent/a-recevoir/:who/:id/releve', `${feature('print-statement')}/route.tsx`),
  route('argent/ecritures/:number', `${feature('show-entry')}/route.tsx`),
  route('argent/ecritures/:number/pieces/:file', `${feature('show-entry')}/file.ts`),
  route('argent/identite', `${feature('keep-identity')}/route.tsx`),
  route('argent/seuils', `${feature('thresholds')}/route.tsx`),
  route('argent/bordereaux', `${feature('receipt-slips')}/route.tsx`),
  route('argent/bordereaux/:number', `${feature('receipt-slips')}/one.route.tsx`),
  route('argent/tva', `${feature('vat-statement')}/route.tsx`),
  route('argent/grand-livre', `${feature('show-ledger')}/route.tsx`),
  route('argent/grand-livre/export', `${feature('show-ledger')}/export.ts`),
  route('argent/grand-livre/:account', `${feature('show-account')}/route.tsx`),
]
