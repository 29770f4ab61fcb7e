import type { Day } from '#kit/day.ts'
import { measureAt } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { fr } from '../messages/people.fr.ts'
import type { DossierPart } from '../rules/part.ts'
import type { Stage } from '../store.server.ts'
import { ladder } from './mobilisation.server.ts'

/** Who committed themselves by the end of a stage, in counts: nobody's name. */
export async function peoplePart(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart> {
  const t = fr.part
  const at = day < stage.endsOn ? day : stage.endsOn
  const steps = await ladder(ctx, at, stage.startsOn)
  const alone = await measureAt(ctx, 'volunteering.sessions-by-members', at)
  const n = (value: number) => formatNumber(value, 'fr')
  const signed = (value: number) => (value > 0 ? `+${n(value)}` : n(value))
  const members = steps.find(({ rung }) => rung === 'member')
  return {
    key: 'people',
    title: t.title,
    lines: [
      ...(members ? [t.lines.members(n(members.now), n(members.before ?? 0))] : []),
      alone.value === null ? t.lines.noSession : t.lines.alone(formatPercent(alone.value, 'fr')),
    ],
    tables: [
      {
        caption: t.caption,
        columns: [
          { name: fr.columns.rung },
          { name: fr.columns.before, align: 'end' },
          { name: fr.columns.now, align: 'end' },
          { name: fr.columns.climbed, align: 'end' },
        ],
        rows: steps.map(({ rung, now, before }) => [
          fr.rungs[rung],
          n(before ?? 0),
          n(now),
          signed(now - (before ?? 0)),
        ]),
      },
    ],
  }
}
