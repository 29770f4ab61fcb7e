import type { VoteRow } from '#modules/trial/criteria/store.server.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { MessageSquare } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

/** The four levels with how many chose each, then who said what and why. */
export function Votes({ one, votes }: { one: Evidence; votes: readonly VoteRow[] }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { levels, counts } = one.rubric ?? { levels: [], counts: [] }
  const most = Math.max(1, ...counts)
  return (
    <>
      <section className="ui-stack">
        <h2>{t.page.grid}</h2>
        <p className="ui-soft">{t.page.gridHelp(one.threshold, one.minSample)}</p>
        <ol className="trial-grid">
          {levels.map((words, i) => (
            <li key={words} className={i + 1 === one.threshold ? 'trial-grid-wanted' : undefined}>
              <span className="trial-grid-number">{i + 1}</span>
              <div>
                <p>{words}</p>
                <div className="trial-grid-votes">
                  <span className="trial-grid-bar" style={{ width: `${((counts[i] ?? 0) / most) * 100}%` }} />
                  <span className="ui-soft">{t.page.people(counts[i] ?? 0)}</span>
                </div>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <Table
        caption={t.page.reasons}
        rows={votes}
        rowKey={(vote) => vote.id}
        empty={
          <EmptyState title={t.page.noVotes} icon={MessageSquare}>
            {t.page.noVotesText}
          </EmptyState>
        }
        columns={[
          {
            key: 'why',
            header: t.page.voter,
            cell: (vote) => (
              <>
                <strong>{vote.voterName}</strong>
                <div>{vote.why}</div>
              </>
            ),
          },
          {
            key: 'when',
            header: t.page.when,
            cell: (vote) => <DateTimeFr value={vote.at} />,
          },
          {
            key: 'level',
            header: t.page.level,
            cell: (vote) => formatNumber(vote.level, locale),
            align: 'end',
            foldLabel: true,
          },
        ]}
      />
    </>
  )
}
