import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Site = { id: string; name: string } & {
  [K in 'street' | 'postcode' | 'city' | 'access']: string | null
}
type Props = {
  sites: readonly Site[]
  /** `/quartier/partenaires/ID/sites`; absent for whoever may not write. */
  base?: string
}

/** Where an organisation is, and what to know before going there. */
export function SitesCard({ sites, base }: Props) {
  const t = useWords({ fr, en })
  const w = t.contacts
  return (
    <Card
      title={w.sites}
      aside={
        base && (
          <ButtonLink icon={Plus} href={`${base}/nouveau`}>
            {w.addSite}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={w.sites}
        rows={sites}
        rowKey={(row) => row.id}
        rowHref={base ? (row) => `${base}/${row.id}` : undefined}
        columns={[
          { key: 'name', header: w.siteName, cell: (row) => row.name },
          {
            key: 'where',
            header: t.form.street,
            cell: (row) => [row.street, row.postcode, row.city].filter(Boolean).join(', '),
            fold: 'line',
          },
          { key: 'access', header: w.access, cell: (row) => row.access, fold: 'line' },
        ]}
        empty={<p className="ui-soft">{w.noSite}</p>}
      />
    </Card>
  )
}
