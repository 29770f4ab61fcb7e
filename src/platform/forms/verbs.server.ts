import { data, redirect } from 'react-router'
import type { z } from 'zod'
import type { Result } from '#kit/result.ts'
import type { Ctx } from '../context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from './form.ts'

/** What a page's action can do under one word of `intent`: read its form, act, and go on. */
type Verb = {
  act(ctx: Ctx, posted: FormData): Promise<{ state: FormState } | { id: string }>
  /** Where the person goes next, added to the page's address. */
  to(id: string): string
}
export type Verbs = Readonly<Record<string, Verb>>
/** The verb that was refused, with what was typed. */
export type Sent = { readonly intent: string; readonly state: FormState }

/** A verb made of its form, its use case and the address it leads to. */
export function verb<S extends z.ZodType>(
  schema: S,
  act: (ctx: Ctx, input: z.infer<S>) => Promise<Result<{ id: string }>>,
  to: Verb['to'],
): Verb {
  return {
    to,
    async act(ctx, posted) {
      const form = readForm(schema, posted)
      if (!form.ok) return { state: { values: form.values, errors: form.errors } }
      const done = await act(ctx, form.value)
      return done.ok ? { id: done.value.id } : { state: refusedForm(form.values, done) }
    },
  }
}

/** Acts by the form's `intent`: another address when it is done, or what was typed with its errors (422). */
export async function actBy(verbs: Verbs, ctx: Ctx, posted: FormData, base: string) {
  const intent = String(posted.get('intent'))
  const known = Object.hasOwn(verbs, intent) ? verbs[intent] : undefined
  const refused = (state: FormState) => data<Sent>({ intent, state }, { status: 422 })
  if (!known) return refused({ values: {}, errors: { '': 'invalid' } })
  const done = await known.act(ctx, posted)
  return 'state' in done ? refused(done.state) : redirect(`${base}${known.to(done.id)}`)
}
