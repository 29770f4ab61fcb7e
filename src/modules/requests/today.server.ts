import { addDays } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type RequestFilter, requestsCount, requestsPage } from './list-store.server.ts'
import { type ListedRequest, withNames } from './named.server.ts'
import { HORIZON_DAYS } from './rules/life.ts'

type TodayPanel = {
  /** At most ten still awaited, the oldest first: those late come first by nature. */
  toDo: ListedRequest[]
  /** Capped at 99: a home page says « plus de 99 », and costs the same whatever waits. */
  counts: { triage: number; work: number; collect: number; late: number }
}

const CAP = 99
const ROWS = 10

/** What waits at the counter, for the home page: five reads of partial indexes, flat whatever the history. */
export async function todayPanel(ctx: Ctx): Promise<TodayPanel> {
  // The same as the tabs of the list; of what comes back, the rows name only what is due.
  const horizon = addDays(ctx.today(), HORIZON_DAYS)
  const all: RequestFilter = { q: '', states: [], open: false, horizon, sort: 'received', descending: false }
  const { rows, counts } = await ctx.read(async (tx) => {
    const count = (filter: Partial<RequestFilter>) =>
      requestsCount(tx, ctx.hub.id, { ...all, ...filter }, CAP)
    return {
      rows: await requestsPage(tx, ctx.hub.id, { ...all, open: true, horizon: ctx.today() }, null, ROWS - 1),
      counts: {
        triage: await count({ phase: 'triage' }),
        work: await count({ phase: 'work' }),
        collect: await count({ phase: 'collect' }),
        late: await count({ lateAt: ctx.now() }),
      },
    }
  })
  return { toDo: await withNames(ctx, rows), counts }
}
