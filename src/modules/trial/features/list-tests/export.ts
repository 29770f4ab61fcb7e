import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { everyTest } from '#modules/trial/learning/list.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { thresholdInput } from '#modules/trial/rules/threshold.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** The tests as CSV or XLSX, with the same filters as the page. */
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
    `${t.tests.file}-${ctx.today()}`,
    [
      { header: c.test, value: (test) => test.name },
      { header: c.hypothesis, value: (test) => test.belief },
      { header: c.kind, value: (test) => words.kinds[test.kind] },
      { header: c.testState, value: (test) => t.states[test.state] },
      { header: c.owner, value: (test) => test.owner },
      { header: c.deadline, value: (test) => test.deadline },
      {
        header: c.measured,
        value: ({ found }) => (found.value === null ? null : thresholdInput(found.value, found.unit)),
      },
      {
        header: c.wanted,
        value: ({ found }) => t.wanted[found.comparison](thresholdInput(found.threshold, found.unit)),
      },
      { header: c.sample, value: ({ found }) => found.sample },
      { header: c.verdict, value: ({ found }) => words.verdicts[found.verdict] },
      { header: c.cost, value: (test) => Number(toDecimal(test.cost)) },
      { header: c.hours, value: (test) => test.hours },
      { header: c.decided, value: (test) => test.decided && t.findings[test.decided] },
      { header: c.learned, value: (test) => test.learned },
    ],
    everyTest(ctx, params),
  )
}
