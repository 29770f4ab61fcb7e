import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { getOrganisation, organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { hasRoleHere } from '#platform/session/team.server.ts'
import { hasDates } from '../occurrences.server.ts'
import { mayWriteRecurrences } from '../permits.ts'
import {
  followerOf,
  insertRecurrence,
  lockRecurrences,
  updateRecurrences,
  upsertException,
} from '../recurrence-store.server.ts'
import { type ExceptionKind, type Holidays, type Rhythmic, ruleOf } from '../rules/recurrence.ts'
import { contractsByIds } from '../store.server.ts'

/** Who does the work each time; nobody yet when absent. */
export type RecurrenceAssignee =
  | { readonly kind: 'me' }
  /** Another account of the hub, whose name the caller read (accounts belong to no hub). */
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'person'; readonly id: Id<'Person'> }
  | { readonly kind: 'organisation'; readonly id: Id<'Organisation'> }

/** When it comes back, in the words of the form. */
export type When = {
  readonly words: Rhythmic
  readonly startsOn: Day
  readonly endsOn?: Day
  /** Minutes after local midnight; absent at any time of the day. */
  readonly minute?: number
  readonly minutes: number
  readonly holidays: Holidays
}
export type RecurrenceInput = When & {
  readonly title: string
  readonly contractId?: Id<'Contract'>
  readonly organisationId: Id<'Organisation'>
  readonly serviceId: Id<'Service'>
  readonly quantity: number
  readonly details?: string
  readonly assignee?: RecurrenceAssignee
  readonly idempotencyKey?: string
}
export type RecurrenceCode =
  | 'not_permitted'
  | 'not_found'
  | 'ends_before_start'
  | 'days_needed'
  | 'rule_without_dates'
  | 'organisation_unknown'
  | 'service_unknown'
  | 'service_retired'
  | 'contract_unknown'
  | 'contract_over'
  | 'contract_of_another'
  | 'quantity_wrong'
  | 'assignee_unknown'
  | 'day_outside_rule'
  | 'already_followed'
type Written = { id: Id<'Recurrence'> }

/** The columns of « when », once there is at least one date. */
export function ruleColumns(when: When): Result<ReturnType<typeof columnsOf>, RecurrenceCode> {
  if (when.endsOn && when.endsOn < when.startsOn) return refuse('ends_before_start', 'endsOn')
  const rule = ruleOf(when.words)
  if (!rule.ok) return rule
  const columns = columnsOf(when, rule.value)
  return hasDates(columns) ? ok(columns) : refuse('rule_without_dates', 'rhythm')
}

const columnsOf = (when: When, rule: string) => ({
  rule,
  startsOn: when.startsOn,
  endsOn: when.endsOn ?? null,
  minute: when.minute ?? null,
  minutes: when.minutes,
  holidays: when.holidays,
})

async function assigneeColumns(ctx: Ctx, to: RecurrenceAssignee | undefined) {
  const nobody = {
    assigneeUserId: null,
    assigneePersonId: null,
    assigneeOrganisationId: null,
    assigneeName: null,
  }
  if (!to) return nobody
  if (to.kind === 'me') return { ...nobody, assigneeUserId: ctx.actor.userId, assigneeName: ctx.actor.name }
  if (to.kind === 'user')
    return (await ctx.read((tx) => hasRoleHere(tx, ctx, to.id)))
      ? { ...nobody, assigneeUserId: to.id, assigneeName: to.name }
      : null
  const assigneeName =
    to.kind === 'person'
      ? (await peopleNames(ctx, [to.id])).get(to.id)
      : (await organisationNames(ctx, [to.id])).get(to.id)
  if (!assigneeName) return null
  return to.kind === 'person'
    ? { ...nobody, assigneePersonId: to.id, assigneeName }
    : { ...nobody, assigneeOrganisationId: to.id, assigneeName }
}

async function checked(ctx: Ctx, input: RecurrenceInput): Promise<Result<null, RecurrenceCode>> {
  if (!Number.isInteger(input.quantity) || input.quantity < 1) return refuse('quantity_wrong', 'quantity')
  if (!(await getOrganisation(ctx, input.organisationId)))
    return refuse('organisation_unknown', 'organisationId')
  const service = await getService(ctx, input.serviceId)
  if (!service) return refuse('service_unknown', 'serviceId')
  if (service.retiredAt) return refuse('service_retired', 'serviceId')
  if (!input.contractId) return ok(null)
  const [contract] = await ctx.read((tx) => contractsByIds(tx, ctx.hub.id, [input.contractId!]))
  if (!contract) return refuse('contract_unknown', 'contractId')
  if (contract.organisationId !== input.organisationId) return refuse('contract_of_another', 'contractId')
  return contract.state === 'ended' ? refuse('contract_over', 'contractId') : ok(null)
}

