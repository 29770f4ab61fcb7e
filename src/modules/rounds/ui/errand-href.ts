import type { ErrandKey } from '../rules/errands/errand.ts'

/** The page of an errand under a hub: its request, or what was noted by hand. */
export const errandHref = (hub: string | undefined, key: ErrandKey, number: string): string =>
  `/${hub}/${key.startsWith('request:') ? 'demandes' : 'tournees/courses'}/${number}`
