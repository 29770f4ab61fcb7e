import { mayGiveAccess as give, mayReadPeople } from '#modules/people/index.server.ts'
import { type Actor, allow } from '#platform/session/roles.ts'

/** Opens a portal to somebody, or closes it. */
export const mayGiveAccess = give
/** Has a space of their own: whose record it shows is found by their account, never by the address. */
export const mayUseSpace = allow('member')
/** Reads what their company uses, in figures only. */
export const mayReadCompany = allow('company-contact')
/** Reads everything that happened with a person. */
export const mayReadHistory = mayReadPeople
/** Takes away, for the person who asked, all that is kept of them (RGPD, art. 15 and 20). */
export const mayExportPerson = allow('coordinator', 'desk')

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
