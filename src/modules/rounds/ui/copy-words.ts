import { fr } from '../messages.collect.fr.ts'

/** What becomes of an errand, in French, for a copy of somebody's data. */
export const errandStatesFr = fr.states
