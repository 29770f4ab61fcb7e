import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { ContactRole } from '../rules/contacts.ts'
import { fullName, showPhone } from '../rules/names.ts'

type Reach = { email: string | null; phone: string | null }
type Line = {
  contact: Reach & { id: string; role: ContactRole; main: boolean }
  person: Reach & { id: string; firstName: string; lastName: string; leftAt: Date | null }
  site: string | null
}
type Props = {
  contacts: readonly Line[]
  /** `/quartier` */
  hub: string
  /** `/quartier/partenaires/ID/contacts`; absent for whoever may not write. */
  base?: string
}

/** Whom to talk to at an organisation, and about what. */
export function ContactsCard({ contacts, hub, base }: Props) {
  const t = useWords({ fr, en })
  const w = t.contacts
  return (
    <Card
      title={w.contacts}
      aside={
        base && (
          <ButtonLink icon={Plus} href={`${base}/nouveau`}>
            {w.addContact}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={w.contacts}
        rows={contacts}
        rowKey={(row) => row.contact.id}
        rowHref={(row) => `${hub}/personnes/${row.person.id}`}
        columns={[
          { key: 'name', header: w.columns.name, cell: (row) => fullName(row.person) },
          {
            key: 'role',
            header: w.columns.role,
            cell: (row) => (
              <>
                {w.roles[row.contact.role]}
                {row.site && <span className="ui-soft"> · {row.site}</span>}{' '}
                {row.contact.main && <Status tone="info">{w.main}</Status>}{' '}
                {row.person.leftAt && <Status tone="warn">{t.person.left}</Status>}
              </>
            ),
            fold: 'line',
          },
          { key: 'reach', header: w.columns.reach, cell: contactReach, fold: 'line' },
          ...(base
            ? [
                {
                  key: 'edit',
                  header: t.person.edit,
                  cell: (row: Line) => (
                    <a href={`${base}/${row.contact.id}`}>
                      <Pencil className="ui-icon" /> {t.person.edit}
                      <span className="ui-hidden"> : {fullName(row.person)}</span>
                    </a>
                  ),
                  paper: false as const,
                  fold: 'side' as const,
                },
              ]
            : []),
        ]}
        empty={<p className="ui-soft">{w.noContact}</p>}
      />
    </Card>
  )
}

/** How to reach a contact: at work, else as their own record says. */
export const contactReach = ({ contact, person }: { contact: Reach; person: Reach }): string => {
  const phone = contact.phone ?? person.phone
  return [phone && showPhone(phone), contact.email ?? person.email].filter(Boolean).join(' · ')
}
