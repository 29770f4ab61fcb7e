import { z } from 'zod'
import type { Day } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import {
  HOLIDAYS,
  type RecurrenceAssignee,
  type RecurrenceInput,
  type RecurringWork,
  RHYTHMS,
  type Rhythmic,
  WEEKDAYS,
  wordsOfRule,
} from '#modules/contracts/index.server.ts'
import { parseTime, timeText } from '#modules/requests/rules/slots.ts'
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'

/** `8:30` or nothing → minutes after midnight. */
export const optionalTime = () =>
  optionalText(10).transform((text, check) => {
    if (text === undefined) return undefined
    const time = parseTime(text)
    if (time.ok) return time.value
    check.addIssue({ code: 'custom', message: 'not_a_time' })
    return z.NEVER
  })

type Rhythm = {
  rhythm: Rhythmic['rhythm']
  every: number
  days: readonly (typeof WEEKDAYS)[number][]
  nth: string
  weekday: (typeof WEEKDAYS)[number]
  monthDay?: number
}

/** The words of the rule among all the boxes; those of the other rhythms are left aside. */
function wordsOf({ rhythm, every, days, nth, weekday, monthDay = 1 }: Rhythm): Rhythmic {
  switch (rhythm) {
    case 'week':
      return { rhythm, every, days }
    case 'month-weekday':
      return { rhythm, every, nth: Number(nth), day: weekday }
    case 'month-day':
      return { rhythm, every, monthDay: monthDay === 0 ? -1 : monthDay }
    case 'year':
      return { rhythm, every }
  }
}

/** `user:…|name`, `org:…` or empty, as the box of who does it sends it. */
export function assigneeOf(
  text: string | undefined,
  team: ReadonlyMap<string, string>,
): RecurrenceAssignee | undefined {
  const [kind, id = ''] = (text ?? '').split(':')
  if (kind === 'user') return { kind, id, name: team.get(id) ?? '' }
  if (kind === 'person' && isId<'Person'>(id)) return { kind, id }
  return kind === 'org' && isId<'Organisation'>(id) ? { kind: 'organisation', id } : undefined
}

/** Recurring work as its form writes it; who does it is read by the page, which knows the team. */
export const recurringForm = z
  .object({
    title: textField(120),
    organisationId: idField<'Organisation'>(),
    contractId: optionalId<'Contract'>(),
    serviceId: idField<'Service'>(),
    quantity: wholeField(1, 10_000),
    details: optionalText(500),
    rhythm: choiceField(RHYTHMS),
    every: wholeField(1, 24),
    days: choicesField(WEEKDAYS),
    nth: choiceField(['1', '2', '3', '4', '-1'] as const),
    weekday: choiceField(WEEKDAYS),
    monthDay: optionalWhole(0, 31),
    startsOn: dayField(),
    endsOn: optionalDay(),
    time: optionalTime(),
    minutes: wholeField(5, 1440),
    holidays: choiceField(HOLIDAYS),
    who: optionalText(120),
    idempotencyKey: onceField(),
  })
  .transform(({ rhythm, every, days, nth, weekday, monthDay, time, who, ...form }) => ({
    input: { ...form, minute: time, words: wordsOf({ rhythm, every, days, nth, weekday, monthDay }) } as Omit<
      RecurrenceInput,
      'assignee'
    >,
    who,
  }))

/** What the boxes show of recurring work; `from` is the day of a new rule. */
export function recurringValues(work: RecurringWork, from: Day): Record<string, string> {
  const words = wordsOfRule(work.rule)
  const who = work.assigneeUserId
    ? `user:${work.assigneeUserId}`
    : work.assigneePersonId
      ? `person:${work.assigneePersonId}`
      : work.assigneeOrganisationId
        ? `org:${work.assigneeOrganisationId}`
        : ''
  return {
    ...NEW_RULE,
    title: work.title,
    organisationId: work.organisationId,
    contractId: work.contractId ?? '',
    serviceId: work.serviceId,
    quantity: String(work.quantity),
    details: work.details,
    startsOn: from,
    endsOn: work.endsOn ?? '',
    time: work.minute === null ? '' : timeText(work.minute),
    minutes: String(work.minutes),
    holidays: work.holidays,
    who,
    ...(words ? boxesOf(words) : {}),
  }
}

function boxesOf(words: Rhythmic): Record<string, string> {
  const every = String(words.every)
  switch (words.rhythm) {
    case 'week':
      return { rhythm: words.rhythm, every, days: words.days.join(',') }
    case 'month-weekday':
      return { rhythm: words.rhythm, every, nth: String(words.nth), weekday: words.day }
    case 'month-day':
      return { rhythm: words.rhythm, every, monthDay: String(Math.max(0, words.monthDay)) }
    case 'year':
      return { rhythm: words.rhythm, every }
  }
}

/** What a new rule starts with: the first Tuesday of each month, at 8 h. */
export const NEW_RULE: Record<string, string> = {
  quantity: '1',
  rhythm: 'month-weekday',
  every: '1',
  days: '',
  nth: '1',
  weekday: 'TU',
  monthDay: '1',
  time: '08:00',
  minutes: '45',
  holidays: 'next',
}

const on = { recurrenceId: idField<'Recurrence'>(), on: dayField(), idempotencyKey: onceField() }
export const finishForm = z.object(on)
export const skipForm = z.object({ ...on, why: textField(300) })
export const moveForm = z
  .object({ ...on, to: dayField(), time: optionalTime(), why: optionalText(300) })
  .transform(({ time, ...form }) => ({ ...form, minute: time }))
export const addDateForm = z
  .object({ on: dayField(), time: optionalTime(), idempotencyKey: onceField() })
  .transform(({ time, ...form }) => ({ ...form, minute: time }))
export const endForm = z.object({ endsOn: dayField() })
export const seasonForm = z.object({ from: dayField(), to: dayField(), idempotencyKey: onceField() })
