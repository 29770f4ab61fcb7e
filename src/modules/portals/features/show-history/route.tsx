import { redirect } from 'react-router'
import { type Day, parseDay } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { getPerson, idsOfPerson } from '#modules/people/index.server.ts'
import { useRecordWords } from '#modules/people/ui/record-words.ts'
import { historyEn } from '#modules/portals/messages.history.en.ts'
import { historyFr } from '#modules/portals/messages.history.fr.ts'
import { mayExportPerson, mayReadHistory } from '#modules/portals/permits.ts'
import { useMoveWords } from '#modules/requests/ui/move-words.ts'
import type { Happened } from '#platform/lists/timeline.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft, Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pager } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { type Happening, Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { groupOf, HISTORY_GROUPS, type HistoryGroup, listHistory } from './query.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadHistory(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/historique`)
  const search = new URL(request.url).searchParams
  const { db } = context.get(servicesContext)
  return {
    name: `${person.firstName} ${person.lastName}`.trim(),
    list: await listHistory(ctx, db, await idsOfPerson(ctx, person.id), search),
    group: groupOf(search),
    groups: Object.keys(HISTORY_GROUPS) as HistoryGroup[],
    mayExport: mayExportPerson(ctx.actor),
  }
}

/** Everything that happened with one person. */
export default function WholeHistory({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: historyFr, en: historyEn })
  const { name, list, group, groups, mayExport } = loaderData
  const record = `/${params.hub}/personnes/${params.id}`
  const here = `${record}/historique`
  const told = useTold(`/${params.hub}`)
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader
        title={w.title(name)}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={record}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <Tabs
          label={w.filter}
          tabs={[
            { label: w.all, href: here, current: !group },
            ...groups.map((one) => ({
              label: w.groups[one],
              href: `${here}?quoi=${one}`,
              current: one === group,
            })),
          ]}
        />
        {list.rows.length === 0 ? <EmptyState title={w.none} /> : <Timeline items={list.rows.map(told)} />}
        <Pager
          previous={list.previous === null ? undefined : `?${list.previous}`}
          next={list.next === null ? undefined : `?${list.next}`}
        />
        {mayExport && (
          <Card title={w.copy.title} className="ui-no-print">
            <p className="ui-soft">{w.copy.help}</p>
            <div className="ui-row">
              {(['html', 'json'] as const).map((format) => (
                <Form key={format} id={format} action={`${here}/copie`} hidden={{ format }}>
                  <Button icon={Download}>{w.copy[format]}</Button>
                </Form>
              ))}
            </div>
          </Card>
        )}
      </div>
    </>
  )
}

const among = (words: Readonly<Record<string, string>>, word: string, other: string): string =>
  words[word] ?? other

type Said = Pick<Happening, 'what' | 'detail' | 'tone'>

/** Each fact in a sentence, by whom, with what it is about. */
function useTold(hub: string): (row: Happened) => Happening {
  const w = useWords({ fr: historyFr, en: historyEn })
  const locale = useLocale()
  const record = useRecordWords()
  const move = useMoveWords()
  const on = (text: string | null) => {
    const day = parseDay(text ?? '')
    return day.ok ? formatDay(day.value as Day, locale) : ''
  }
  const request = ({ ref, label }: Happened) => <a href={`${hub}/demandes/${ref}`}>{label}</a>
  const kinds: Record<string, (row: Happened) => Said> = {
    request: (row) => ({
      what: (
        <>
          {move(row.what)} : {request(row)}
        </>
      ),
      detail: row.detail,
      tone: 'info',
    }),
    quote: (row) => ({
      what: (
        <>
          {among(w.quotes, row.what, w.quoteOther)} : {request(row)}
        </>
      ),
      detail: (
        <>
          {row.amount !== null && <Amount value={row.amount} />} {row.detail}
        </>
      ),
    }),
    visit: (row) => ({
      what: (
        <>
          {among(w.visits, row.what, '')} : {request(row)}
        </>
      ),
      tone: 'info',
    }),
    opinion: (row) =>
      row.what === 'complaint'
        ? {
            what: (
              <>
                {w.complaint} : {request(row)}
              </>
            ),
            detail: row.detail,
            tone: 'warn',
          }
        : {
            what: (
              <>
                {w.rated(w.scores[Number(row.amount ?? 1n) - 1] ?? '')} : {request(row)}
              </>
            ),
            detail: row.detail,
          },
    web: (row) => ({
      what: <a href={`${hub}/demandes/du-site/${row.ref}`}>{among(w.web, row.what, '')}</a>,
      detail: [row.label, row.detail].filter(Boolean).join(' — '),
    }),
    payment: (row) => ({
      what: (
        <>
          {among(w.payments, row.what, '')} <Amount value={row.amount!} /> : {row.label}
        </>
      ),
      detail: <a href={`${hub}/argent/recus/${row.ref}`}>{row.ref}</a>,
      tone: 'success',
    }),
    charge: (row) => ({
      what: (
        <>
          {among(w.charges, row.what, '')} <Amount value={row.amount!} /> : {row.label}
        </>
      ),
      detail: row.detail,
    }),
    membership: (row) => ({
      what: w.membership(on(row.label), on(row.detail)),
      detail: row.amount !== null && <Amount value={row.amount} />,
      tone: 'success',
    }),
    consent: (row) => ({
      what: `${among(w.consents, row.what, '')} : ${record.purpose(row.label ?? '') ?? ''}`,
      detail: row.detail,
    }),
    message: (row) => ({ what: `${w.message} : ${row.label}`, detail: among(w.ways, row.what, '') }),
    record: (row) => ({ what: record.verb(row.what), detail: fieldsIn(row.detail, record.fields) }),
  }
  return (row) => ({
    key: `${row.kind} ${row.id} ${row.at.getTime()}`,
    who: row.who ?? w.byNobody,
    when: <DateTimeFr value={row.at} />,
    ...(kinds[row.kind]?.(row) ?? { what: row.what }),
  })
}

/** `["phone","email"]` as the audit keeps it, in words; nothing for anything else. */
function fieldsIn(text: string | null, words: (names: readonly string[]) => string): string | undefined {
  if (!text?.startsWith('[')) return undefined
  const names: unknown = JSON.parse(text)
  return Array.isArray(names) && names.length > 0 ? words(names.map(String)) : undefined
}
