import { data } from 'react-router'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { emptyForm } from '#platform/forms/form.ts'
import { actBy, type Sent, verb } from '#platform/forms/verbs.server.ts'
import { addNoteForm, editNoteForm, moveNoteForm, noteSeenForm, recolourNoteForm } from './form.ts'
import { addNote, editNote, moveNote, recolourNote, removeNote, restoreNote } from './use-case.server.ts'

const VERBS = {
  add: verb(addNoteForm, addNote, (id) => `?fait=added#note-${id}`),
  edit: verb(editNoteForm, editNote, (id) => `?fait=edited#note-${id}`),
  move: verb(moveNoteForm, moveNote, (id) => `?note=${id}&fait=moved#note-${id}`),
  recolour: verb(recolourNoteForm, recolourNote, (id) => `#note-${id}`),
  remove: verb(noteSeenForm, removeNote, (id) => `?retiree=${id}&fait=removed`),
  restore: verb(noteSeenForm, restoreNote, (id) => `?fait=restored#note-${id}`),
}

/** What the board's forms and drags post: one verb, then another address, or what was typed with its errors. */
export async function actOnBoard(ctx: Ctx, posted: FormData) {
  const done = await actBy(VERBS, ctx, posted, `/${ctx.hub.slug}/modele`)
  // A drag stays on the page: what it needs is fresh data, not another address.
  return posted.get('drag') && done instanceof Response
    ? data<Sent>({ intent: String(posted.get('intent')), state: emptyForm })
    : done
}
