import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { PERIODS } from '#modules/contracts/rules/coverages.ts'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import type { ContractPage } from './query.server.ts'

type Props = {
  page: ContractPage
  hub: string
  mayCover: boolean
  sent: Sent | undefined
  idempotencyKey: string
}

/** The shares that the organisation pays for its employees under this contract, with what they used this year. */
export function Coverages({ page, hub, mayCover, sent, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const { coverages, contract } = page
  const refused = sent?.intent === 'cover' ? sent.state : undefined
  return (
    <Card title={w.coverages} className="ui-no-print" id="prises-en-charge">
      <p className="ui-soft">{coverages.length === 0 ? w.noCoverage : w.coveragesHelp}</p>
      <ul className="contract-lines">
        {coverages.map((one) => (
          <li key={one.id}>
            <span>
              <a href={`${hub}/prises-en-charge/${one.id}`}>{one.name}</a>
              {one.takes === 'share' && (
                <>
                  {' '}
                  · <Percent value={one.permille / 1000} />
                </>
              )}
              {one.ceiling !== null && one.period && (
                <span className="ui-soft">
                  {' '}
                  · <Amount value={one.ceiling} /> {w.perPerson(t.pers[one.period])}
                </span>
              )}
            </span>
            <span>
              {w.coverageUsed} : <Amount value={one.used} />
              {one.budget !== null && (
                <>
                  {' '}
                  / <Amount value={one.budget} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayCover && contract.state !== 'ended' && (
        <details className="contract-more" open={refused !== undefined}>
          <summary>{w.addCoverage}</summary>
          <Form
            id="cover"
            intent="cover"
            idempotencyKey={idempotencyKey}
            {...shownForm(locale, refused, t.errors, {
              name: w.coverageName(page.organisation),
              percent: '50',
              period: 'month',
            })}
          >
            <Field name="name" label={w.coverageTitle} />
            <Field type="number" name="percent" label={w.coverageShare} unit="%" width="short" />
            <div className="contract-days">
              <Field type="money" name="ceiling" label={w.coverageCeiling} optional width="short" />
              <Field
                type="select"
                name="period"
                label={w.coveragePeriod}
                blank={false}
                width="short"
                options={PERIODS.map((value) => ({ value, label: t.pers[value] }))}
              />
              <Field type="money" name="budget" label={w.coverageBudget} optional width="short" />
            </div>
            <FormActions>
              <Button>{w.addCoverage}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}
