import { type RouteConfigEntry, route } from '@react-router/dev/routes'
import { collectRoutes } from './collect-routes.ts'

const page = (name: string) => `modules/rounds/features/${name}/route.tsx`

export const roundRoutes: RouteConfigEntry[] = [
  ...collectRoutes,
  route('deplacements', page('list-trips')),
  route('deplacements/export', 'modules/rounds/features/list-trips/export.ts'),
  route('deplacements/nouveau', page('note-trip')),
  route('deplacements/schemas', page('keep-schemes')),
  route('deplacements/couts', page('set-rates')),
  route('tournees', page('plan-day')),
  route('tournees/nouvelle', 'modules/rounds/features/keep-round/new.route.tsx'),
  route('tournees/liste', page('list-rounds')),
  route('tournees/liste/export', 'modules/rounds/features/list-rounds/export.ts'),
  route('deplacements/:trip', page('show-trip')),
  route('tournees/feuilles', 'modules/rounds/features/print-sheet/several.route.tsx'),
  route('tournees/essai', page('try-stop')),
  route('tournees/proposition', page('propose-day')),
  route('tournees/proposition/contraintes', 'modules/rounds/features/propose-day/constraints.route.tsx'),
  route('tournees/proposition/flux', 'modules/rounds/features/propose-day/stream.ts'),
  route('tournees/ma-tournee', page('my-round')),
  route('tournees/preuves/:deedFile', 'modules/rounds/features/return-round/proof.ts'),
  route('tournees/:round/route', page('drive-round')),
  route('tournees/:round/route/envoi', 'modules/rounds/features/drive-round/send.ts'),
  route('tournees/:round/retour', page('return-round')),
  route('tournees/:round', page('show-round')),
  route('tournees/:round/modifier', 'modules/rounds/features/keep-round/edit.route.tsx'),
  route('tournees/:round/feuille', page('print-sheet')),
  route('reglages/passages', page('tell-people')),
  route('tournees/carte', 'modules/rounds/features/picture-day/map.route.tsx'),
  route('tournees/bilan', page('review-rounds')),
  route('tournees/bilan/export', 'modules/rounds/features/review-rounds/export.ts'),
  route('tournees/horaires', 'modules/rounds/features/picture-day/hours.route.tsx'),
]
