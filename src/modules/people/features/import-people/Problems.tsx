import { columnWord, reasonWords } from '#modules/people/import/correct.ts'
import { type Fault, refusesRow } from '#modules/people/import/fields.ts'
import { en as peopleEn } from '#modules/people/messages.en.ts'
import { fr as peopleFr } from '#modules/people/messages.fr.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import type { PersonSegment } from '#modules/people/rules/segments.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Download } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'

type Page = { wrong: readonly Fault[]; wrongCount: number; told: readonly Fault[]; toldCount: number }

const keyOf = (fault: Fault) => `${fault.row} ${fault.column} ${fault.code} ${fault.got}`

/** What is wrong in a file, row by row, with the way to correct it; then what is only worth knowing. */
export function Problems({ page, href }: { page: Page; href: string }) {
  const t = useWords({ fr, en })
  const people = useWords({ fr: peopleFr, en: peopleEn })
  const segmentOr = (fault: Fault, text: string) =>
    fault.column === 'segment' ? people.segments[text as PersonSegment] : text
  const reason = (fault: Fault) =>
    reasonWords(fault.known === undefined ? fault : { ...fault, known: segmentOr(fault, fault.known) }, t)
  const columns: Column<Fault>[] = [
    { key: 'row', header: t.problems.row, cell: ({ row }) => `${t.problems.row} ${row}`, nowrap: true },
    { key: 'column', header: t.problems.column, cell: (fault) => columnWord(fault, t, people.form.segment) },
    { key: 'got', header: t.problems.got, cell: (fault) => segmentOr(fault, fault.got) || '–' },
    { key: 'why', header: t.problems.why, cell: reason, fold: 'line' },
  ]
  const outcome: Column<Fault> = {
    key: 'outcome',
    header: '',
    nowrap: true,
    fold: 'side',
    cell: ({ code }) =>
      refusesRow(code) ? (
        <Status tone="danger">{t.problems.refused}</Status>
      ) : (
        <Status tone="warn">{t.problems.leftOut}</Status>
      ),
  }
  return (
    <>
      <Card title={t.problems.title}>
        {page.wrong.length === 0 ? (
          <p>{t.problems.none}</p>
        ) : (
          <>
            <p className="ui-soft">{t.problems.help}</p>
            <p className="ui-no-print">
              <ButtonLink href={href} icon={Download}>
                {t.problems.download}
              </ButtonLink>
            </p>
            <Table
              caption={t.problems.title}
              rows={page.wrong}
              rowKey={keyOf}
              columns={[...columns, { ...outcome, header: t.preview.adds }]}
            />
            {page.wrongCount > page.wrong.length && (
              <p>{t.problems.more(page.wrongCount - page.wrong.length)}</p>
            )}
          </>
        )}
      </Card>
      {page.told.length > 0 && (
        <Card title={t.problems.told}>
          <p className="ui-soft">{t.problems.toldHelp}</p>
          <Table caption={t.problems.told} rows={page.told} rowKey={keyOf} columns={columns} />
        </Card>
      )}
    </>
  )
}
