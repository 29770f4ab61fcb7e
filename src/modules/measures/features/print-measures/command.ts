import { parseDay } from '#kit/day.ts'
import { measuresAt } from '#modules/measures/readings.server.ts'
import { measureOf } from '#modules/measures/registry.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { type Command, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'

/** `palier measures`: every measure of a hub as it stood on a day. Cents are printed as whole cents. */
export const measuresCommand: Command = {
  name: 'measures',
  usage: '',
  summary: 'print every measure of a hub as it stood on a day',
  options: { at: { type: 'string', summary: 'the day, YYYY-MM-DD (default today)' } },
  async run(given) {
    const typed = given.values.at
    const at = typeof typed === 'string' ? parseDay(typed) : undefined
    if (at && !at.ok) throw new UsageError(`--at must be a day such as 2026-03-31, not '${typed}'`)
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier measures: ${missing}`)
      return 1
    }
    return await withDatabase(given, async ({ db }) => {
      const ctx = await systemCtx(db, given, systemClock)
      const day = at?.value ?? ctx.today()
      const readings = await measuresAt(ctx, undefined, day)
      const measures = readings.flatMap((reading) => {
        const measure = measureOf(reading.id)
        if (!measure) return []
        const { value, sample, from, to } = reading
        return [{ id: reading.id, name: measure.words.fr.name, unit: measure.unit, value, sample, from, to }]
      })
      if (given.json) given.out(JSON.stringify({ hub: ctx.hub.slug, day, measures }, null, 2))
      else {
        given.out(`${ctx.hub.name}, ${day}`)
        const width = Math.max(0, ...measures.map(({ name }) => name.length))
        for (const { id, name, unit, value, sample } of measures)
          given.out(
            `${name.padEnd(width)}  ${figureText(value, unit, 'fr').padStart(16)}  n=${sample}  ${id}`,
          )
      }
      return 0
    })
  },
}
