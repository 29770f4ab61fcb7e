import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { addDefaultCriteria } from '#modules/trial/default-criteria.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Item, setRemoved } from './use-case.server.ts'

/** `criterion:ID` or `hypothesis:ID`, as the forms and the address of the page write it. */
function itemOf(text: FormDataEntryValue | null): Item | undefined {
  const [kind, id] = typeof text === 'string' ? text.split(':') : []
  if (kind === 'criterion' && isId<'Criterion'>(id)) return { kind, id }
  if (kind === 'hypothesis' && isId<'Hypothesis'>(id)) return { kind, id }
  return undefined
}

/** Does what a form of the stage's page asks; answers what follows the page's address. */
export async function act(ctx: Ctx, stageId: Id<'Stage'>, form: FormData): Promise<Result<string>> {
  const intent = form.get('intent')
  if (intent === 'defaults') {
    const added = await addDefaultCriteria(ctx, stageId)
    return added.ok ? ok('?fait=defaults#criteres') : added
  }
  const item = itemOf(form.get('item'))
  if (!item || (intent !== 'remove' && intent !== 'restore')) return refuse('invalid')
  const done = await setRemoved(ctx, item, intent === 'remove')
  if (!done.ok) return done
  return ok(intent === 'remove' ? `?retire=${item.kind}:${item.id}` : '?fait=restored')
}
