import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { HypothesisRow } from '#modules/trial/store.server.ts'
import { HYPOTHESIS_TONES } from '#modules/trial/ui/stage-tones.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'

type Props = { hypotheses: readonly HypothesisRow[]; href: string; mayWrite: boolean }

/** What the stage wants to learn, how, and what was learnt. */
export function Hypotheses({ hypotheses, href, mayWrite }: Props) {
  const t = useWords({ fr, en })
  const base = href.slice(0, href.lastIndexOf('/'))
  const columns: Column<HypothesisRow>[] = [
    {
      key: 'text',
      header: t.columns.hypothesis,
      cell: (one) => (
        <>
          <a href={`${base}/apprendre/hypotheses/${one.id}`}>{one.text}</a>
          {one.learning && <div className="ui-soft ui-small">{one.learning}</div>}
        </>
      ),
    },
    { key: 'kind', header: t.columns.kind, cell: (one) => t.kinds[one.kind] },
    { key: 'test', header: t.columns.test, cell: (one) => one.test },
  ]
  if (mayWrite)
    columns.push({
      key: 'verbs',
      header: t.columns.actions,
      paper: false,
      cell: (one) => (
        <a href={`${href}/hypotheses/${one.id}`} className="ui-no-print">
          {t.edit}
          <span className="ui-hidden"> : {one.text}</span>
        </a>
      ),
    })
  columns.push({
    key: 'state',
    header: t.columns.state,
    cell: (one) => <Status tone={HYPOTHESIS_TONES[one.state]}>{t.hypothesisStates[one.state]}</Status>,
  })
  const add = mayWrite && (
    <ButtonLink href={`${href}/hypotheses/nouvelle`} icon={Plus}>
      {t.addHypothesis}
    </ButtonLink>
  )
  return (
    <section id="hypotheses" className="ui-stack">
      <h2>{t.hypotheses}</h2>
      <Table
        caption={t.hypotheses}
        rows={hypotheses}
        rowKey={(one) => one.id}
        columns={columns}
        empty={
          <EmptyState title={t.noHypotheses} action={add}>
            {t.noHypothesesText}
          </EmptyState>
        }
      />
      {hypotheses.length > 0 && add && <div className="ui-row ui-no-print">{add}</div>}
    </section>
  )
}
