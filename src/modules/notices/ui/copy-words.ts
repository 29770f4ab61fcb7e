import { fr } from '../messages.fr.ts'

/** The words of messages in French, for a copy of somebody's data. */
export const noticeCopyFr = { states: fr.states, ways: fr.ways }
