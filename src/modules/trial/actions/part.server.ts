import type { Day } from '#kit/day.ts'
import { addDays } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/actions.en.ts'
import { fr } from '../messages/actions.fr.ts'
import type { DossierPart } from '../rules/part.ts'
import { bandOf } from '../rules/priorities.ts'
import type { Stage } from '../store.server.ts'
import { actionsPage, risksPage } from './store.server.ts'

/** What a dossier and a review hold at most: beyond, the register itself is read. */
const MOST = 100

/** Actions that are still open with the risks that are: the most worth and the most serious first. */
async function openOnes(ctx: Ctx) {
  const { id: hubId } = ctx.hub
  return await ctx.read(async (tx) => ({
    actions: (await actionsPage(tx, hubId, { q: '', open: true, sort: 'priority' }, null, MOST)).rows.slice(
      0,
      MOST,
    ),
    risks: (await risksPage(tx, hubId, { q: '', open: true }, null, MOST)).rows.slice(0, MOST),
  }))
}

/** What the dossier of a gate says of actions and risks: what is open on that day. */
export async function actionsPart(ctx: Ctx, _stage: Stage, day: Day): Promise<DossierPart> {
  const { actions, risks } = await openOnes(ctx)
  const when = (due: Day | null) => (due ? formatDay(due, 'fr') : '–')
  const late = actions.filter((one) => one.dueOn !== null && one.dueOn < day).length
  const extreme = risks.filter((one) => bandOf(one.level) === 'extreme').length
  const { columns } = fr.list
  const register = fr.register.columns
  return {
    key: 'actions',
    title: fr.part.title,
    lines: [fr.part.open(actions.length, late), fr.part.risks(risks.length, extreme)],
    tables: [
      {
        caption: fr.part.actions,
        columns: [
          { name: columns.what },
          { name: columns.priority, align: 'end' as const },
          { name: columns.owner },
          { name: columns.due },
          { name: columns.state },
        ],
        rows: actions.map((one) => [
          one.what,
          formatNumber(one.priority, 'fr', 1),
          one.ownerName ?? '–',
          when(one.dueOn),
          fr.actionStates[one.state],
        ]),
      },
      {
        caption: fr.part.register,
        columns: [
          { name: register.what },
          { name: register.level },
          { name: register.mitigation },
          { name: register.owner },
          { name: register.review },
          { name: register.state },
        ],
        rows: risks.map((one) => [
          one.what,
          `${fr.register.level(one.level)}, ${fr.bands[bandOf(one.level)].toLowerCase()}`,
          one.mitigation,
          one.ownerName ?? '–',
          when(one.reviewOn),
          fr.riskStates[one.state],
        ]),
      },
    ].filter((table) => table.rows.length > 0),
  }
}

/** How long before its day an action is worth a word. */
const SOON_DAYS = 7

/** Actions late or nearly, risks to look at again, and those that happened. */
export async function actionsDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const t = wordsFor(locale, { fr, en })
  const today = ctx.today()
  const soon = addDays(today, SOON_DAYS)
  const { actions, risks } = await openOnes(ctx)
  const base = 'phase-de-test/actions'
  return [
    ...risks.flatMap((risk): TrialDue[] => {
      const happened = risk.state === 'happened'
      if (!happened && (risk.reviewOn === null || risk.reviewOn > today)) return []
      const tone = happened ? 'danger' : 'warn'
      const text = happened ? t.due.happened(risk.what) : t.due.risk(risk.what)
      return [{ kind: 'risk', text, path: `${base}/risques/${risk.id}`, day: risk.reviewOn, tone }]
    }),
    ...actions.flatMap((action): TrialDue[] => {
      if (action.dueOn === null || action.dueOn > soon) return []
      const late = action.dueOn < today
      const text = late ? t.due.action(action.what) : t.due.actionSoon(action.what)
      const tone = late ? 'warn' : 'info'
      return [{ kind: 'action', text, path: `${base}/${action.id}`, day: action.dueOn, tone }]
    }),
  ]
}
