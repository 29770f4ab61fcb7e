import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/people/features/${name}`

export const peopleRoutes: RouteConfigEntry[] = [
  route('personnes', `${feature('list-people')}/route.tsx`),
  route('personnes/export', `${feature('list-people')}/export.ts`),
  route('personnes/nouvelle', `${feature('add-person')}/route.tsx`),
]
