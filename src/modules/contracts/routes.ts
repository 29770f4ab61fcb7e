import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const contractRoutes: RouteConfigEntry[] = [
  route('personnes/:id/adhesion', 'modules/contracts/features/join/route.tsx'),
]
