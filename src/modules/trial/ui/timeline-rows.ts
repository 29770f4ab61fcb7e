import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import type { stagesFr } from '../messages/stages.fr.ts'
import type { TrialCalendar } from '../stages/calendar.server.ts'

export type MarkKind = 'gate' | 'received' | 'awaited' | 'call' | 'report' | 'step' | 'done'
export type Row = {
  key: string
  label: string
  /** Said after the label where there is room. */
  more?: string
  bar: { startsOn: Day; endsOn: Day; look: 'stage' | 'past' | 'granted' | 'hoped' } | null
  marks: { kind: MarkKind; on: Day }[]
  events: { on: Day; what: string; who: string; amount?: Cents }[]
}
type Group = { key: 'stages' | 'grants' | 'steps'; rows: Row[] }
type Words = { readonly [key in keyof (typeof stagesFr)['calendar']['events']]: string }

/** What the line of time shows and what its table tells, from the same facts. */
export function rowsOf({ stages, decided, grants, steps }: TrialCalendar, w: Words): Group[] {
  return [
    { key: 'stages', rows: stages.map((stage) => stageRow(stage, decided, w)) },
    {
      key: 'grants',
      rows: grants
        .map((grant) => grantRow(grant, w))
        .filter(({ events }) => events.length > 0)
        .sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1)),
    },
    { key: 'steps', rows: steps.map((step) => stepRow(step, w)) },
  ]
}

/** The first day that a row shows: the picture goes down as time goes on. */
const firstDay = ({ bar, events }: Row): string => bar?.startsOn ?? events[0]?.on ?? ''

function stageRow(stage: TrialCalendar['stages'][number], decided: TrialCalendar['decided'], w: Words): Row {
  const { id, name, startsOn, endsOn, closed } = stage
  const gates = decided.filter(({ stageId }) => stageId === id)
  const who = name
  return {
    ...{ key: id, label: name },
    bar: { startsOn, endsOn, look: closed ? 'past' : 'stage' },
    marks: (gates.length > 0 ? gates.map(({ on }) => on) : [endsOn]).map((on) => ({ kind: 'gate', on })),
    events: [
      { on: startsOn, what: w.starts, who },
      { on: endsOn, what: w.ends, who },
      ...gates.map(({ on }) => ({ on, what: w.decided, who })),
    ],
  }
}

function grantRow(grant: TrialCalendar['grants'][number], w: Words): Row {
  const { id, name, funder, state, amount, callOn, answerOn, startsOn, endsOn, reportOn, reportedOn } = grant
  const agreed = state === 'granted' || state === 'ended'
  const who = `${funder}, ${name}`
  const event = (on: Day | null, what: string, sum?: Cents): Row['events'] =>
    on ? [{ on, what, who, ...(sum !== undefined && { amount: sum }) }] : []
  const parts = agreed ? grant.instalments : []
  return {
    ...{ key: id, label: funder, more: `, ${name}` },
    bar: startsOn && endsOn ? { startsOn, endsOn, look: agreed ? 'granted' : 'hoped' } : null,
    marks: [
      ...(callOn && !agreed ? [{ kind: 'call' as const, on: callOn }] : []),
      ...parts.map(({ received, dueOn }) =>
        received ? { kind: 'received' as const, on: received.day } : { kind: 'awaited' as const, on: dueOn },
      ),
      ...(agreed && reportOn && !reportedOn ? [{ kind: 'report' as const, on: reportOn }] : []),
    ],
    events: [
      ...(agreed ? [] : [...event(callOn, w.call, amount), ...event(answerOn, w.answer, amount)]),
      ...event(startsOn, w.agreementStarts, amount),
      ...parts.flatMap(({ received, dueOn, amount: sum }) =>
        received ? event(received.day, w.received, received.amount) : event(dueOn, w.awaited, sum),
      ),
      ...event(endsOn, w.agreementEnds),
      ...(agreed && !reportedOn ? event(reportOn, w.report) : []),
    ],
  }
}

function stepRow({ id, name, targetOn, doneOn }: TrialCalendar['steps'][number], w: Words): Row {
  const on = doneOn ?? targetOn
  return {
    ...{ key: id, label: name, bar: null },
    marks: [{ kind: doneOn ? 'done' : 'step', on }],
    events: [{ on, what: doneOn ? w.stepDone : w.stepTarget, who: name }],
  }
}
