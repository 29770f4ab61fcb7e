import { dayIn } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getPerson } from '#modules/people/index.server.ts'
import type { MayWorkCode } from '#modules/providers/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { hasRoleHere } from '#platform/session/team.server.ts'
import { idOfKey, organisationKey, personKey, userKey, type WhoKey } from '../rules/slots.ts'
import type { NewRequest } from '../store.server.ts'
import { type Assignee, assignment } from './move-request.server.ts'

/** Who goes: an assignee, or another account of the hub, whose name the caller read (accounts belong to no hub). */
export type Doer = Assignee | { kind: 'user'; id: string; name: string }

/** Why somebody may not be planned: unknown, or a provider who may not work that day. */
export type WhoCode = 'who_needed' | 'assignee_unknown' | MayWorkCode

export type Who = { key: WhoKey; name: string; assign: Partial<NewRequest> }

/** Whose time it is. Somebody with an account has one calendar, whether chosen as an account or as a person. */
export async function whoGoes(tx: Tx, c: Ctx, doer: Doer, startsAt: Date): Promise<Result<Who, WhoCode>> {
  if (doer.kind === 'me' && c.actor.userId === null) return refuse('who_needed', 'who')
  if (doer.kind === 'user' || doer.kind === 'me') {
    const id = doer.kind === 'user' ? doer.id : c.actor.userId!
    const name = doer.kind === 'user' ? doer.name : c.actor.name
    if (!(await hasRoleHere(tx, c, id))) return refuse('assignee_unknown', 'who')
    const assign = {
      assigneeUserId: id,
      assigneePersonId: null,
      assigneeOrganisationId: null,
      assigneeName: name,
    }
    return ok({ key: userKey(id), name, assign })
  }
  const known = await assignment(c, doer, dayIn(startsAt, c.hub.zone))
  if (!known.ok) return refuse(known.code as WhoCode, 'who')
  const name = known.value.assigneeName ?? ''
  if (doer.kind === 'organisation') return ok({ key: organisationKey(doer.id), name, assign: known.value })
  const person = await getPerson(c, doer.id)
  if (!person) return refuse('assignee_unknown', 'who')
  return ok({ key: person.userId ? userKey(person.userId) : personKey(person.id), name, assign: known.value })
}

/** Whose time a visit takes, as somebody to plan for. */
export function doerOfKey(key: WhoKey, name: string): Doer {
  if (key.startsWith('user:')) return { kind: 'user', id: idOfKey(key), name }
  if (key.startsWith('person:')) return { kind: 'person', id: idOfKey(key) }
  return { kind: 'organisation', id: idOfKey(key) }
}
