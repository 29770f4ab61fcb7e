import { createRoute, z } from '@hono/zod-openapi'
import { vroomSchema } from '#modules/rounds/rules/vroom/schema.ts'

const amount = z.array(z.int())
const violation = z.object({ cause: z.string(), duration: z.int().optional() }).meta({ id: 'Violation' })
const common = {
  cost: z.int(),
  delivery: amount.optional(),
  pickup: amount.optional(),
  setup: z.int(),
  service: z.int(),
  duration: z.int().meta({ description: 'seconds of travel' }),
  waiting_time: z.int(),
  priority: z.int(),
  distance: z.int().optional().meta({ description: 'metres' }),
  violations: z.array(violation),
}
const step = z
  .object({
    type: z.enum(['start', 'job', 'pickup', 'delivery', 'break', 'reload', 'end']),
    id: z.int().optional(),
    job: z.int().optional().meta({ deprecated: true, description: 'old word for the id of a job' }),
    description: z.string().optional(),
    location: z.array(z.number()).optional(),
    location_index: z.int().optional(),
    arrival: z.int(),
    duration: z.int(),
    setup: z.int(),
    service: z.int(),
    waiting_time: z.int(),
    load: amount.optional(),
    distance: z.int().optional(),
    violations: z.array(violation),
  })
  .meta({ id: 'Step', description: '`reload` only where `palier.reloads` allows it' })
const ours = z.record(z.string(), z.unknown())
export const answerSchema = z
  .object({
    code: z.literal(0),
    summary: z.object({
      ...common,
      routes: z.int(),
      unassigned: z.int(),
      computing_times: z.object({ loading: z.int(), solving: z.int(), routing: z.int() }),
      palier: ours.meta({
        description:
          'notices, times (where travel times come from), seed, iterations, seconds, revenue, margin, co2_grams; `constraints` when asked for: `{constraint, gain, distance, served}`, the dearest first, for `windows`, `load`, `length` (back two hours later, no limit of length), `skills`, `locks`, `more` and `fewer` vehicles, what easing it would leave more, drive more and serve more',
      }),
    }),
    unassigned: z.array(
      z.object({
        id: z.int(),
        type: z.enum(['job', 'pickup', 'delivery']),
        location: z.array(z.number()).optional(),
        location_index: z.int().optional(),
        description: z.string().optional(),
        palier: ours.optional().meta({ description: 'path, why, reason, extra_cost, without' }),
      }),
    ),
    routes: z.array(
      z.object({
        vehicle: z.int(),
        description: z.string().optional(),
        ...common,
        steps: z.array(step),
        palier: ours.meta({ description: 'revenue, cost, margin, duty (seconds), driver, co2_grams' }),
      }),
    ),
  })
  .meta({ id: 'Answer' })

export const refusalSchema = z
  .object({
    code: z.int().min(1).max(3).meta({ description: '1 internal, 2 input, 3 routing' }),
    error: z.string(),
    palier: z.object({
      problems: z.array(
        z.object({
          path: z.string().meta({ example: 'jobs[3].time_windows[0]' }),
          reason: z.string(),
          code: z.string(),
          expected: z.string(),
          got: z.string(),
        }),
      ),
    }),
  })
  .meta({ id: 'Refusal' })

const lines = z
  .union([
    z.object({ progress: ours }).meta({ description: 'how far it is: seconds, iterations, cost, unserved' }),
    z.object({ better: answerSchema }),
    z.object({ answer: answerSchema }),
  ])
  .meta({ id: 'Line', description: 'one line; `answer` is the last' })

const json = <T>(schema: T) => ({ 'application/json': { schema } })
const refuses = (description: string) => ({ description, content: json(refusalSchema) })

/** What the OpenAPI document says of solving. The body is read by hand: a matrix of a million numbers is no work for a schema library. */
export const solveRoute = createRoute({
  method: 'post',
  path: '/rounds/solve',
  operationId: 'solveRounds',
  summary: 'Plan rounds',
  description:
    'A problem in the JSON of VROOM; what Palier adds stands in `palier`. The limit of time (`palier.seconds`, 5 when absent, at most 60) holds for the whole within a tenth. At most 3,000 stops, 3,100 places, and 50 kinds of vehicle (profile and speed). With `Accept: application/x-ndjson`, lines `{progress}`, `{better}` and at last `{answer}`.',
  tags: ['rounds'],
  security: [{ token: [] }],
  request: { body: { required: true, content: json(vroomSchema) } },
  responses: {
    200: {
      description: 'the plan; line by line where that is asked for',
      content: { ...json(answerSchema), 'application/x-ndjson': { schema: lines } },
    },
    401: refuses('no key, or one that is revoked'),
    403: refuses('an account that may not plan rounds'),
    413: refuses('too large'),
    415: refuses('not JSON'),
    422: refuses('what is wrong, by path and reason'),
    500: refuses('a mistake of ours'),
    503: refuses('too many searches at once: try again'),
  },
})
