import type { Role } from '#platform/session/roles.ts'

/** Who reads an address of a hub; `sent` when they are sent on instead of shown a page. The administrator always may. */
export type Read = {
  who: readonly Role[]
  sent?: 302
  /** Those who have a first page of their own, and are led there. */
  led?: readonly Role[]
}

/** What a page's action does, who may, and a form that would do it. */
export type Act = { at: string; who: readonly Role[]; fields: Readonly<Record<string, string>> }

/** What one module opens to whom: its addresses as its routes write them, and its forms, verb by verb. */
export type Permits = { read: Readonly<Record<string, Read>>; acts: readonly Act[] }

export const ID = '018f3b1c-0000-7000-8000-000000000001'
export const TEXT = { why: 'Essai', reason: 'Essai', reasons: 'Essai' }
