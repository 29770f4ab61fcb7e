import { chartFigure } from '#modules/measures/ui/figure.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { EvidenceTable } from '#modules/trial/ui/EvidenceTable.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Sparkline } from '#ui/charts/Sparkline.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { Plus, Target } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Column } from '#ui/Table.tsx'
import './show-stage.css'

type Props = {
  evidence: readonly Evidence[]
  trends: readonly { measureId: string; values: readonly (number | null)[] }[]
  hub: string
  href: string
  mayWrite: boolean
}

/** The criteria of a stage: figure, trend, what was wanted, and the verbs to change them. */
export function Criteria({ evidence, trends, hub, href, mayWrite }: Props) {
  const t = useWords({ fr, en })
  const defaults = mayWrite && (
    <Form id="defaults" action={href} intent="defaults">
      <Button icon={Target}>{t.addDefaults}</Button>
    </Form>
  )
  const trend: Column<Evidence> = {
    key: 'trend',
    header: t.columns.trend,
    fold: 'hide',
    cell: (one) => {
      const values = trends.find(({ measureId }) => measureId === one.measure.id)?.values ?? []
      if (values.filter((value) => value !== null).length < 2) return null
      return (
        <div className="trial-trend">
          <Sparkline
            values={values.map((value) => chartFigure(value, one.measure.unit))}
            label={t.trendOf(one.measure.name)}
          />
        </div>
      )
    },
  }
  const verbs: Column<Evidence> = {
    key: 'verbs',
    header: t.columns.actions,
    paper: false,
    cell: (one) => (
      <a href={`${href}/criteres/${one.criterionId}`} className="ui-no-print">
        {t.edit}
        <span className="ui-hidden"> : {one.name}</span>
      </a>
    ),
  }
  return (
    <section id="criteres" className="ui-stack">
      <h2>{t.criteria}</h2>
      <EvidenceTable
        caption={t.criteria}
        hub={hub}
        evidence={evidence}
        more={mayWrite ? [trend, verbs] : [trend]}
        empty={
          <EmptyState title={t.noCriteria} icon={Target} action={defaults}>
            {t.noCriteriaText}
          </EmptyState>
        }
      />
      {mayWrite && (
        <div className="ui-row ui-no-print">
          <ButtonLink href={`${href}/criteres/nouveau`} icon={Plus}>
            {t.addCriterion}
          </ButtonLink>
          {evidence.length > 0 && defaults}
        </div>
      )}
    </section>
  )
}
