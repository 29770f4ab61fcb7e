import { chartFigure } from '#modules/measures/ui/figure.ts'
import { en as criteriaEn } from '#modules/trial/messages/criteria.en.ts'
import { fr as criteriaFr } from '#modules/trial/messages/criteria.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { scoreOf } from '#modules/trial/rules/score.ts'
import { EvidenceTable } from '#modules/trial/ui/EvidenceTable.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Sparkline } from '#ui/charts/Sparkline.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { MessageSquare, Plus, Target } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Column } from '#ui/Table.tsx'
import './show-stage.css'

type Props = {
  evidence: readonly Evidence[]
  hub: string
  href: string
  mayWrite: boolean
  /** The stage has its decision: nothing is awaited any more. */
  closed: boolean
}

/** The criteria of a stage: figure, trend, what was wanted; each has its page, where it is changed. */
export function Criteria({ evidence, hub, href, mayWrite, closed }: Props) {
  const t = useWords({ fr, en })
  const own = useWords({ fr: criteriaFr, en: criteriaEn })
  const score = scoreOf(evidence)
  const locale = useLocale()
  const n = (value: number) => formatNumber(value, locale)
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
      const values = (one.trend?.points ?? []).map(({ value }) => value)
      if (values.filter((value) => value !== null).length < 2) return null
      return (
        <div className="trial-trend">
          <Sparkline
            values={values.map((value) => chartFigure(value, one.measure.unit))}
            label={own.trendOf(one.measure.name)}
          />
        </div>
      )
    },
  }
  return (
    <section id="criteres" className="ui-stack">
      <h2>{t.criteria}</h2>
      {closed && evidence.length > 0 && <p className="ui-soft">{own.today}</p>}
      {evidence.length > 0 && (
        <p>
          {own.score} :{' '}
          <strong>{own.scoreOf(n(score.met), n(score.met + score.missed + score.early))}</strong>
          {score.early > 0 && `, ${own.scoreEarly(n(score.early))}`}.{' '}
          <span className="ui-soft">{own.scoreHelp}</span>
        </p>
      )}
      <EvidenceTable
        caption={t.criteria}
        hub={hub}
        evidence={evidence}
        ahead={!closed}
        hrefOf={(one) => `${href}/criteres/${one.criterionId}`}
        more={[trend]}
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
          <ButtonLink href={`${href}/criteres/nouvelle-grille`} icon={MessageSquare}>
            {own.addRubric}
          </ButtonLink>
          {evidence.length > 0 && defaults}
          <a href={`/${hub}/phase-de-test/jeux-de-criteres`}>{own.sets}</a>
        </div>
      )}
    </section>
  )
}
