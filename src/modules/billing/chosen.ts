import { type Id, isId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** Documents that one press may handle. */
const MOST = 500

/** The documents ticked in a list. */
export function chosenIds(data: FormData): Result<Id<'Invoice'>[], 'nothing_chosen' | 'too_many_chosen'> {
  const ids = [...new Set(data.getAll('ids').filter((id) => isId<'Invoice'>(id)))] as Id<'Invoice'>[]
  if (ids.length === 0) return refuse('nothing_chosen')
  return ids.length > MOST ? refuse('too_many_chosen') : ok(ids)
}
