import type { Actor } from '#platform/session/roles.ts'

/** Roles that work here: who holds one lands on the day's work, whatever else they are. */
const TEAM = [
  'admin',
  'coordinator',
  'treasurer',
  'desk',
  'drop-off',
  'driver',
  'volunteer',
  'committee',
  'network',
]
const HOMES = [
  ['provider', 'mes-missions'],
  ['member', 'mon-espace'],
  ['company-contact', 'mon-entreprise'],
] as const

/** The first page of somebody who only has a portal; null for those who work here. */
export const homeOf = ({ roles }: Pick<Actor, 'roles'>): (typeof HOMES)[number][1] | null =>
  roles.some((role) => TEAM.includes(role))
    ? null
    : (HOMES.find(([role]) => roles.includes(role))?.[1] ?? null)
