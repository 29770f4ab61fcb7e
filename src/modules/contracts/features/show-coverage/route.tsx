import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { minus, zero } from '#kit/money.ts'
import { readCoverage } from '#modules/contracts/coverages/list.server.ts'
import { endCoverage, namePersonIn } from '#modules/contracts/coverages/save.server.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import { mayKeepCoverages, mayReadCoverages } from '#modules/contracts/permits.ts'
import { useTerms } from '#modules/contracts/ui/terms.ts'
import { UseBar } from '#modules/contracts/ui/UseBar.tsx'
import { findPeople } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { ArrowLeft, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { endForm, nameForm } from './form.ts'
import { EndIt, Named } from './Gestures.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCoverages(ctx.actor)) refusePage()
  const page = (isId<'Coverage'>(params.id) && (await readCoverage(ctx, params.id))) || noPage()
  const asked = new URL(request.url).searchParams
  const q = (asked.get('q') ?? '').trim().slice(0, 100)
  return {
    ...page,
    q,
    found: q === '' ? null : (await findPeople(ctx, q, 8)).map(({ id, label }) => ({ id, label })),
    done: asked.has('fait'),
    today: ctx.today(),
    mayKeep: mayKeepCoverages(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCoverages(ctx.actor)) refusePage()
  if (!isId<'Coverage'>(params.id)) noPage()
  const id = params.id
  const typed = await request.formData()
  const intent = String(typed.get('intent') ?? '')
  const back = () => redirect(`/${ctx.hub.slug}/prises-en-charge/${id}?fait=oui`)
  if (intent === 'end') {
    const form = readForm(endForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const ended = await endCoverage(ctx, { id, lastDay: form.value.lastDay })
    return ended.ok ? back() : data(refusedForm(form.values, ended), { status: 422 })
  }
  const form = readForm(nameForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const named = await namePersonIn(ctx, { id, personId: form.value.personId, named: intent !== 'unname' })
  return named.ok ? back() : data(refusedForm(form.values, named), { status: 422 })
}

export default function CoveragePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const terms = useTerms()
  const { coverage, users, uses, period, mayKeep, done } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/prises-en-charge`
  const person = (id: string) => `${hub}/personnes/${id}`
  return (
    <>
      <title>{`${coverage.name} · Palier`}</title>
      <PageHeader
        over={t.title}
        title={coverage.name}
        lede={
          <Status tone={coverage.status === 'now' ? 'success' : 'neutral'}>
            {t.status[coverage.status]}
          </Status>
        }
        action={
          mayKeep && (
            <ButtonLink href={`${base}/${coverage.id}/modifier`} icon={Pencil}>
              {t.edit}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.title}
          </ButtonLink>
        }
      />
      {done && !actionData && <Notice tone="success">{w.saved}</Notice>}
      <div className="coverages-two">
        <div className="ui-stack">
          <Card title={w.use}>
            {coverage.budget !== null && (
              <>
                <h3>{w.budget}</h3>
                <UseBar used={coverage.usedThisYear} of={coverage.budget} label={w.budget} id="budget" />
              </>
            )}
            {coverage.budget === null && <p>{w.usedYear(terms.euros(coverage.usedThisYear))}</p>}
            <Table
              caption={w.perPerson(terms.period(period))}
              captionShown
              rows={users}
              rowKey={(row) => row.id}
              rowHref={(row) => person(row.id)}
              empty={<p className="ui-soft">{w.nobody}</p>}
              columns={[
                { key: 'who', header: t.columns.person, cell: (row) => row.name },
                {
                  key: 'used',
                  header: t.columns.usedNow,
                  cell: (row) => (
                    <UseBar used={row.used} of={coverage.ceiling} label={row.name} id={`used-${row.id}`} />
                  ),
                },
                {
                  key: 'left',
                  header: t.columns.left,
                  align: 'end',
                  nowrap: true,
                  cell: (row) =>
                    coverage.ceiling !== null && (
                      <Amount
                        value={row.used > coverage.ceiling ? zero : minus(coverage.ceiling, row.used)}
                      />
                    ),
                },
              ]}
            />
          </Card>
          {uses.length > 0 && (
            <Table
              caption={w.last}
              captionShown
              rows={uses}
              rowKey={(row) => row.id}
              rowHref={(row) => (row.path ? `${hub}/${row.path}` : person(row.personId))}
              columns={[
                {
                  key: 'what',
                  header: t.columns.what,
                  cell: (row) => row.label || (row.amount < zero ? w.given : ''),
                },
                { key: 'who', header: t.columns.person, cell: (row) => row.name },
                { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
                {
                  key: 'amount',
                  header: t.columns.amount,
                  align: 'end',
                  nowrap: true,
                  cell: (row) => <Amount value={row.amount} />,
                },
              ]}
            />
          )}
        </div>
        <div className="ui-stack">
          <Card title={w.facts}>
            <DefinitionList
              items={[
                { term: t.columns.payer, value: coverage.payerName ?? t.fund },
                { term: t.columns.takes, value: terms.takes(coverage) },
                { term: t.columns.who, value: terms.who(coverage) },
                { term: w.services, value: terms.services(coverage) },
                { term: t.columns.limits, value: terms.limits(coverage) },
                { term: w.when, value: terms.when(coverage) },
                { term: w.rank, value: String(coverage.rank) },
                { term: w.note, value: coverage.note },
              ]}
            />
          </Card>
          {coverage.peopleScope === 'list' && (
            <Named
              named={loaderData.named}
              q={loaderData.q}
              found={loaderData.found}
              hrefOf={person}
              mayKeep={mayKeep}
            />
          )}
          {mayKeep && coverage.status !== 'over' && <EndIt today={loaderData.today} refused={actionData} />}
        </div>
      </div>
    </>
  )
}
