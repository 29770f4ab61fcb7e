import { fr } from '../messages.fr.ts'
import { webFr } from '../messages.web.fr.ts'

/** The words of requests and of forms of the site in French, for a copy of somebody's data. */
export const requestCopyFr = {
  states: fr.states,
  channels: fr.channels,
  webStates: webFr.inbox.states,
  moves: fr.moves as Readonly<Record<string, string>>,
}
