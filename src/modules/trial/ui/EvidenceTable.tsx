import type { ReactNode } from 'react'
import { formatDay } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { CircleCheck, CircleX, Hourglass } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { en as criteriaEn } from '../messages/criteria.en.ts'
import { fr as criteriaFr } from '../messages/criteria.fr.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Evidence } from '../rules/record.ts'
import type { Verdict } from '../rules/verdict.ts'
import { byWhenText, criterionFigure, missingText, rangeText } from './judgement.ts'

const LOOKS = {
  met: { tone: 'success', icon: CircleCheck },
  'not-met': { tone: 'danger', icon: CircleX },
  'too-early': { tone: 'neutral', icon: Hourglass },
} as const

/** The verdict as a sign and a word. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useWords({ fr, en })
  return <Status {...LOOKS[verdict]}>{t.verdicts[verdict]}</Status>
}

type Props = {
  caption: string
  /** Its word in the address; without it measures are named and lead nowhere. */
  hub?: string
  evidence: readonly Evidence[]
  /** Writes the measure's definition and its period under the name: on paper nobody follows a link. */
  definitions?: boolean
  /** The page of a criterion, under the hub's address; without it names lead nowhere: what is frozen has no page. */
  hrefOf?: (one: Evidence) => string
  /** Says what is missing and by when: while the stage is open. */
  ahead?: boolean
  /** Further columns: trend, actions. */
  more?: readonly Column<Evidence>[]
  empty?: ReactNode
}

/** Each criterion with its figure, what was wanted, the sample and the verdict. */
export function EvidenceTable({
  caption,
  hub,
  evidence,
  definitions,
  hrefOf,
  ahead,
  more = [],
  empty,
}: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const n = (value: number) => formatNumber(value, locale)
  const own = useWords({ fr: criteriaFr, en: criteriaEn })
  const text = (value: number | null, one: Evidence) => criterionFigure(one, value, own, locale)
  const told = (one: Evidence) =>
    [missingText(one, own, locale), byWhenText(one, own, locale, one.to.slice(0, 4))]
      .filter(Boolean)
      .join(', ')
  return (
    <Table
      caption={caption}
      rows={evidence}
      rowKey={(one) => one.criterionId}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t.columns.criterion,
          cell: (one) => (
            <>
              <strong>{hrefOf ? <a href={hrefOf(one)}>{one.name}</a> : one.name}</strong>{' '}
              <span className="ui-soft ui-small">
                {t.levels[one.level]}
                {(one.weight ?? 1) > 1 && ` · ${own.weight(one.weight ?? 1)}`}
              </span>
              <br />
              {hub && one.measure.id ? (
                <a href={`/${hub}/mesures/${one.measure.id}?jour=${one.to}`}>{one.measure.name}</a>
              ) : (
                one.measure.name
              )}
              {ahead && one.verdict !== 'met' && told(one) && <div className="ui-small">{told(one)}</div>}
              {one.hypothesis && <div className="ui-soft ui-small">« {one.hypothesis} »</div>}
              {definitions && (
                <div className="ui-soft ui-small">
                  {one.measure.definition} {period(one)}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'measured',
          header: t.columns.measured,
          cell: (one) => (
            <>
              {text(one.value, one)}
              {one.certainty && <div className="ui-soft ui-small">{rangeText(one, own, locale, true)}</div>}
            </>
          ),
          align: 'end',
          foldLabel: true,
        },
        {
          key: 'wanted',
          header: t.columns.wanted,
          cell: (one) => t.wanted[one.comparison](text(one.threshold, one)),
          align: 'end',
          foldLabel: true,
          nowrap: true,
        },
        {
          key: 'sample',
          header: t.columns.sample,
          cell: (one) =>
            one.sample < one.minSample ? t.sampleOf(n(one.sample), n(one.minSample)) : n(one.sample),
          align: 'end',
          foldLabel: true,
        },
        {
          key: 'verdict',
          header: t.columns.verdict,
          cell: (one) => (
            <>
              <VerdictMark verdict={one.verdict} />
              {one.certainty?.sureness && (
                <div className="ui-soft ui-small">{own.sureness[one.certainty.sureness]}</div>
              )}
            </>
          ),
          fold: 'side',
        },
        ...more,
      ]}
    />
  )

  function period({ from, to }: Evidence) {
    if (from === '0001-01-01') return null
    return `(${t.fromTo(formatDay(from, locale), formatDay(to, locale))})`
  }
}
