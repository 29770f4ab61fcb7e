import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/subscriptions/features/${name}`

export const subscriptionRoutes: RouteConfigEntry[] = [
  route('abonnements', `${feature('list-subscriptions')}/route.tsx`),
  route('abonnements/export', `${feature('list-subscriptions')}/export.ts`),
  route('abonnements/nouveau', `${feature('start-subscription')}/route.tsx`),
  route('abonnements/formules', `${feature('keep-plans')}/list.route.tsx`),
  route('abonnements/formules/nouvelle', `${feature('keep-plans')}/new.route.tsx`),
  route('abonnements/formules/:plan', `${feature('keep-plans')}/edit.route.tsx`),
  route('abonnements/:number', `${feature('show-subscription')}/route.tsx`),
]
