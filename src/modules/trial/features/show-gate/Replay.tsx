import { figureText } from '#modules/measures/ui/figure.ts'
import type { Replayed } from '#modules/trial/gate/replay.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { RefreshCw } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'

type Props = { replayed: readonly Replayed[] | null; at: string; here: string }

/** Computes the frozen figures again from the daily work, on demand, and says whether they are the same. */
export function Replay({ replayed, at, here }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.proof
  const locale = useLocale()
  if (!replayed)
    return (
      <p className="ui-no-print">
        <ButtonLink href={`${here}?rejouer#rejouer`} icon={RefreshCw}>
          {w.replay}
        </ButtonLink>{' '}
        <span className="ui-soft ui-small">{w.replayHelp}</span>
      </p>
    )
  const same = replayed.every((one) => one.same)
  const wrong = replayed.filter((one) => !one.same)
  return (
    <section id="rejouer">
      <Notice tone={same ? 'success' : 'warn'} title={same ? w.same : w.differs} live={false}>
        {same ? w.sameText(replayed.length, at) : w.differsText}
      </Notice>
      <Table
        caption={w.replay}
        rows={same ? replayed : wrong}
        rowKey={({ evidence }) => evidence.criterionId}
        columns={[
          { key: 'name', header: g.knew.criterion, cell: ({ evidence }) => evidence.name },
          {
            key: 'frozen',
            header: w.frozen,
            align: 'end',
            foldLabel: true,
            cell: ({ evidence }) => figureText(evidence.value, evidence.measure.unit, locale),
          },
          {
            key: 'replayed',
            header: w.replayed,
            align: 'end',
            foldLabel: true,
            cell: ({ value, evidence }) => figureText(value, evidence.measure.unit, locale),
          },
        ]}
      />
    </section>
  )
}
