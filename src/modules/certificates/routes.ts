import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/certificates/features/${name}`

export const certificateRoutes: RouteConfigEntry[] = [
  route('argent/recus-fiscaux', `${feature('gift-receipts')}/route.tsx`),
  route('argent/recus-fiscaux/export', `${feature('gift-receipts')}/export.ts`),
  route('argent/recus-fiscaux/:number', `${feature('gift-receipts')}/pdf.ts`),
  route('argent/services-a-la-personne', `${feature('sap-certificates')}/route.tsx`),
  route('argent/services-a-la-personne/:number', `${feature('sap-certificates')}/pdf.ts`),
]
