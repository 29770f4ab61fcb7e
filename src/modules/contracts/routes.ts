import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/contracts/features/${name}`

export const contractRoutes: RouteConfigEntry[] = [
  route('personnes/:id/adhesion', `${feature('join')}/route.tsx`),
  route('contrats', `${feature('list-contracts')}/route.tsx`),
  route('contrats/export', `${feature('list-contracts')}/export.ts`),
  route('contrats/nouveau', `${feature('write-contract')}/route.tsx`),
  route('contrats/:number', `${feature('show-contract')}/route.tsx`),
  route('contrats/:number/modifier', `${feature('write-contract')}/edit.route.tsx`),
  route('contrats/:number/avenant', `${feature('write-contract')}/amend.route.tsx`),
  route('contrats/:number/bilan', `${feature('show-contract')}/company.route.tsx`),
  route('prises-en-charge', `${feature('list-coverages')}/route.tsx`),
  route('prises-en-charge/nouvelle', `${feature('keep-coverage')}/route.tsx`, { id: 'add-coverage' }),
  route('prises-en-charge/:id', `${feature('show-coverage')}/route.tsx`),
  route('prises-en-charge/:id/modifier', `${feature('keep-coverage')}/route.tsx`, { id: 'edit-coverage' }),
]
