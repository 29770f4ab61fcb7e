import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/plan/features/${name}`

export const planRoutes: RouteConfigEntry[] = [
  route('modele', `${feature('arrange-board')}/route.tsx`),
  route('modele/nouveau', `${feature('create-plan')}/route.tsx`),
  route('modele/canevas/:format', `${feature('export-canvas')}/file.ts`),
  route('modele/notes/:note', `${feature('link-note')}/route.tsx`),
  route('modele/importer', `${feature('import-canvas')}/route.tsx`),
  route('modele/reglages', `${feature('set-plan')}/route.tsx`),
  route('modele/hypotheses', `${feature('list-assumptions')}/route.tsx`),
  route('modele/hypotheses/nouvelle', `${feature('add-assumption')}/route.tsx`),
  route('modele/hypotheses/:line', `${feature('set-assumption')}/route.tsx`),
  route('modele/previsions', `${feature('read-forecast')}/route.tsx`),
  route('modele/previsions/export', `${feature('read-forecast')}/export.ts`),
  route('modele/et-si', `${feature('stress-plan')}/route.tsx`),
  route('modele/scenarios/:scenario', `${feature('edit-scenarios')}/route.tsx`),
  route('modele/dossier', `${feature('list-dossiers')}/route.tsx`),
  route('modele/dossier/:dossier', `${feature('write-dossier')}/route.tsx`),
  route('modele/dossier/:dossier/pdf', `${feature('print-dossier')}/route.ts`),
  route('modele/tarifs', `${feature('read-tariffs')}/route.tsx`),
  route('modele/tarifs/export', `${feature('read-tariffs')}/export.ts`),
  route('modele/tarifs/revenus', `${feature('import-incomes')}/route.tsx`),
  route('modele/tarifs/foyers', `${feature('set-households')}/route.tsx`),
  route('modele/tarifs/paniers/:basket', `${feature('set-basket')}/route.tsx`),
  route('modele/realise', `${feature('read-actuals')}/route.tsx`),
  route('modele/realise/export', `${feature('read-actuals')}/export.ts`),
  route('modele/realise/projection', `${feature('roll-forecast')}/route.tsx`),
  route('modele/realise/historique', `${feature('read-beliefs')}/route.tsx`),
  route('modele/realise/:line', `${feature('bind-actuals')}/route.tsx`),
  route('modele/versions', `${feature('keep-versions')}/route.tsx`),
]
