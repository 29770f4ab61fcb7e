/** The roles of DOMAIN.md, in the order in which a person with several sees their first page. */
export const ROLES = [
  'admin',
  'coordinator',
  'treasurer',
  'desk',
  'drop-off',
  'driver',
  'volunteer',
  'provider',
  'member',
  'company-contact',
  'committee',
  'network',
] as const
export type Role = (typeof ROLES)[number]

/** Who acts: a signed-in person with their roles in the hub, or the system itself (no user). */
export type Actor = {
  readonly userId: string | null
  readonly name: string
  readonly roles: readonly Role[]
}

/** A permit: the one predicate that both the use case and the button ask. */
type Permit = (actor: Actor) => boolean

/** A permit for these roles; the administrator of a hub holds every permit. */
export const allow =
  (...roles: readonly Role[]): Permit =>
  (actor) =>
    actor.roles.some((role) => role === 'admin' || roles.includes(role))
