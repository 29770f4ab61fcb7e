import type { Cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { tenths } from '#modules/plan/rules/tariffs/income.ts'
import { type Bearer, bearers, type Solidarity } from '#modules/plan/rules/tariffs/solidarity.ts'
import type { Pillar } from '#modules/plan/rules/vocabulary.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { Bookmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'
import { partName } from './form.ts'

type Props = {
  /** The address's own choices, kept while asking another rate. */
  keep: Readonly<Record<string, string>>
  payable: readonly { id: string; name: string }[]
  lines: readonly string[]
  form: ShownForm
  made: Solidarity | null
  year: number
  mayWrite: boolean
  idempotencyKey: string
  scenarioName: string
}

/** The pillar each bearer belongs to: neighbours, public money, companies, our own activities. */
const PILLARS: Readonly<Record<Bearer, Pillar>> = {
  ...{ support: 'citizens', ccas: 'public', company: 'private', hub: 'activities' },
}

/** What a solidarity rate would cost, and who pays it: asked on one side, answered on the other. */
export function SolidarityPart(props: Props) {
  const t = useWords({ fr, en }).tariffs
  const w = t.solidarity
  const { payable, made, form } = props
  return (
    <section aria-labelledby="solidarity" id="solidaire" className="plan-solidarity">
      <h2 id="solidarity">{w.title}</h2>
      <p className="ui-soft">{w.lede}</p>
      {payable.length === 0 ? (
        <Notice live={false}>{w.none}</Notice>
      ) : (
        <div className="plan-solidarity-two">
          <Form
            id="tarif"
            method="get"
            action="#solidaire"
            hidden={props.keep}
            className="ui-no-print"
            {...form}
          >
            <Field
              type="checkboxes"
              name="lignes"
              label={w.lines}
              values={props.lines}
              options={payable.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field type="number" step="any" name="reduction" label={w.reduction} unit="%" width="short" />
            <Field
              type="radio"
              name="plafond"
              label={w.ceiling}
              options={(['income', 'index'] as const).map((value) => ({ value, label: w.ceilings[value] }))}
            />
            <Field type="money" name="montant" label={w.amount} width="short" />
            <Field
              type="number"
              step="any"
              name="demande"
              label={w.takeUp}
              unit={w.takeUpUnit}
              width="short"
            />
            <FieldSet legend={w.shares}>
              <div className="plan-shares">
                {bearers.map((bearer) => (
                  <Field
                    key={bearer}
                    type="number"
                    name={partName(bearer)}
                    label={w.bearers[bearer]}
                    unit="%"
                    width="short"
                  />
                ))}
              </div>
            </FieldSet>
            <Field
              type="number"
              step="any"
              name="soutien"
              label={w.supporters}
              unit={w.supportersUnit}
              help={w.prudent}
              width="short"
            />
            <FormActions>
              <Button>{w.show}</Button>
            </FormActions>
          </Form>
          {made && <Answer {...props} made={made} />}
        </div>
      )}
    </section>
  )
}

function Answer({ made, year, mayWrite, keep, form, lines, ...props }: Props & { made: Solidarity }) {
  const t = useWords({ fr, en }).tariffs
  const w = t.solidarity
  const locale = useLocale()
  const euros = (amount: Cents) => formatEuros(amount, locale, { round: true })
  const { low, high } = tenths(made.eligible)
  const bounded = made.eligible.from !== made.eligible.to
  const percent = (share: number) => formatPercent(share, locale, share < 0.1 ? 1 : 0)
  return (
    <div className="plan-solidarity-answer">
      <Card>
        <p className="plan-solidarity-cost">{w.cost(euros(made.cost), year + 1)}</p>
        <p>
          {w.eligible(low, high)} {w.sales(euros(made.sales), year + 1)}
        </p>
        {bounded && <p className="ui-soft ui-small">{w.bounded}</p>}
        <BarChart
          title={w.chart}
          labelsAre={w.bearer}
          labels={[w.total]}
          unit="euros"
          layout="rows"
          stacks={bearers.map((bearer) => ({
            key: bearer,
            label: w.bearers[bearer],
            pillar: PILLARS[bearer],
            values: [made.parts[bearer]],
          }))}
        />
        <Table
          caption={w.chart}
          rows={bearers.map((bearer) => ({ bearer, amount: made.parts[bearer] }))}
          rowKey={(row) => row.bearer}
          columns={[
            { key: 'bearer', header: w.bearer, cell: (row) => w.bearers[row.bearer] },
            {
              key: 'share',
              header: w.part,
              align: 'end',
              cell: (row) => `${form.values[partName(row.bearer)] ?? ''} %`,
            },
            {
              key: 'amount',
              header: w.amountYear,
              align: 'end',
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
          foot={[w.total, '100 %', <Amount key="cost" value={made.cost} />]}
        />
        {made.premium === null ? (
          <Notice tone="warn" live={false}>
            {w.nobody}
          </Notice>
        ) : (
          <p>
            {made.premium === 0 ? w.noPremium : w.premium(percent(made.premium))}{' '}
            {made.premium > 1 && <strong>{w.tooDear}</strong>}
          </p>
        )}
      </Card>
      {mayWrite && (
        <Form
          id="garder"
          intent="keep"
          idempotencyKey={props.idempotencyKey}
          hidden={{
            ...keep,
            ...Object.fromEntries(
              Object.entries(form.values).filter(([name]) => name !== 'lignes' && name !== 'name'),
            ),
          }}
          errors={{}}
          values={{}}
          className="ui-no-print"
        >
          {lines.map((id) => (
            <input key={id} type="hidden" name="lignes" value={id} />
          ))}
          <Field
            name="name"
            label={w.scenarioName}
            value={props.scenarioName}
            help={w.keepHelp}
            maxLength={200}
          />
          <FormActions>
            <Button icon={Bookmark}>{w.keep}</Button>
          </FormActions>
        </Form>
      )}
    </div>
  )
}
