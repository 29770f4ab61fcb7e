import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import { mayCollectDebits, mayKeepMandates, mayReadMandates } from '#modules/bank/permits.ts'
import { maskIban, showIban } from '#modules/bank/rules/identifiers.ts'
import { lapsesOn, mandateLife, standingOf } from '#modules/bank/rules/mandates.ts'
import { collectionsOf, mandateById, movesOf } from '#modules/bank/sepa/mandate-store.server.ts'
import { changeAccount, moveMandate } from '#modules/bank/sepa/mandates.server.ts'
import { ItemStatus, MandateStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft, Euro, Printer, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { changeForm, HAND_VERBS, moveForm } from './form.ts'
import { Gestures } from './Gestures.tsx'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadMandates(ctx.actor)) refusePage()
  const { id } = params
  if (!isId<'Mandate'>(id)) noPage()
  const page = await ctx.read(async (tx) => {
    const mandate = await mandateById(tx, ctx.hub.id, id)
    if (!mandate) return null
    const moves = await movesOf(tx, ctx.hub.id, id)
    return { mandate, moves, collections: await collectionsOf(tx, ctx.hub.id, id) }
  })
  if (!page) noPage()
  const { mandate } = page
  const mayKeep = mayKeepMandates(ctx.actor)
  const name = mandate.organisationId
    ? (await organisationNames(ctx, [mandate.organisationId])).get(mandate.organisationId)
    : (await peopleNames(ctx, [mandate.personId])).get(mandate.personId!)
  return {
    ...page,
    mandate: { ...mandate, iban: mayKeep ? showIban(mandate.iban) : maskIban(mandate.iban) },
    name: name ?? mandate.holder,
    standing: standingOf(mandate, ctx.today()),
    lapsesOn: lapsesOn(mandate),
    verbs: mayKeep ? HAND_VERBS.filter((verb) => mandateLife.verbs(mandate.state).includes(verb)) : [],
    mayChange: mayKeep && mandateLife.verbs(mandate.state).includes('change'),
    mayReadRuns: mayCollectDebits(ctx.actor),
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepMandates(ctx.actor)) refusePage()
  const { id } = params
  if (!isId<'Mandate'>(id)) noPage()
  const typed = await request.formData()
  const intent = typed.get('intent') === 'change' ? 'change' : 'move'
  const refused = (state: {
    values: Readonly<Record<string, string>>
    errors: Readonly<Record<string, string>>
  }) => data({ intent, ...state }, { status: 422 })
  if (intent === 'change') {
    const form = readForm(changeForm, typed)
    if (!form.ok) return refused(form)
    const changed = await changeAccount(ctx, { id, ...form.value })
    if (!changed.ok) return refused(refusedForm(form.values, changed))
  } else {
    const form = readForm(moveForm, typed)
    if (!form.ok) return refused(form)
    const moved = await moveMandate(ctx, { id, ...form.value })
    if (!moved.ok) return refused(refusedForm(form.values, moved))
  }
  return redirect(`/${ctx.hub.slug}/argent/mandats/${id}?fait=oui`)
}

export default function MandatePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const f = t.facts
  const locale = useLocale()
  const { mandate, name, standing, collections, moves } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/mandats`
  const debtor = mandate.organisationId
    ? `partenaires/${mandate.organisationId}`
    : `personnes/${mandate.personId}`
  const owed = mandate.organisationId ? `organisme/${mandate.organisationId}` : `personne/${mandate.personId}`
  const alive = standing === 'active' || standing === 'closing'
  return (
    <>
      <title>{`${mandate.holder}, ${mandate.rum} · Palier`}</title>
      <PageHeader
        over={mandate.rum}
        title={mandate.holder}
        lede={<MandateStatus standing={standing} />}
        action={
          <ButtonLink href={`${base}/${mandate.id}/papier`} icon={Printer}>
            {t.paper}
          </ButtonLink>
        }
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.back}
            </ButtonLink>
            <ButtonLink href={`${hub}/${debtor}`} icon={User}>
              {t.record}
            </ButtonLink>
            <ButtonLink href={`${hub}/argent/a-recevoir/${owed}`} icon={Euro}>
              {t.owed}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {loaderData.done && !actionData && <Notice tone="success">{t.done}</Notice>}
        {standing === 'lapsed' && (
          <Notice tone="danger" live={false}>
            {t.lapsed(formatDay(loaderData.lapsesOn, locale))}
          </Notice>
        )}
        {mandate.accountChanged && alive && <Notice live={false}>{t.changed}</Notice>}
        <div className="sepa-two">
          <Card>
            <DefinitionList
              items={[
                ...(name === mandate.holder ? [] : [{ term: f.debtor, value: name }]),
                { term: f.iban, value: <span className="sepa-iban">{mandate.iban}</span> },
                { term: f.bic, value: mandate.bic },
                { term: f.recurrence, value: t.recurrences[mandate.recurrence] },
                { term: f.signed, value: f.signedAt(formatDay(mandate.signedOn, locale), mandate.signedAt) },
                { term: f.notice, value: f.days(mandate.noticeDays) },
                {
                  term: f.used,
                  value: mandate.lastUsedOn ? <DayFr value={mandate.lastUsedOn} /> : t.never,
                },
              ]}
            />
            {alive && <p className="ui-soft ui-small">{t.lapses(formatDay(loaderData.lapsesOn, locale))}</p>}
          </Card>
          <Card title={t.history}>
            <Timeline
              items={moves.map((move) => ({
                key: move.id,
                what: t.told[move.verb],
                who: move.actorName,
                when: <DateTimeFr value={move.at} />,
                detail: move.why ?? undefined,
              }))}
            />
          </Card>
        </div>
        <Table
          caption={t.collections}
          captionShown
          rows={collections}
          rowKey={(row) => row.id}
          rowHref={loaderData.mayReadRuns ? (row) => `${hub}/argent/prelevements/${row.run}` : undefined}
          empty={<p className="ui-soft">{t.noCollections}</p>}
          columns={[
            {
              key: 'day',
              header: t.columns.used,
              nowrap: true,
              cell: (row) => <DayFr value={row.collectOn} />,
            },
            { key: 'what', header: t.facts.recurrence, cell: (row) => row.label },
            {
              key: 'state',
              header: t.columns.state,
              cell: (row) => (
                <>
                  <ItemStatus state={row.state} />
                  {row.reason && <small className="sepa-reason">{t.reasons[row.reason]}</small>}
                </>
              ),
            },
            {
              key: 'amount',
              header: '€',
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
        />
        <Gestures
          verbs={loaderData.verbs}
          mayChange={loaderData.mayChange}
          refused={actionData}
          holder={mandate.holder}
        />
      </div>
    </>
  )
}
