import { z } from 'zod'
import { type Day, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import type { KeepInput } from '#modules/rounds/day/keep-proposal.server.ts'
import type { Proposal } from '#modules/rounds/day/proposal.ts'
import type { ProposeInput } from '#modules/rounds/day/propose.server.ts'
import { MOST_STOPS } from '#modules/rounds/rules/day/arrange.ts'
import { type ErrandKey, errandKeyIn } from '#modules/rounds/rules/errands/errand.ts'
import { LATEST_RETURN, STOP_PARTS } from '#modules/rounds/rules/life.ts'
import type { plannersOf } from '#modules/rounds/travel/hub-travel.server.ts'
import { dayField, onceField } from '#platform/forms/fields.ts'

export const SECONDS = ['2', '10', '30'] as const
export const MOVES = ['waiting', 'all'] as const
export const PLANNERS = ['palier', 'vroom'] as const
export const SERVES = ['all', 'paying'] as const

export type Asked = {
  readonly day: Day
  readonly seconds: (typeof SECONDS)[number]
  readonly move: (typeof MOVES)[number]
  readonly serve: (typeof SERVES)[number]
  readonly open: boolean
  /** Null: whoever usually searches. */
  readonly planner: (typeof PLANNERS)[number] | null
}

const WORDS = { waiting: 'attente', all: 'tout', paying: 'rentable' } as const
export const wordOf = (choice: keyof typeof WORDS): string => WORDS[choice]

/** What an address asks for: `jour`, `secondes`, `bouger`, `servir`, `ouvrir`, `chercheur`; the usual ones for what it does not say. */
export function askedIn(params: URLSearchParams, today: Day): Asked {
  const day = parseDay(params.get('jour') ?? '')
  return {
    day: day.ok ? day.value : today,
    seconds: SECONDS.find((seconds) => seconds === params.get('secondes')) ?? '10',
    move: MOVES.find((move) => WORDS[move] === params.get('bouger')) ?? 'waiting',
    serve: SERVES.find((serve) => WORDS[serve] === params.get('servir')) ?? 'all',
    open: params.has('ouvrir'),
    planner: PLANNERS.find((planner) => planner === params.get('chercheur')) ?? null,
  }
}

/** The address of an external VROOM, when it is the one that searches. */
export const vroomOf = (
  { planner }: Asked,
  { vroom, usual }: Awaited<ReturnType<typeof plannersOf>>,
): string | undefined => ((planner ?? usual) === 'vroom' ? vroom : undefined)

/** @param most seconds: a page that waits for its answer waits less */
export const inputOf = ({ day, seconds, move, serve, open }: Asked, most = 30): ProposeInput => ({
  ...{ day, open, wishes: { move, serve } },
  seconds: Math.min(Number(seconds), most),
})

const keyField = z.custom<ErrandKey>((value) => errandKeyIn(String(value)) !== null)
const id = <Noun extends string>() => z.custom<import('#kit/id.ts').Id<Noun>>((value) => isId(String(value)))

/** More rounds in a day are no day of a hub. */
const MOST_ROUNDS = 60

const planField = z.array(
  z.object({
    roundId: id<'Round'>().nullable(),
    vehicleId: id<'Vehicle'>().nullable(),
    seen: z.int().min(0),
    hours: z.object({ from: z.int().min(0), to: z.int().max(LATEST_RETURN) }).optional(),
    stops: z
      .array(z.object({ key: keyField, part: z.enum(STOP_PARTS), locked: z.boolean() }))
      .max(MOST_STOPS),
  }),
)

/** @param least rounds of it */
const planTyped = (least: number) =>
  z
    .string()
    .max(1_000_000)
    .transform((text, check): KeepInput['rounds'] => {
      const read = planField.min(least).max(MOST_ROUNDS).safeParse(jsonOf(text))
      if (read.success) return read.data
      check.addIssue({ code: 'custom', message: 'plan_unreadable' })
      return z.NEVER
    })

/** The plan that a page shows, sent back as it stands. */
export const keepForm = z.object({ jour: dayField(), plan: planTyped(1), idempotencyKey: onceField() })

/** The plan whose constraints are weighed; the day as it stands is one too. */
export const weighForm = z.object({ jour: dayField(), plan: planTyped(0) })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Of a proposal, what is written when it is kept: the rounds that it changes, and those that give way to them. */
export const planText = ({ rounds }: Proposal): string =>
  JSON.stringify(
    rounds
      .filter(({ changed, hours }) => changed || hours)
      .map(({ roundId, vehicleId, seen, stops, hours }) => ({
        ...{ roundId, vehicleId, seen, hours: hours ?? undefined },
        stops: stops.map(({ key, part, locked }) => ({ key, part, locked })),
      })),
  )
