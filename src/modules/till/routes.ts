import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/till/features/${name}`

export const tillRoutes: RouteConfigEntry[] = [
  route('caisse/tiroirs', `${feature('list-drawers')}/route.tsx`),
  route('caisse/tiroirs/export', `${feature('list-drawers')}/export.ts`),
  route('caisse/tiroirs/:till/ouvrir', `${feature('open-drawer')}/route.tsx`),
  route('caisse/sessions/:number', `${feature('show-session')}/route.tsx`),
  route('caisse/sessions/:number/compter', `${feature('count-drawer')}/route.tsx`),
  route('caisse/sessions/:number/especes', `${feature('move-cash')}/route.tsx`),
  route('caisse/clotures', `${feature('list-closings')}/route.tsx`),
  route('caisse/clotures/export', `${feature('list-closings')}/export.ts`),
  route('caisse/clotures/jour', `${feature('close-day')}/route.tsx`),
  route('caisse/clotures/:label', `${feature('show-closing')}/route.tsx`),
  route('caisse/clotures/:label/archive', `${feature('show-closing')}/archive.ts`),
  route('caisse/verification', `${feature('verify-till')}/route.tsx`),
  route('caisse/attestation', `${feature('print-attestation')}/route.tsx`),
  route('caisse', `${feature('start-basket')}/route.tsx`),
  route('caisse/panier/:cart', `${feature('fill-basket')}/route.tsx`),
  route('caisse/panier/:cart/payer', `${feature('pay-basket')}/route.tsx`),
  route('caisse/tickets', `${feature('list-tickets')}/route.tsx`),
  route('caisse/tickets/export', `${feature('list-tickets')}/export.ts`),
  route('caisse/tickets/:number', `${feature('show-ticket')}/route.tsx`),
  route('caisse/tickets/:number/pdf', `${feature('show-ticket')}/pdf.ts`),
  route('caisse/tickets/:number/rembourser', `${feature('refund-ticket')}/route.tsx`),
  route('caisse/articles', `${feature('keep-articles')}/list.route.tsx`),
  route('caisse/articles/nouveau', `${feature('keep-articles')}/route.tsx`, { id: 'add-article' }),
  route('caisse/articles/:article', `${feature('keep-articles')}/route.tsx`, { id: 'edit-article' }),
  route('argent/paiements/grille', `${feature('bulk-payments')}/route.tsx`),
]
