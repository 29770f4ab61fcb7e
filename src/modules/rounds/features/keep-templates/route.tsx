import { data, redirect } from 'react-router'
import { parseDay } from '#kit/day.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayKeepFleet, mayPrepareRounds } from '#modules/rounds/permits.ts'
import { skipDay } from '#modules/rounds/templates/keep.server.ts'
import { prepareDay } from '#modules/rounds/templates/prepare.server.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus, RefreshCw } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { dayForm, skipForm, WEEKDAYS } from './form.ts'
import { PrepareCard } from './PrepareCard.tsx'
import { templatesPage } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const day = parseDay(query.get('jour') ?? '')
  return {
    ...(await templatesPage(ctx, day.ok ? day.value : null)),
    mayKeep: mayKeepFleet(ctx.actor),
    sides: roundSides(ctx.actor),
    prepared: query.get('faites'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const here = `/${ctx.hub.slug}/tournees/modeles`
  const sent = await request.formData()
  const intent = sent.get('intent')
  if (intent === 'skip' || intent === 'unskip') {
    const form = readForm(skipForm, sent)
    if (!form.ok)
      return data({ state: { values: form.values, errors: form.errors }, left: [] }, { status: 422 })
    const { template, day } = form.value
    const done = await skipDay(ctx, template, { day, skip: intent === 'skip' })
    if (!done.ok) return data({ state: refusedForm(form.values, done), left: [] }, { status: 422 })
    return redirect(`${here}?jour=${day}`)
  }
  const form = readForm(dayForm, sent)
  if (!form.ok)
    return data({ state: { values: form.values, errors: form.errors }, left: [] }, { status: 422 })
  const done = await prepareDay(ctx, form.value.day)
  if (!done.ok) return data({ state: refusedForm(form.values, done), left: [] }, { status: 422 })
  // Those that could not be made are told with their reason on this very page: nothing of them was written.
  if (done.value.left.length > 0)
    return data({ state: undefined, left: done.value.left, made: done.value.made.length }, { status: 422 })
  return redirect(`${here}?jour=${form.value.day}&faites=${done.value.made.length}`)
}

export default function Templates({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const w = t.models
  const { templates, day, mayKeep, prepared } = loaderData
  const base = `/${params.hub}/tournees/modeles`
  const errors: Readonly<Record<string, string>> = t.errors
  const n = actionData && 'made' in actionData ? Number(actionData.made) : Number(prepared ?? 0)
  const wrong = shownForm(useLocale(), actionData?.state, t.errors)
  const add = mayKeep && (
    <ButtonLink href={`${base}/nouveau`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} quiet={add} />
      <RoundsTabs hub={params.hub} current="models" sides={loaderData.sides} />
      <div className="ui-stack">
        {n > 0 && (
          <Notice
            focused
            tone="success"
            actions={<ButtonLink href={`/${params.hub}/tournees?jour=${day}`}>{w.seeDay}</ButtonLink>}
          >
            {w.prepared(n)}
          </Notice>
        )}
        {(actionData?.left.length ?? 0) > 0 && (
          <Notice tone="warn">
            <ul>
              {actionData?.left.map(({ name, code }) => (
                <li key={name}>{w.left(name, errors[code] ?? t.errors.not_prepared)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {templates.length > 0 && <PrepareCard page={loaderData} hub={params.hub} wrong={wrong} />}
        <Table
          caption={w.title}
          rows={templates}
          rowKey={(one) => one.id}
          {...(mayKeep && { rowHref: (one: { id: string }) => `${base}/${one.id}` })}
          empty={
            <EmptyState title={w.none} icon={RefreshCw} action={add}>
              {w.noneText}
            </EmptyState>
          }
          columns={[
            { key: 'name', header: w.columns.name, cell: (one) => one.name },
            {
              key: 'days',
              header: w.columns.days,
              cell: (one) =>
                WEEKDAYS.filter((on) => one.weekdays.includes(Number(on)))
                  .map((on) => w.weekdays[on])
                  .join(', '),
            },
            {
              key: 'hours',
              header: w.columns.hours,
              nowrap: true,
              cell: (one) => windows([{ from: one.fromMinute, to: one.toMinute }]),
            },
            { key: 'who', header: w.columns.who, cell: (one) => one.whoName || w.nobody },
            { key: 'vehicle', header: w.columns.vehicle, fold: 'hide', cell: (one) => one.vehicle },
            { key: 'zone', header: w.columns.zone, fold: 'hide', cell: (one) => one.zone.join(', ') },
            {
              key: 'lines',
              header: w.columns.lines,
              align: 'end',
              foldLabel: true,
              cell: (one) => one.lines,
            },
          ]}
        />
      </div>
    </>
  )
}
