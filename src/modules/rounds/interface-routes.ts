import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/rounds/features/${name}`

/** Keys of programs, how travel is computed, and where addresses are. */
export const roundsInterfaceRoutes: RouteConfigEntry[] = [
  route('reglages/acces', `${feature('api-keys')}/route.tsx`),
  route('reglages/deplacements', `${feature('keep-travel')}/route.tsx`),
  route('tournees/lieux', `${feature('keep-places')}/route.tsx`),
  route('tournees/lieux/export', `${feature('keep-places')}/export.ts`),
  route('tournees/lieux/nouveau', `${feature('keep-places')}/new.route.tsx`),
  route('tournees/lieux/importer', `${feature('keep-places')}/import.route.tsx`),
  route('tournees/lieux/:place', `${feature('keep-places')}/place.route.tsx`),
]
