import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/rounds/features/${name}`

/** What must travel, and what one goes with. */
export const collectRoutes: RouteConfigEntry[] = [
  route('tournees/courses', `${feature('list-errands')}/route.tsx`),
  route('tournees/courses/export', `${feature('list-errands')}/export.ts`),
  route('tournees/courses/attente', `${feature('list-errands')}/waiting.route.tsx`),
  route('tournees/courses/nouvelle', `${feature('keep-errand')}/new.route.tsx`),
  route('tournees/courses/importer', `${feature('import-errands')}/route.tsx`),
  route('tournees/courses/demande/:number', `${feature('request-facts')}/route.tsx`),
  route('tournees/courses/:number', `${feature('keep-errand')}/route.tsx`),
  route('tournees/modeles', `${feature('keep-templates')}/route.tsx`),
  route('tournees/modeles/nouveau', `${feature('keep-templates')}/new.route.tsx`),
  route('tournees/modeles/:model', `${feature('keep-templates')}/template.route.tsx`),
  route('tournees/prestations', `${feature('keep-service-ways')}/route.tsx`),
  route('tournees/vehicules', `${feature('keep-fleet')}/route.tsx`),
]
