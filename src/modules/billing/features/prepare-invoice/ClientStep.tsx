import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Search } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Choice = { id: string; label: string; detail: string }
type Found = { organisations: readonly Choice[]; people: readonly Choice[] }

/** Who is invoiced: organisations at once, anybody by name. */
export function ClientStep({ base, q, found }: { base: string; q: string; found: Found }) {
  const t = useWords({ fr, en })
  const list = (title: string, word: string, rows: readonly Choice[]) =>
    rows.length > 0 && (
      <Card title={title}>
        <ul className="billing-lines">
          {rows.map((row) => (
            <li key={row.id}>
              <a href={`${base}?${word}=${row.id}`}>{row.label}</a>
              <span className="ui-soft">{row.detail}</span>
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <div className="ui-stack">
      <form method="get" className="billing-run-filter">
        <Field type="search" name="q" label={t.findClient} value={q} />
        <Button icon={Search}>{t.find}</Button>
      </form>
      {list(t.people, 'personne', found.people)}
      {list(t.organisations, 'organisme', found.organisations)}
      {found.people.length + found.organisations.length === 0 && (
        <EmptyState title={t.noneFound}>{t.noneFoundText}</EmptyState>
      )}
    </div>
  )
}
