import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/notices/features/${name}`

export const noticeRoutes: RouteConfigEntry[] = [
  route('messages', `${feature('list-notices')}/route.tsx`),
  route('messages/export', `${feature('list-notices')}/export.ts`),
  route('messages/:id', `${feature('show-notice')}/route.tsx`),
  route('reglages/messages', `${feature('keep-templates')}/list.route.tsx`),
  route('reglages/messages/:template', `${feature('keep-templates')}/route.tsx`),
  route('personnes/adhesions/prevenir', `${feature('tell-members')}/route.tsx`),
]
