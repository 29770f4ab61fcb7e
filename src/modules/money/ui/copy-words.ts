import { fr } from '../messages.fr.ts'

/** The means of payment in French, for a copy of somebody's data. */
export const meansFr = fr.means
