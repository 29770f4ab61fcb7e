import type { RoundSort } from '#modules/rounds/day/list-store.server.ts'

export const SORT_WORDS: Record<RoundSort['by'], string> = { day: 'jour', metres: 'km', margin: 'marge' }

/** The word of an order in the address: `jour`, `-marge`. */
export const sortWord = ({ by, ascending }: RoundSort): string => `${ascending ? '' : '-'}${SORT_WORDS[by]}`