async function insert(
  c: Ctx,
  input: RecurrenceInput,
  followsId: Id<'Recurrence'> | null,
): Promise<Result<Written, RecurrenceCode>> {
  const columns = ruleColumns(input)
  if (!columns.ok) return columns
  const fine = await checked(c, input)
  if (!fine.ok) return fine
  const assignee = await assigneeColumns(c, input.assignee)
  if (!assignee) return refuse('assignee_unknown', 'assignee')
  return await c.tx(async (tx) => {
    const id = newId<'Recurrence'>()
    const at = c.now()
    await insertRecurrence(tx, {
      ...{ hubId: c.hub.id, id, title: input.title, followsId, createdAt: at, updatedAt: at },
      ...{ organisationId: input.organisationId, contractId: input.contractId ?? null },
      ...{ serviceId: input.serviceId, quantity: input.quantity, details: input.details ?? '' },
      ...columns.value,
      ...assignee,
      sortKey: fold(input.title),
    })
    await audit(tx, c, 'add', 'recurrence', id, { rule: columns.value.rule })
    return ok({ id })
  })
}

/** Writes work that comes back. Refused when its rule gives no date at all. */
export async function addRecurrence(
  ctx: Ctx,
  input: RecurrenceInput,
): Promise<Result<Written, RecurrenceCode>> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) => once<Written, RecurrenceCode>(tx, c, input.idempotencyKey, () => insert(c, input, null))),
  )
}

/**
 * Another rule from a day on: the one before ends the day before, and a new recurrence carries on from it. What was done
 * under the old one keeps its dates.
 */
export async function followRecurrence(
  ctx: Ctx,
  id: Id<'Recurrence'>,
  input: RecurrenceInput,
): Promise<Result<Written, RecurrenceCode>> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Written, RecurrenceCode>> => {
      const [old] = await lockRecurrences(tx, c.hub.id, { ids: [id] })
      if (!old) return refuse('not_found')
      if (await followerOf(tx, c.hub.id, id)) return refuse('already_followed')
      if (input.startsOn <= old.startsOn) return refuse('day_outside_rule', 'startsOn')
      const written = await insert(c, input, id)
      if (!written.ok) return written
      const endsOn = addDays(input.startsOn, -1)
      await updateRecurrences(tx, c.hub.id, [id], { endsOn, updatedAt: c.now() })
      await audit(tx, c, 'change-rule', 'recurrence', id, { from: input.startsOn })
      return written
    }),
  )
}

/** Ends a recurrence on a day: no date after it. */
export async function stopRecurrence(
  ctx: Ctx,
  input: { id: Id<'Recurrence'>; endsOn: Day },
): Promise<Result<null, RecurrenceCode>> {
  if (!mayWriteRecurrences(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, RecurrenceCode>> => {
    const [old] = await lockRecurrences(tx, ctx.hub.id, { ids: [input.id] })
    if (!old) return refuse('not_found')
    if (input.endsOn < old.startsOn) return refuse('ends_before_start', 'endsOn')
    await updateRecurrences(tx, ctx.hub.id, [input.id], { endsOn: input.endsOn, updatedAt: ctx.now() })
    await audit(tx, ctx, 'stop', 'recurrence', input.id, { endsOn: input.endsOn })
    return ok(null)
  })
}

/** A date skipped, moved or added. The caller checks that it is one of the rule, and moves the job it already has. */
export async function writeException(
  ctx: Ctx,
  input: {
    recurrenceId: Id<'Recurrence'>
    onDay: Day
    kind: ExceptionKind
    toDay?: Day
    toMinute?: number
    why?: string
  },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const { recurrenceId, onDay, kind, toDay = null, toMinute = null, why = '' } = input
    const { userId, name: actorName } = ctx.actor
    await upsertException(tx, {
      ...{ hubId: ctx.hub.id, recurrenceId, onDay, kind, toDay, toMinute, why },
      ...{ at: ctx.now(), userId, actorName },
    })
    await audit(tx, ctx, `${kind}-date`, 'recurrence', recurrenceId, { onDay, toDay, why })
  })
}
