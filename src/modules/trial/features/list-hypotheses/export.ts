import { wordsFor } from '#kit/words.ts'
import { everyHypothesis } from '#modules/trial/learning/list.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { quadrantOf } from '#modules/trial/rules/map.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** The hypotheses as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
  const words = wordsFor(locale, { fr: trialFr, en: trialEn })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.hypotheses.file}-${ctx.today()}`,
    [
      { header: c.hypothesis, value: (one) => one.text },
      { header: c.kind, value: (one) => words.kinds[one.kind] },
      { header: c.stage, value: (one) => one.stage },
      { header: c.risk, value: (one) => one.risk },
      { header: c.evidence, value: (one) => one.evidence },
      {
        header: c.place,
        value: (one) => {
          const quadrant = quadrantOf(one)
          return quadrant ? t.map.quadrants[quadrant] : null
        },
      },
      { header: c.state, value: (one) => words.hypothesisStates[one.state] },
      { header: c.learned, value: (one) => one.learning },
    ],
    everyHypothesis(ctx, params),
  )
}
