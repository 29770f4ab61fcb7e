import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/catalogue/features/${name}`

export const catalogueRoutes: RouteConfigEntry[] = [
  route('catalogue', `${feature('list-services')}/route.tsx`),
  route('catalogue/export', `${feature('list-services')}/export.ts`),
  route('catalogue/tarifs', `${feature('print-prices')}/route.tsx`),
  route('catalogue/nouveau', `${feature('add-service')}/route.tsx`),
  route('catalogue/:id', `${feature('show-service')}/route.tsx`),
  route('catalogue/:id/modifier', `${feature('edit-service')}/route.tsx`),
  route('catalogue/:id/contenu', `${feature('recast-package')}/route.tsx`),
  route('catalogue/:id/prix', `${feature('set-price')}/route.tsx`),
]
