import type { Day } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { fundingCalendar } from '#modules/funding/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { stagesFr } from '../messages/stages.fr.ts'
import { fallingMeans } from '../rules/ceilings.ts'
import type { DossierPart } from '../rules/part.ts'
import { type Stage, stagesOf } from '../store.server.ts'
import { figuresOf } from './figures.server.ts'
import { stageFinancing } from './financing.server.ts'

const { means: w, parts: p, alerts: a } = stagesFr
const euros = (value: number | bigint) => formatEuros(cents(value) as Cents, 'fr', { round: true })
const hours = (value: number) => w.hours(formatNumber(value, 'fr'))
const date = (day: Day) => formatDay(day, 'fr')

/** What a stage used of its means by a day, as a gate freezes it. Words are the hub's, French. */
export async function stagesPart(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart> {
  const figures = await figuresOf(ctx, stage, day, ctx.now())
  const { spent, loss, watches } = figures
  const used = (value: number | null, write: (n: number) => string) =>
    value === null ? w.notCounted : write(value)
  const words = (['vehicle', 'premises', 'equipment'] as const).flatMap((key) =>
    stage[key] ? [[w[key], stage[key], '', '']] : [],
  )
  const hoursRow = (key: 'paidHours' | 'volunteerHours') => [
    w[key],
    stage[key] > 0 ? hours(stage[key]) : w.none,
    used(figures[key], hours),
    stage[key] > 0 && figures[key] !== null ? w.watches[watches[key]] : '',
  ]
  return {
    key: 'means',
    title: w.title,
    lines: [
      p.period(date(stage.startsOn), date(stage.endsOn), date(figures.to)),
      w.lossHelp,
      ...(watches.loss === 'reached' && loss !== null
        ? [`${a.lossReached}. ${a.lossReachedText(euros(loss), euros(stage.lossCeiling))}`]
        : []),
    ],
    tables: [
      {
        caption: w.title,
        columns: [
          { name: w.what },
          { name: w.ceiling, align: 'end' },
          { name: w.used, align: 'end' },
          { name: w.state },
        ],
        rows: [
          [
            w.budget,
            euros(stage.budget),
            used(spent, euros),
            spent === null ? '' : w.watches[watches.budget],
          ],
          [
            w.lossCeiling,
            euros(stage.lossCeiling),
            used(loss, (value) => (value <= 0 ? w.gain(euros(-value)) : euros(value))),
            loss === null ? '' : w.watches[watches.loss],
          ],
          hoursRow('paidHours'),
          hoursRow('volunteerHours'),
          ...words,
        ],
      },
    ],
  }
}

/** The next stage's means beside this one's, and the money each open stage counts on. Words are the hub's, French. */
export async function nextPart(ctx: Ctx, stage: Stage, day: Day): Promise<DossierPart> {
  const stages = await ctx.read((tx) => stagesOf(tx, ctx.hub.id))
  const next = stages[stages.findIndex(({ id }) => id === stage.id) + 1]
  const money = await stageFinancing(ctx, stages, await fundingCalendar(ctx), day)
  const financed = {
    caption: p.financing,
    columns: [
      { name: p.stage },
      ...[p.need, p.available, p.expected, p.own, p.gap].map((name) => ({ name, align: 'end' as const })),
    ],
    rows: money.map((one) => [
      stages.find(({ id }) => id === one.id)?.name ?? '',
      ...[one.need, one.available, one.expected, one.own].map(euros),
      one.gap > 0 ? euros(one.gap) : p.noGap,
    ]),
  }
  const tables = money.length > 0 ? [financed] : []
  if (!next) return { key: 'next', title: p.nextTitle, lines: [p.noNext], tables }
  const falls = fallingMeans(stage, next)
  const row = (name: string, now: string, then: string) => [name, now, then]
  return {
    key: 'next',
    title: p.nextTitle,
    lines: [
      p.nextLine(next.name, date(next.startsOn), date(next.endsOn)),
      next.purpose,
      ...(falls.length > 0
        ? [a.falls(falls.map((key) => a.fallsWords[key as keyof typeof a.fallsWords]).join(', '), next.name)]
        : []),
    ],
    tables: [
      {
        caption: p.nextMeans,
        columns: [{ name: w.what }, { name: stage.name, align: 'end' }, { name: next.name, align: 'end' }],
        rows: [
          row(p.budget, euros(stage.budget), euros(next.budget)),
          row(p.lossCeiling, euros(stage.lossCeiling), euros(next.lossCeiling)),
          row(w.paidHours, hours(stage.paidHours), hours(next.paidHours)),
          row(w.volunteerHours, hours(stage.volunteerHours), hours(next.volunteerHours)),
          ...(['vehicle', 'premises', 'equipment'] as const).flatMap((key) =>
            stage[key] || next[key] ? [row(w[key], stage[key] || w.none, next[key] || w.none)] : [],
          ),
        ],
      },
      ...tables,
    ],
  }
}
