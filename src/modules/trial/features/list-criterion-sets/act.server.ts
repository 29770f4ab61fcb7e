import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  applySet,
  chooseConfidence,
  keepSet,
  renameSet,
  type SetChosen,
  setSetRemoved,
} from '#modules/trial/criteria/sets.server.ts'
import { READY_SETS } from '#modules/trial/rules/defaults.ts'
import { CONFIDENCES } from '#modules/trial/rules/intervals.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** A word of the ready-made sets, or the id of one of the hub’s own. */
function chosenOf(word: string): SetChosen | undefined {
  const ready = READY_SETS.find((set) => set.key === word)
  if (ready) return { ready: ready.key }
  return isId<'CriterionSet'>(word) ? { own: word } : undefined
}

/** Does what a form of the page asks; answers what follows its address. */
export async function act(ctx: Ctx, form: FormData): Promise<Result<string>> {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const stage = text('stage')
  const stageId: Id<'Stage'> | undefined = isId<'Stage'>(stage) ? stage : undefined
  const set = text('set')
  switch (text('intent')) {
    case 'apply': {
      const chosen = chosenOf(set)
      if (!chosen || !stageId) return refuse('unknown_choice')
      const done = await applySet(ctx, stageId, chosen)
      return done.ok ? ok(`?fait=applied&n=${done.value.added}&palier=${stageId}`) : done
    }
    case 'keep': {
      if (!stageId) return refuse('unknown_choice', 'stage')
      const key = text('idempotencyKey')
      const done = await keepSet(ctx, { stageId, name: text('name'), idempotencyKey: key || undefined })
      return done.ok ? ok('?fait=kept') : done
    }
    case 'confidence': {
      const level = CONFIDENCES.find((one) => String(one) === text('level'))
      if (!level) return refuse('unknown_choice', 'level')
      const done = await chooseConfidence(ctx, level)
      return done.ok ? ok('?fait=changed') : done
    }
  }
  if (!isId<'CriterionSet'>(set)) return refuse('not_found')
  switch (text('intent')) {
    case 'rename': {
      const done = await renameSet(ctx, set, text('name'))
      return done.ok ? ok('?fait=renamed') : done
    }
    case 'remove':
    case 'restore': {
      const removed = text('intent') === 'remove'
      const done = await setSetRemoved(ctx, set, removed)
      return done.ok ? ok(removed ? `?retire=${set}` : '?fait=restored') : done
    }
  }
  return refuse('invalid')
}
