import { cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { gateEn } from '../messages/gate.en.ts'
import { gateFr } from '../messages/gate.fr.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import { DossierParts } from './DossierParts.tsx'
import { EvidenceTable } from './EvidenceTable.tsx'
import './gate.css'

type Props = {
  record: DossierRecord
  /** The hub's word in the address; without it nothing links into the hub: who reads has no account. */
  hub?: string
}

/** What the committee is asked, in the coordination's words. */
export function DossierAsked({ record }: Pick<Props, 'record'>) {
  const t = useWords({ fr, en })
  const w = useWords({ fr: gateFr, en: gateEn }).show
  const locale = useLocale()
  return (
    <Card title={w.asked} className="trial-asked">
      <p className="trial-words">{record.asked}</p>
      <DefinitionList
        items={[
          { term: w.proposal, value: record.proposal && t.outcomes[record.proposal] },
          {
            term: w.nextMeans,
            value: record.nextMeans && <span className="trial-words">{record.nextMeans}</span>,
          },
          { term: w.answersBy, value: record.answersBy && formatDay(record.answersBy, locale) },
          { term: w.openedBy, value: record.openedBy },
        ]}
      />
    </Card>
  )
}

/** The evidence, the stage and what every side said, all from the frozen record. */
export function DossierSheet({ record, hub }: Props) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const locale = useLocale()
  const day = (d: Parameters<typeof formatDay>[0]) => formatDay(d, locale)
  const { stage } = record
  return (
    <>
      <section className="trial-part">
        <h2>{g.show.evidence}</h2>
        <p className="ui-soft">{g.show.evidenceHelp}</p>
        <EvidenceTable caption={g.show.evidence} hub={hub} evidence={record.evidence} />
        <details className="trial-sources">
          <summary>{g.paper.sources}</summary>
          <dl>
            {record.evidence.map((one) => (
              <div key={one.criterionId}>
                <dt>{one.measure.name}</dt>
                <dd className="ui-soft">
                  {one.measure.definition}
                  {one.from !== '0001-01-01' && ` (${t.fromTo(day(one.from), day(one.to))})`}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
      <section className="trial-part">
        <h2>{g.paper.stage}</h2>
        <DefinitionList
          items={[
            { term: t.columns.stage, value: stage.name },
            { term: t.facts.purpose, value: stage.purpose },
            { term: t.facts.dates, value: t.fromTo(day(stage.startsOn), day(stage.endsOn)) },
            { term: t.facts.budget, value: <Amount value={cents(stage.budget)} /> },
            {
              term: t.minutes.spent,
              value: stage.spent === null ? null : <Amount value={cents(stage.spent)} />,
            },
            { term: t.facts.lossCeiling, value: <Amount value={cents(stage.lossCeiling)} /> },
          ]}
        />
      </section>
      <DossierParts parts={record.parts} />
    </>
  )
}
