import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/bank/features/${name}`

/** Mandates, direct debits, payouts, transfers, and money held for others. */
export const sepaRoutes: RouteConfigEntry[] = [
  route('argent/mandats', `${feature('list-mandates')}/route.tsx`),
  route('argent/mandats/nouveau', `${feature('add-mandate')}/route.tsx`),
  route('argent/mandats/vierge', `${feature('print-mandate')}/route.tsx`, { id: 'blank-mandate' }),
  route('argent/mandats/:id', `${feature('show-mandate')}/route.tsx`),
  route('argent/mandats/:id/papier', `${feature('print-mandate')}/route.tsx`),
  route('argent/prelevements', `${feature('list-debits')}/route.tsx`),
  route('argent/prelevements/nouveau', `${feature('make-debits')}/route.tsx`),
  route('argent/prelevements/:number', `${feature('show-debits')}/route.tsx`),
  route('argent/prelevements/:number/fichier', `${feature('show-debits')}/file.ts`),
  route('argent/reversements', `${feature('list-payouts')}/route.tsx`),
  route('argent/reversements/:number', `${feature('show-payout')}/route.tsx`),
  route('argent/virements', `${feature('list-transfers')}/route.tsx`),
  route('argent/virements/nouveau', `${feature('make-transfers')}/route.tsx`),
  route('argent/virements/compte/:id', `${feature('keep-payee')}/route.tsx`),
  route('argent/virements/:number', `${feature('show-transfers')}/route.tsx`),
  route('argent/virements/:number/fichier', `${feature('show-transfers')}/file.ts`),
  route('argent/pour-compte', `${feature('list-held')}/route.tsx`),
  route('argent/pour-compte/noter', `${feature('note-held')}/route.tsx`),
  route('argent/pour-compte/:purpose/:id', `${feature('show-held')}/route.tsx`),
]
