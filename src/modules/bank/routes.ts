import { type RouteConfigEntry, route } from '@react-router/dev/routes'
import { sepaRoutes } from './sepa/routes.ts'

const feature = (name: string) => `modules/bank/features/${name}`

export const bankRoutes: RouteConfigEntry[] = [
  route('argent', `${feature('treasurer-home')}/route.tsx`),
  route('argent/banque', `${feature('show-banks')}/route.tsx`),
  route('argent/banque/regles', `${feature('keep-rules')}/route.tsx`),
  route('argent/banque/comptes/nouveau', `${feature('keep-account')}/route.tsx`, { id: 'add-bank-account' }),
  route('argent/banque/comptes/:bankAccount', `${feature('keep-account')}/route.tsx`, {
    id: 'edit-bank-account',
  }),
  route('argent/banque/:bankAccount', `${feature('reconcile')}/route.tsx`),
  route('argent/banque/:bankAccount/releves', `${feature('import-statement')}/route.tsx`),
  route('argent/banque/:bankAccount/etat', `${feature('show-state')}/route.tsx`),
  route('argent/banque/:bankAccount/lignes/:bankLine', `${feature('match-line')}/route.tsx`),
  route('argent/remises', `${feature('list-remittances')}/route.tsx`),
  route('argent/remises/nouvelle', `${feature('make-remittance')}/route.tsx`),
  route('argent/remises/:number', `${feature('show-remittance')}/route.tsx`),
  ...sepaRoutes,
]
