import type { ApplicationRow } from '#modules/providers/application-store.server.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { Expiry } from '#modules/providers/ui/states.tsx'
import type { ExpiringDocument } from '#modules/providers/vetting.server.ts'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  /** `/quartier/prestataires` */
  base: string
  applications: readonly ApplicationRow[]
  ending: readonly ExpiringDocument[]
  /** An application was just refused. */
  refused: boolean
}

/** What waits for somebody: applications to answer, papers to renew. */
export function Attention({ base, applications, ending, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.applications
  return (
    <>
      {refused && <Notice tone="success">{t.done.refused}</Notice>}
      {applications.length > 0 && (
        <Card title={w.waiting(applications.length)} className="ui-no-print">
          <Table
            caption={w.title}
            rows={applications}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/candidatures/${row.id}`}
            columns={[
              { key: 'name', header: t.columns.name, cell: (row) => row.name },
              { key: 'offer', header: w.offer, cell: (row) => shortened(row.offer) },
              {
                key: 'received',
                header: w.received,
                cell: (row) => <DateTimeFr value={row.receivedAt} />,
                fold: 'side',
              },
            ]}
          />
        </Card>
      )}
      {ending.length > 0 && (
        <Card title={t.alerts.title}>
          <p className="ui-soft">{t.alerts.lede}</p>
          <Table
            caption={t.alerts.title}
            rows={ending}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/${row.organisationId}`}
            columns={[
              { key: 'name', header: t.columns.name, cell: (row) => row.name },
              {
                key: 'document',
                header: t.columns.papers,
                cell: (row) => [t.documents.kinds[row.kind], row.title].filter(Boolean).join(', '),
              },
              {
                key: 'until',
                header: t.documents.expiresOn,
                cell: (row) => <DayFr value={row.expiresOn} />,
                fold: 'line',
              },
              {
                key: 'left',
                header: t.columns.state,
                cell: (row) => <Expiry daysLeft={row.daysLeft} />,
                fold: 'side',
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}

const shortened = (text: string): string => (text.length > 90 ? `${text.slice(0, 90).trimEnd()}…` : text)
