import { cents } from '#kit/money.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { type Check, type Finding, mayClose as ready } from '#modules/money/rules/closing.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

const TONES = { fine: 'success', look: 'warn', stop: 'danger' } as const
/** Figures that count lines; the others are cents. */
const COUNTS: ReadonlySet<Check> = new Set(['accruals', 'earmarked', 'lettering'])
/** Where one goes to look. */
const PLACES: Partial<Record<Check, string>> = {
  till: 'grand-livre/530',
  transfers: 'grand-livre/580',
  'to-deposit': 'grand-livre/5112',
  owed: 'a-recevoir',
  earmarked: 'fonds-dedies',
  lettering: 'lettrage',
  accruals: 'journaux?journal=misc',
}

type Props = {
  year: string
  next: string
  findings: readonly Finding[]
  base: string
  mayClose: boolean
  state: FormState | undefined
}

/** What to look at before a year is closed, then the closing itself. */
export function Closing({ year, next, findings, base, mayClose, state }: Props) {
  const t = useWords({ fr, en })
  const w = t.year
  const locale = useLocale()
  const figure = ({ check, figure }: Finding) => {
    if (!figure) return null
    return COUNTS.has(check) ? w.lines(figure) : formatEuros(cents(BigInt(figure)), locale)
  }
  const possible = ready(findings, true)
  const odd = findings.some((one) => one.state === 'look')
  return (
    <>
      <Card title={w.checks}>
        <ul className="books-checks">
          {findings.map((one) => (
            <li key={one.check}>
              <span>
                {w.check[one.check]}
                {one.figure && <strong> · {figure(one)}</strong>}
              </span>
              {one.check === 'over' && one.state === 'stop' ? (
                <Status tone="info">{w.states.wait}</Status>
              ) : (
                <Status tone={TONES[one.state]}>{w.states[one.state]}</Status>
              )}
              {one.state !== 'fine' && (
                <span className="books-check-help">
                  {w.help[one.check]}{' '}
                  {PLACES[one.check] && <a href={`${base}/${PLACES[one.check]}`}>{w.see}</a>}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {mayClose && (
        <Card title={w.close}>
          {possible ? (
            <Form id="cloture" intent="close" {...shownForm(locale, state, t.errors)}>
              <p>{w.closeHelp(year, next)}</p>
              {odd && <Field type="checkbox" name="seen" label={w.seen} />}
              <FormActions>
                <Button tone="danger">{w.closeNow(year)}</Button>
              </FormActions>
            </Form>
          ) : (
            <p className="ui-soft">{w.notYet}</p>
          )}
        </Card>
      )}
    </>
  )
}
