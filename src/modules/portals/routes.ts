import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/portals/features/${name}`

export const portalRoutes: RouteConfigEntry[] = [
  route('mon-espace', `${feature('show-space')}/route.tsx`),
  route('mon-espace/recus/:number', `${feature('show-space')}/receipt.ts`),
  route('mon-espace/factures/:number', `${feature('show-space')}/invoice.ts`),
  route('mon-espace/demander', `${feature('ask-mine')}/route.tsx`),
  route('mon-espace/demandes', `${feature('follow-mine')}/list.route.tsx`),
  route('mon-espace/demandes/:number', `${feature('follow-mine')}/route.tsx`),
  route('mon-espace/moi', `${feature('edit-mine')}/route.tsx`),
  route('mon-entreprise', `${feature('show-company')}/route.tsx`),
  route('personnes/:id/historique', `${feature('show-history')}/route.tsx`),
  route('personnes/:id/historique/copie', `${feature('show-history')}/copy.ts`),
  route('personnes/:id/acces', `${feature('give-access')}/route.tsx`),
]
