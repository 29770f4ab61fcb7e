import { cents } from '#kit/money.ts'
import { figureText } from '#modules/plan/figure-text.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Goal } from '#modules/plan/rules/whatif/goal.ts'
import { FutureTable } from '#modules/plan/ui/FutureTable.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { Bookmark, Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { GoalAnswer } from './query.server.ts'

/** « Prix de vente » inside a sentence. */
export const inSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** A goal as it reads in a sentence. */
function useGoalWords(): (goal: Goal) => string {
  const w = useWords({ fr, en }).whatIf.goal
  const locale = useLocale()
  const euros = (amount: number) => formatEuros(cents(amount), locale)
  return (goal) => {
    switch (goal.type) {
      case 'balanced-by':
        return w.wanted[goal.type](formatMonth(goal.month, locale), '')
      case 'never-below':
        return w.wanted[goal.type]('', euros(goal.amount))
      case 'cash-at':
        return w.wanted[goal.type](formatMonth(goal.month, locale), euros(goal.amount))
      case 'result-of-year':
        return w.wanted[goal.type](w.yearOf(goal.year), euros(goal.amount))
    }
  }
}

/** Where the figure may go on without losing the goal. */
function useHolds({ search: { field }, sought }: GoalAnswer): string | null {
  const w = useWords({ fr, en }).whatIf.goal.until
  const locale = useLocale()
  if (!sought.holds || (sought.outcome === 'found' && sought.monotonic)) return null
  const { from, to } = sought.holds
  const text = (value: number) => figureText(field, value, locale)
  if (from !== null && to !== null) return w.both(text(from), text(to))
  if (from !== null) return w.from(text(from))
  return to === null ? null : w.to(text(to))
}

type Props = {
  answer: GoalAnswer
  /** Null for who may only read. */
  keys: { keep: string } | null
}

/** What was found, what it does to the model, and the two ways to use it. */
export function Answer({ answer, keys }: Props) {
  const t = useWords({ fr, en })
  const w = t.whatIf.goal
  const locale = useLocale()
  const goalWords = useGoalWords()
  const holds = useHolds(answer)
  const { search, sought, line } = answer
  const { outcome } = sought
  const text = (value: number) => figureText(search.field, value, locale)
  const field = inSentence(t.figures[search.field])
  const goal = goalWords(search.goal)
  const euros = (amount: number) => formatEuros(cents(Math.abs(amount)), locale, { round: true })
  const title = {
    found: w.found(line.name, field, text(sought.value)),
    already: w.already,
    'no-value': w.noValue(text(sought.low), text(sought.high)),
    'no-effect': w.noEffect,
  }[outcome]
  const help = {
    found: w.foundHelp(goal, text(sought.figure)),
    already: w.alreadyHelp(goal, euros(sought.slack)),
    'no-value': w.noValueHelp(text(sought.value), euros(sought.slack)),
    'no-effect': w.noEffectHelp,
  }[outcome]
  const hidden = {
    line: search.line,
    field: search.field,
    value: String(sought.value),
    version: String(line.version),
    name: w.scenarioName(line.name, field, text(sought.value)),
  }
  return (
    <section aria-labelledby="reponse" className="ui-stack">
      <Card className={`plan-found plan-found-${outcome}`}>
        <h2 id="reponse">{title}</h2>
        <p>{help}</p>
        {holds && <p>{holds}</p>}
        {!sought.monotonic && (
          <Notice tone="warn" live={false}>
            {w.notMonotonic}
          </Notice>
        )}
        {outcome === 'found' && keys && (
          <div className="ui-row ui-no-print">
            <form method="post">
              {Object.entries(hidden).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button tone="primary" name="intent" value="report" icon={Check}>
                {w.report}
              </Button>
            </form>
            <form method="post">
              {Object.entries({ ...hidden, idempotencyKey: keys.keep }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button name="intent" value="keep" icon={Bookmark}>
                {w.keep}
              </Button>
            </form>
          </div>
        )}
      </Card>
      {outcome === 'found' && (
        <FutureTable
          before={sought.base}
          after={sought.future}
          labels={{ caption: w.effect, before: w.before, after: w.after }}
        />
      )}
    </section>
  )
}
