import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/measures/features/${name}`

export const measureRoutes: RouteConfigEntry[] = [
  route('mesures', `${feature('list-measures')}/route.tsx`),
  route('mesures/:measure', `${feature('show-measure')}/route.tsx`),
  route('mesures/:measure/export', `${feature('show-measure')}/export.ts`),
]
