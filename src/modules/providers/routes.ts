import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/providers/features/${name}`

export const providerRoutes: RouteConfigEntry[] = [
  route('prestataires', `${feature('list-providers')}/route.tsx`),
  route('prestataires/export', `${feature('list-providers')}/export.ts`),
  route('prestataires/candidatures/:application', `${feature('answer-application')}/route.tsx`),
  route('prestataires/:id', `${feature('show-provider')}/route.tsx`),
  route('prestataires/:id/dossier', `${feature('keep-file')}/route.tsx`),
  route('prestataires/:id/justificatifs/:paper', `${feature('show-provider')}/file.ts`),
]

/** Under `ouvert/:hub`, without an account. */
export const providerPublicRoutes: RouteConfigEntry[] = [
  route('devenir-partenaire', `${feature('become-partner')}/route.tsx`),
]
