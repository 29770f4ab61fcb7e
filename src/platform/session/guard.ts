import { fr } from './messages.fr.ts'

// A file has no page around it: what its address answers is read as it is, so it is a sentence.
const refused = (sentence: string, status: number) =>
  new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

/** Ends a loader or action with the page « Page réservée »: the person's role does not go there. */
export function refusePage(): never {
  throw refused(fr.refused.reserved, 403)
}

/** Ends a loader with the page « Page introuvable ». */
export function noPage(): never {
  throw refused(fr.refused.missing, 404)
}
