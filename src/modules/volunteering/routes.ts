import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `modules/volunteering/features/${name}`

export const volunteeringRoutes: RouteConfigEntry[] = [
  route('mes-heures', page('own-hours/route.tsx')),
  route('heures', page('list-hours/route.tsx')),
  route('heures/export', page('list-hours/export.ts')),
  route('heures/feuille', page('fill-sheet/route.tsx')),
  route('heures/:hours', page('correct-hours/route.tsx')),
  route('permanences', page('list-sessions/route.tsx')),
  route('permanences/nouvelle', page('write-session/route.tsx')),
  route('permanences/:session', page('write-session/route.tsx'), { id: 'change-session' }),
]
