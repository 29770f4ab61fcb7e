import { data, redirect } from 'react-router'
import type { z } from 'zod'
import type { Id } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { emptyForm, type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { addNoteForm, editNoteForm, moveNoteForm, noteSeenForm, recolourNoteForm } from './form.ts'
import { addNote, editNote, moveNote, recolourNote, removeNote, restoreNote } from './use-case.server.ts'

type Done = Result<{ id: Id<'Note'> }>
type Verb = {
  act(ctx: Ctx, posted: FormData): Promise<{ state: FormState } | { id: Id<'Note'> }>
  /** Where the person goes next, under the board's address. */
  to(id: Id<'Note'>): string
}

function verb<S extends z.ZodType>(
  schema: S,
  act: (ctx: Ctx, input: z.infer<S>) => Promise<Done>,
  to: Verb['to'],
): Verb {
  return {
    to,
    async act(ctx, posted) {
      const form = readForm(schema, posted)
      if (!form.ok) return { state: { values: form.values, errors: form.errors } }
      const done = await act(ctx, form.value)
      return done.ok ? done.value : { state: refusedForm(form.values, done) }
    },
  }
}

const VERBS: Readonly<Record<string, Verb>> = {
  add: verb(addNoteForm, addNote, (id) => `?fait=added#note-${id}`),
  edit: verb(editNoteForm, editNote, (id) => `?fait=edited#note-${id}`),
  move: verb(moveNoteForm, moveNote, (id) => `?note=${id}&fait=moved#note-${id}`),
  recolour: verb(recolourNoteForm, recolourNote, (id) => `#note-${id}`),
  remove: verb(noteSeenForm, removeNote, (id) => `?retiree=${id}&fait=removed`),
  restore: verb(noteSeenForm, restoreNote, (id) => `?fait=restored#note-${id}`),
}

/** What the board's forms and drags post: one verb, then another address, or what was typed with its errors. */
export async function actOnBoard(ctx: Ctx, posted: FormData) {
  const intent = String(posted.get('intent'))
  const known = Object.hasOwn(VERBS, intent) ? VERBS[intent] : undefined
  if (!known) return data({ intent, state: { values: {}, errors: { '': 'invalid' } } }, { status: 422 })
  const done = await known.act(ctx, posted)
  if ('state' in done) return data({ intent, state: done.state }, { status: 422 })
  // A drag stays on the page: what it needs is fresh data, not another address.
  if (posted.get('drag')) return data({ intent, state: emptyForm })
  return redirect(`/${ctx.hub.slug}/modele${known.to(done.id)}`)
}
