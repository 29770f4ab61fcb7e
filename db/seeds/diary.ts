import { addDays, type Day, dayIn, instantOf } from '#kit/day.ts'
import type { HandClock } from '#platform/clock/clock.ts'
import { type Ctx, type CtxParts, createCtx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'

/** Something that somebody does at an instant. What it does may plan more. */
export type Happening = { at: Date; by: Actor; act: (ctx: Ctx) => Promise<void> }

export type Diary = {
  /** Plans something; what lies beyond the end of the story stays undone, as work does on any evening. */
  plan(at: Date, by: Actor, act: Happening['act']): void
  /** A local day and minute as an instant of the hub. */
  at(day: Day, minute: number): Date
  /** Lives every planned instant in order, one transaction a day, the clock moving with it. */
  live(from: Day, until: Date): Promise<void>
}

/** The diary of a hub: days are lived in order through the real use cases. */
export function diary(parts: Omit<CtxParts, 'actor' | 'clock'>, clock: HandClock): Diary {
  const days = new Map<Day, Happening[]>()
  const { zone } = parts.hub
  return {
    plan(at, by, act) {
      const day = dayIn(at, zone)
      const list = days.get(day)
      if (list) list.push({ at, by, act })
      else days.set(day, [{ at, by, act }])
    },
    at: (day, minute) => instantOf(day, minute, zone),
    async live(from, until) {
      const last = dayIn(until, zone)
      for (let day = from; day <= last; day = addDays(day, 1)) {
        const list = days.get(day)
        if (!list) continue
        await parts.db.inHub(parts.hub.id, async (tx) => {
          // What happens may plan more for the same day, so the earliest is looked for each time.
          while (list.length > 0) {
            list.sort((a, b) => b.at.getTime() - a.at.getTime())
            const { at, by, act } = list.pop()!
            if (at > until) break
            clock.set(at)
            await act(createCtx({ ...parts, clock, actor: by }, tx))
          }
        })
        days.delete(day)
      }
    },
  }
}
