import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/portals/features/${name}`

export const portalRoutes: RouteConfigEntry[] = [
  route('personnes/:id/acces', `${feature('give-access')}/route.tsx`),
]
