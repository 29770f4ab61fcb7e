import { PAIRS_SHOWN } from '#modules/people/merges/pairs.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Users } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/list.route'
import { type PersonInPair, pairsToSettle } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const pairs = await pairsToSettle(ctx)
  return {
    pairs,
    capped: pairs.length === PAIRS_SHOWN,
    done: new URL(request.url).searchParams.get('fait') === 'distinguees',
  }
}

const Record = ({ person }: { person: PersonInPair }) => (
  <>
    <strong>{person.name}</strong>
    {person.detail && <span className="ui-soft"> {person.detail}</span>}
  </>
)

export default function Duplicates({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.merge
  const { pairs, capped, done } = loaderData
  const base = `/${params.hub}/personnes`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {t.title}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w.toldApart}</Notice>}
        <Table
          caption={w.title}
          rows={pairs}
          rowKey={(pair) => `${pair.one.id} ${pair.other.id}`}
          rowHref={(pair) => `${base}/doublons/${pair.one.id}/${pair.other.id}`}
          columns={[
            { key: 'one', header: w.one, cell: (pair) => <Record person={pair.one} /> },
            { key: 'other', header: w.other, cell: (pair) => <Record person={pair.other} />, fold: 'line' },
            {
              key: 'why',
              header: w.why,
              cell: (pair) => pair.reasons.map((reason) => w.reasons[reason]).join(', '),
              fold: 'line',
            },
          ]}
          pager={{ total: w.total(pairs.length, capped) }}
          empty={
            <EmptyState title={w.none} icon={Users}>
              {w.noneText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
