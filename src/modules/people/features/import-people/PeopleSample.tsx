import './import.css'
import type { Day } from '#kit/day.ts'
import { en as peopleEn } from '#modules/people/messages.en.ts'
import { fr as peopleFr } from '#modules/people/messages.fr.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { ShownTarget } from './query.server.ts'

type Page = { created: readonly ShownTarget[]; completed: readonly ShownTarget[] }

/** Short facts under one another in a cell. */
function Lines({ texts }: { texts: readonly (string | null)[] }) {
  return texts.filter(Boolean).map((text) => (
    <span key={text} className="people-import-line">
      {text}{' '}
    </span>
  ))
}

/** Some of the people as they would be written, to see that everything is in its place. */
export function PeopleSample({ page }: { page: Page }) {
  const t = useWords({ fr, en })
  const people = useWords({ fr: peopleFr, en: peopleEn })
  const locale = useLocale()
  const period = ({ startsOn, endsOn }: ShownTarget['memberships'][number]) =>
    t.preview.membership(formatDay(startsOn as Day, locale), formatDay(endsOn as Day, locale))
  const name: Column<ShownTarget> = {
    key: 'name',
    header: people.columns.name,
    cell: ({ facts }) => fullName(facts),
  }
  const created: Column<ShownTarget>[] = [
    name,
    {
      key: 'segment',
      header: people.columns.segment,
      cell: ({ segment }) => people.segments[segment],
      fold: 'side',
      nowrap: true,
    },
    {
      key: 'contact',
      header: t.preview.contact,
      cell: ({ facts: { phone, email } }) => <Lines texts={[phone && showPhone(phone), email]} />,
      fold: 'line',
    },
    {
      key: 'address',
      header: people.form.street,
      cell: ({ facts: { street, postcode, city } }) => (
        <Lines texts={[street, [postcode, city].filter(Boolean).join(' ')]} />
      ),
      fold: 'line',
    },
    {
      key: 'more',
      header: people.columns.membership,
      cell: ({ memberships, facts }) => <Lines texts={[...memberships.map(period), facts.needs]} />,
      fold: 'line',
    },
  ]
  const word = (field: string, { facts, segment }: ShownTarget) =>
    field === 'segment'
      ? `${people.form.segment} : ${people.segments[segment]}`
      : `${people.form[field as keyof typeof facts]} : ${facts[field as keyof typeof facts]}`
  const completed: Column<ShownTarget>[] = [
    name,
    {
      key: 'adds',
      header: t.preview.adds,
      cell: (target) =>
        [...target.changed.map((field) => word(field, target)), ...target.memberships.map(period)].join(
          ' · ',
        ),
      fold: 'line',
    },
  ]
  return (
    <>
      {page.created.length > 0 && (
        <Card title={t.preview.new}>
          <p className="ui-soft">{t.preview.newHelp}</p>
          <Table
            caption={t.preview.new}
            rows={page.created}
            rowKey={({ row }) => String(row)}
            columns={created}
          />
        </Card>
      )}
      {page.completed.length > 0 && (
        <Card title={t.preview.completedTitle}>
          <Table
            caption={t.preview.completedTitle}
            rows={page.completed}
            rowKey={({ row }) => String(row)}
            columns={completed}
          />
        </Card>
      )}
    </>
  )
}
