import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/funding/features/${name}`
const BASE = 'partenaires/financements'

export const fundingRoutes: RouteConfigEntry[] = [
  route(BASE, `${feature('list-grants')}/route.tsx`),
  route(`${BASE}/export`, `${feature('list-grants')}/export.ts`),
  route(`${BASE}/nouveau`, `${feature('write-grant')}/route.tsx`),
  route(`${BASE}/:grant`, `${feature('show-grant')}/route.tsx`),
  route(`${BASE}/:grant/modifier`, `${feature('write-grant')}/route.tsx`, { id: 'change-grant' }),
  route(`${BASE}/:grant/versements/:instalment`, `${feature('receive-instalment')}/route.tsx`),
]
