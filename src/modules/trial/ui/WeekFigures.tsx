import { changeText, figureText } from '#modules/measures/ui/figure.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages/review.en.ts'
import { fr } from '../messages/review.fr.ts'
import { en as enTrial } from '../messages.en.ts'
import { fr as frTrial } from '../messages.fr.ts'
import type { Moved, WeekSeen } from '../rules/week.ts'

/** What moved between two reviews: each measure then and now, and the criteria whose verdict turned. */
export function WeekFigures({ seen, hub }: { seen: WeekSeen; hub: string }) {
  const t = useWords({ fr, en })
  const { verdicts } = useWords({ fr: frTrial, en: enTrial })
  const w = t.moved
  const locale = useLocale()
  return (
    <>
      <Table
        caption={w.caption}
        rows={seen.moved}
        rowKey={(one) => one.id}
        empty={<p>{w.none}</p>}
        columns={[
          {
            key: 'name',
            header: w.measure,
            cell: (one) => <a href={`/${hub}/mesures/${one.id}`}>{one.name}</a>,
          },
          {
            key: 'before',
            header: w.before,
            cell: (one) => figureText(one.before, one.unit, locale),
            align: 'end',
            foldLabel: true,
          },
          {
            key: 'now',
            header: w.now,
            cell: (one) => <strong>{figureText(one.now, one.unit, locale)}</strong>,
            align: 'end',
            foldLabel: true,
          },
          { key: 'change', header: w.change, cell: (one) => <Change one={one} />, nowrap: true },
        ]}
      />
      {seen.turned.length === 0 ? (
        <p className="ui-soft">{t.noTurn}</p>
      ) : (
        <ul>
          {seen.turned.map(({ id, name, before, now }) => (
            <li key={id}>{t.turned(name, verdicts[before], verdicts[now])}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Change({ one: { before, now, unit, good } }: { one: Moved }) {
  const w = useWords({ fr, en }).moved
  const locale = useLocale()
  if (before === null || now === null) return <span className="ui-soft">{w.unknown}</span>
  if (good === null) return <span className="ui-soft">{w.still}</span>
  return (
    <Status tone={good ? 'success' : 'warn'}>
      {changeText(now - before, unit, locale)} ({good ? w.better : w.worse})
    </Status>
  )
}
