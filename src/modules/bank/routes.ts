import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/bank/features/${name}`

export const bankRoutes: RouteConfigEntry[] = [
  route('argent', `${feature('treasurer-home')}/route.tsx`),
]
