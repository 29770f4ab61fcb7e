import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue, mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import { useSegmentWords } from '#modules/people/ui/segments.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr, Duration } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Form } from '#ui/Form.tsx'
import { Euro, Pencil, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { type SegmentPrice, servicePage } from './query.server.ts'
import { putBackService, retireService } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const page = isId<'Service'>(params.id) ? await servicePage(ctx, params.id) : null
  if (!page) noPage()
  return {
    ...page,
    mayWrite: mayWriteCatalogue(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!isId<'Service'>(params.id)) noPage()
  const intent = (await request.formData()).get('intent')
  if (intent !== 'back' && intent !== 'retire') return data({ code: 'invalid' }, { status: 422 })
  const back = intent === 'back'
  const moved = back ? await putBackService(ctx, params.id) : await retireService(ctx, params.id)
  if (!moved.ok) return data({ code: moved.code }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/catalogue/${params.id}?fait=${back ? 'returned' : 'retired'}`)
}

const DONE = ['added', 'saved', 'priced', 'retired', 'returned'] as const

export default function ShowService({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const names = useSegmentWords()
  const refused = shownForm(
    useLocale(),
    actionData && { values: {}, errors: { '': actionData.code } },
    t.errors,
  ).error
  const { service, segments, history, mayWrite } = loaderData
  const w = t.service
  const hub = `/${params.hub}`
  const here = `${hub}/catalogue/${service.id}`
  const offered = service.retiredAt === null
  const done = DONE.find((word) => word === loaderData.done)
  const nextColumn: Column<SegmentPrice> = {
    key: 'next',
    header: t.price.next,
    cell: (row) =>
      row.next && (
        <>
          <Amount value={row.next.price} /> {t.price.from} <DayFr value={row.next.fromDay} />
        </>
      ),
    fold: 'line',
  }
  const putBack = (
    <Form id="back" intent="back" action={here}>
      <Button>{w.back}</Button>
    </Form>
  )
  return (
    <>
      <title>{`${service.name} · Palier`}</title>
      <PageHeader
        over={t.activities[service.activity]}
        title={service.name}
        lede={service.description}
        action={
          offered && (
            <ButtonLink tone="primary" icon={Plus} href={`${hub}/guichet?service=${service.id}`}>
              {w.take}
            </ButtonLink>
          )
        }
        quiet={
          mayWrite && (
            <ButtonLink icon={Pencil} href={`${here}/modifier`}>
              {w.edit}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {refused && <Notice tone="danger">{refused}</Notice>}
        {done && offered && <Notice tone="success">{w[done]}</Notice>}
        {!offered && (
          <Notice tone="warn" title={t.retired} actions={mayWrite && putBack}>
            {w.retiredNotice}
          </Notice>
        )}
        <Card
          title={t.form.prices}
          aside={
            mayWrite && (
              <ButtonLink icon={Euro} href={`${here}/prix`}>
                {t.price.set}
              </ButtonLink>
            )
          }
        >
          <Table
            caption={t.form.prices}
            rows={segments}
            rowKey={(row) => row.segment}
            columns={[
              { key: 'segment', header: t.price.segment, cell: (row) => names[row.segment] },
              {
                key: 'price',
                header: t.price.now,
                cell: (row) => (row.price === null ? t.price.onRequest : <Amount value={row.price} />),
                align: 'end',
                fold: 'side',
              },
              {
                key: 'margin',
                header: t.price.margin,
                cell: (row) => row.margin !== null && <Amount value={row.margin} />,
                align: 'end',
                fold: 'line',
                foldLabel: true,
              },
              ...(segments.some((row) => row.next) ? [nextColumn] : []),
            ]}
          />
        </Card>
        <Card title={w.facts}>
          <DefinitionList
            items={[
              { term: t.form.unit, value: t.units[service.unit] },
              {
                term: t.form.minutes,
                value: service.minutes > 0 && <Duration minutes={service.minutes} />,
              },
              { term: t.form.directCost, value: <Amount value={service.directCost} /> },
            ].filter(({ value }) => value !== false)}
          />
        </Card>
        <Card title={t.price.history}>
          <Table
            caption={t.price.history}
            rows={history}
            rowKey={(row) => `${row.segment} ${row.recordedAt.toISOString()} ${row.fromDay}`}
            columns={[
              { key: 'from', header: t.price.since, cell: (row) => <DayFr value={row.fromDay} /> },
              { key: 'segment', header: t.price.segment, cell: (row) => names[row.segment] },
              {
                key: 'recorded',
                header: t.price.recorded,
                cell: (row) => <DateTimeFr value={row.recordedAt} />,
                fold: 'hide',
              },
              {
                key: 'price',
                header: t.price.amount,
                cell: (row) => <Amount value={row.price} />,
                align: 'end',
              },
            ]}
          />
        </Card>
        {mayWrite && offered && (
          <Form id="retire" intent="retire" action={here} className="ui-no-print">
            <Button>{w.retire}</Button>
          </Form>
        )}
      </div>
    </>
  )
}
