/** Hours that the place pays for, and hours given to it. */
export const HOUR_KINDS = ['volunteer', 'paid'] as const
export type HourKind = (typeof HOUR_KINDS)[number]

/** What the time went into, in the order in which it is offered. */
export const ACTIVITIES = ['counter', 'session', 'round', 'workshop', 'event', 'office', 'other'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** In what capacity somebody holds a session. */
export const HOLDER_KINDS = ['member', 'volunteer', 'employee'] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]
