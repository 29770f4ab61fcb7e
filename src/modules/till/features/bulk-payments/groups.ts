/** Who the grid shows: memberships that end, members of today, or those found by name. */
export const GROUPS = ['renewals', 'members', 'search'] as const
export type Group = (typeof GROUPS)[number]
export const BULK_KINDS = ['membership', 'free'] as const
