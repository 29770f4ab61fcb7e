import type { ReactNode } from 'react'
import type { TrialDue } from '#modules/trial/due.ts'
import { en } from '#modules/trial/messages/review.en.ts'
import { fr } from '#modules/trial/messages/review.fr.ts'
import type { WeekSeen } from '#modules/trial/rules/week.ts'
import { DueList } from '#modules/trial/ui/DueList.tsx'
import { WeekFigures } from '#modules/trial/ui/WeekFigures.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Which block of the page each kind of demand belongs to. */
const BLOCKS: Readonly<Record<'drifted' | 'field' | 'learning' | 'waiting', readonly TrialDue['kind'][]>> = {
  drifted: ['stage', 'money'],
  field: ['signal'],
  learning: ['test', 'criterion'],
  waiting: ['action', 'risk', 'condition', 'opinion'],
}

/** Minutes of each block: the review lasts twenty, the last six are for what is written down. */
const MINUTES = { moved: 4, drifted: 3, field: 3, learning: 2, waiting: 2 }

type Props = { seen: WeekSeen; dues: readonly TrialDue[]; hub: string }

/** The week in five blocks, in the order in which it is read together. */
export function WeekBlocks({ seen, dues, hub }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const of = (block: keyof typeof BLOCKS) => dues.filter(({ kind }) => BLOCKS[block].includes(kind))
  const list = (block: keyof typeof BLOCKS): ReactNode => {
    const own = of(block)
    return own.length > 0 ? <DueList dues={own} hub={hub} /> : <p className="ui-soft">{t[block].none}</p>
  }
  const drifted = of('drifted')
  return (
    <>
      <Block
        n={1}
        title={t.moved.title}
        minutes={MINUTES.moved}
        aside={t.since(formatDay(seen.since, locale))}
      >
        <WeekFigures seen={seen} hub={hub} />
      </Block>
      <Block n={2} title={t.drifted.title} minutes={MINUTES.drifted}>
        {seen.drifted.length > 0 && (
          <ul>
            {seen.drifted.map((text) => (
              <li key={text}>
                <a href={`/${hub}/modele/realise#derives`}>{text}</a>
              </li>
            ))}
          </ul>
        )}
        {(drifted.length > 0 || seen.drifted.length === 0) && list('drifted')}
      </Block>
      {(['field', 'learning', 'waiting'] as const).map((block, i) => (
        <Block key={block} n={i + 3} title={t[block].title} minutes={MINUTES[block]}>
          {list(block)}
        </Block>
      ))}
    </>
  )
}

type BlockProps = { n: number; title: string; minutes: number; aside?: string; children: ReactNode }

function Block({ n, title, minutes, aside, children }: BlockProps) {
  const t = useWords({ fr, en })
  return (
    <section className={`ui-card step-back-block${n === 1 ? ' step-back-first' : ''}`}>
      <div className="ui-card-head">
        <h2 className="ui-card-title">{`${n}. ${title}`}</h2>
        <span className="ui-soft">{aside ? `${aside} · ${t.minutes(minutes)}` : t.minutes(minutes)}</span>
      </div>
      {children}
    </section>
  )
}
