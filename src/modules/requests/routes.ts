import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/requests/features/${name}`

export const requestsRoutes: RouteConfigEntry[] = [
  route('guichet', `${feature('take-request')}/route.tsx`),
  route('demandes', `${feature('list-requests')}/route.tsx`),
  route('demandes/export', `${feature('list-requests')}/export.ts`),
  route('demandes/:number', `${feature('view-request')}/route.tsx`),
]
