import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/people/features/${name}`

export const peopleRoutes: RouteConfigEntry[] = [
  route('personnes', `${feature('list-people')}/route.tsx`),
  route('personnes/export', `${feature('list-people')}/export.ts`),
  route('personnes/importer', `${feature('import-people')}/route.tsx`),
  route('personnes/importer/colonnes', `${feature('import-people')}/columns.route.tsx`),
  route('personnes/importer/apercu', `${feature('import-people')}/preview.route.tsx`),
  route('personnes/importer/a-corriger', `${feature('import-people')}/corrections.ts`),
  route('personnes/importer/modele', `${feature('import-people')}/model.ts`),
  route('personnes/nouvelle', `${feature('add-person')}/route.tsx`),
  route('personnes/adhesions', `${feature('renew-memberships')}/route.tsx`),
  route('personnes/adhesions/export', `${feature('renew-memberships')}/export.ts`),
  route('personnes/cartes', `${feature('member-card')}/route.tsx`),
  route('carte/:token', `${feature('member-card')}/scan.route.tsx`),
  route('personnes/doublons', `${feature('merge-people')}/list.route.tsx`),
  route('personnes/doublons/:kept/:gone', `${feature('merge-people')}/route.tsx`),
  route('personnes/:id', `${feature('show-person')}/route.tsx`),
  route('personnes/:id/modifier', `${feature('edit-person')}/route.tsx`),
  route('personnes/:id/reunions', `${feature('merge-people')}/undo.route.tsx`),
  route('personnes/:id/foyer', `${feature('keep-household')}/route.tsx`),
  route('personnes/:id/accords', `${feature('set-preferences')}/route.tsx`),
  route('partenaires', `${feature('list-organisations')}/route.tsx`),
  route('partenaires/export', `${feature('list-organisations')}/export.ts`),
  route('partenaires/nouveau', `${feature('add-organisation')}/route.tsx`),
  route('partenaires/:id', `${feature('show-organisation')}/route.tsx`),
  route('partenaires/:id/modifier', `${feature('edit-organisation')}/route.tsx`),
  route('reglages', `${feature('settings')}/route.tsx`),
]
