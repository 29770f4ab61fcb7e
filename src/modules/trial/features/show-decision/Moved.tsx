import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { MovedVerdict } from './moved-since.ts'

/** Verdicts that changed between the dossier and the signature, or that none did. */
export function Moved({ moved }: { moved: readonly MovedVerdict[] }) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.minutes
  if (moved.length === 0) return <p className="ui-soft">{w.movedNone}</p>
  return (
    <>
      <h3>{w.moved}</h3>
      <Table
        caption={w.moved}
        rows={moved}
        rowKey={(one) => one.key}
        columns={[
          { key: 'name', header: g.knew.criterion, cell: (one) => one.name },
          {
            key: 'then',
            header: w.atGate,
            foldLabel: true,
            cell: (one) => <VerdictMark verdict={one.was} />,
          },
          {
            key: 'now',
            header: w.atSignature,
            foldLabel: true,
            cell: (one) => <VerdictMark verdict={one.now} />,
          },
        ]}
      />
    </>
  )
}
