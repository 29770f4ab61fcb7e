import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { formatEuros } from '#ui/format.ts'
import { Link2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { Variances } from './query.server.ts'

/** So that nothing real is forgotten: lines that nothing measures, accounts that no line names, accounts that are shared. */
export function NotCovered({ v, hub, mayWrite }: { v: Variances; hub: string; mayWrite: boolean }) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const base = `/${hub}/modele/realise`
  const euros = (amount: number) => formatEuros(cents(amount), locale)
  const rest = v.control.moved - v.control.listed
  return (
    <>
      {v.unbound.length > 0 && (
        <section>
          <h2 id="sans-reel">{w.unbound}</h2>
          <p>{w.unboundText}</p>
          <ul>
            {v.unbound.map(({ id, name, side }) => (
              <li key={`${id} ${side}`}>
                <a href={`${base}/${id}`}>{name}</a> <span className="ui-soft">({w.sideOf[side]})</span>
              </li>
            ))}
          </ul>
          {mayWrite && v.bindable > 0 && (
            <form method="post" action={`${base}/${v.unbound[0]!.id}`} className="ui-no-print">
              <Button name="intent" value="usual" icon={Link2}>
                {w.bindAll(v.bindable)}
              </Button>
            </form>
          )}
        </section>
      )}
      {v.outside.length > 0 && (
        <section>
          <h2 id="hors-modele">{w.outside}</h2>
          <p>{w.outsideText}</p>
          <Table
            caption={w.outside}
            rows={v.outside}
            rowKey={(row) => `${row.account} ${row.side}`}
            rowHref={mayWrite ? (row) => `/${hub}/argent/grand-livre/${row.account}` : undefined}
            columns={[
              { key: 'account', header: w.columns.account, cell: (row) => `${row.account} ${row.name}` },
              { key: 'side', header: w.columns.side, cell: (row) => w.sides[row.side] },
              {
                key: 'month',
                header: w.columns.actual,
                align: 'end',
                nowrap: true,
                foldLabel: true,
                cell: (row) => <Amount value={cents(row.month)} round />,
              },
              {
                key: 'year',
                header: w.columns.yearActual,
                align: 'end',
                nowrap: true,
                cell: (row) => <Amount value={cents(row.year)} round />,
              },
            ]}
          />
        </section>
      )}
      {v.at >= 0 && (
        <section>
          {v.shared.length > 0 && (
            <>
              <h2>{w.shared}</h2>
              <ul>
                {v.shared.map(({ prefix, names }) => (
                  <li key={prefix}>
                    {w.sharedText(prefix, names.map((name) => `«\u00a0${name}\u00a0»`).join(', '))}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="ui-soft">
            {w.everything(euros(v.control.listed), euros(v.control.moved))}{' '}
            {rest !== 0 && w.rest(euros(rest))}
          </p>
        </section>
      )}
    </>
  )
}
