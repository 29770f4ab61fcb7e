import { isId } from '#kit/id.ts'
import type { Named } from './parties.server.ts'

/** « personne:… », « organisme:… » or nothing, as buttons send it; null for anything else. */
export function whoOf(typed: string): Named | null {
  if (typed === '') return {}
  const [kind, id] = typed.split(':')
  if (kind === 'personne' && isId<'Person'>(id)) return { personId: id }
  return kind === 'organisme' && isId<'Organisation'>(id) ? { organisationId: id } : null
}
