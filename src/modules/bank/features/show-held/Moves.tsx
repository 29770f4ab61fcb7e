import { zero } from '#kit/money.ts'
import { heldEn as en } from '#modules/bank/messages.held.en.ts'
import { heldFr as fr } from '#modules/bank/messages.held.fr.ts'
import type { movesPage } from '#modules/bank/sepa/held-store.server.ts'
import { pagerOf } from '#platform/lists/address.ts'
import type { Page } from '#platform/lists/keyset.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Move = Awaited<ReturnType<typeof movesPage>>[number]

/** The statement of a third party: the last move first. */
export function Moves({ list, hub, here }: { list: Page<Move>; hub: string; here: string }) {
  const t = useWords({ fr, en })
  const w = t.one
  const c = w.columns
  const mayUndo = (row: Move) => !row.undone && row.kind !== 'undo' && row.kind !== 'share'
  return (
    <Table
      caption={w.over}
      rows={list.rows}
      rowKey={(row) => row.id}
      empty={<p className="ui-soft">{w.none}</p>}
      columns={[
        {
          key: 'what',
          header: c.what,
          cell: (row) => (
            <>
              {t.kinds[row.kind]}
              {row.undone && <> · {w.undone}</>}
              <span className="sepa-sub">
                {row.label}
                {row.why && ` · ${row.why}`}
              </span>
            </>
          ),
        },
        { key: 'day', header: c.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
        {
          key: 'entry',
          header: c.entry,
          nowrap: true,
          fold: 'line',
          cell: (row) => <a href={`${hub}/argent/ecritures/${row.entryNumber}`}>{row.entryNumber}</a>,
        },
        {
          key: 'commission',
          header: c.commission,
          align: 'end',
          nowrap: true,
          fold: 'hide',
          cell: (row) => row.commission > zero && <Amount value={row.commission} />,
        },
        {
          key: 'amount',
          header: c.amount,
          align: 'end',
          nowrap: true,
          fold: 'side',
          cell: (row) => <Amount value={row.amount} sign />,
        },
        {
          key: 'balance',
          header: c.balance,
          align: 'end',
          nowrap: true,
          foldLabel: true,
          fold: 'line',
          cell: (row) => <Amount value={row.balance} />,
        },
        {
          key: 'act',
          header: c.act,
          align: 'end',
          fold: 'line',
          paper: false,
          cell: (row) =>
            mayUndo(row) && (
              <a href={`${here}?annuler=${row.id}#annuler`} aria-label={w.undoWhat(row.label)}>
                {w.undo}
              </a>
            ),
        },
      ]}
      pager={pagerOf({ ...list, total: list.rows.length, capped: false }, () => '')}
    />
  )
}
