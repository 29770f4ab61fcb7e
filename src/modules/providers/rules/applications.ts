/** An application waits until somebody opens a file for it, or refuses it with words. */
export const APPLICATION_STATES = ['waiting', 'accepted', 'refused'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]
