import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import type { Why } from '#modules/providers/index.server.ts'
import { idsIn } from '#modules/requests/ids.ts'
import { en as requestsEn } from '#modules/requests/messages.en.ts'
import { fr as requestsFr } from '#modules/requests/messages.fr.ts'
import { offersEn as en } from '#modules/requests/messages.offers.en.ts'
import { offersFr as fr } from '#modules/requests/messages.offers.fr.ts'
import { mayOfferJobs } from '#modules/requests/permits.ts'
import { ANSWER_HOURS, USUAL_HOURS } from '#modules/requests/rules/offers.ts'
import { offerRequests } from '#modules/requests/use-cases/offer-requests.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { ArrowLeft, Handshake } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { offerForm } from './form.ts'
import { readOfferPage } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayOfferJobs(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const ids = idsIn(params)
  if (ids.length === 0) throw redirect(`/${ctx.hub.slug}/demandes`)
  return {
    ...(await readOfferPage(ctx, ids)),
    ids: ids.join(','),
    done: { sent: params.get('fait'), left: params.get('laissees') },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayOfferJobs(ctx.actor)) refusePage()
  const typed = await request.formData()
  const requestIds = idsIn(new URL(request.url).searchParams)
  const form = readForm(offerForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const organisationIds = typed.getAll('organisationIds').filter((id) => isId<'Organisation'>(id))
  const offered = await offerRequests(ctx, { ...form.value, requestIds, organisationIds })
  if (!offered.ok) return data(refusedForm(form.values, offered), { status: 422 })
  const { sent, left } = offered.value
  const done = new URLSearchParams({ ids: requestIds.join(','), fait: String(sent), laissees: String(left) })
  return redirect(`/${ctx.hub.slug}/demandes/proposer?${done}`)
}

export default function OfferRequests({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const r = useWords({ fr: requestsFr, en: requestsEn })
  const locale = useLocale()
  const { jobs, candidates, done } = loaderData
  const base = `/${params.hub}/demandes`
  const able = candidates.filter((one) => one.fit !== 'no')
  const unable = candidates.filter((one) => one.fit === 'no')
  const why = (codes: readonly Why[]) => codes.map((code) => t.whyTo[code]).join(', ')
  const about = ({ rating, why: codes }: (typeof candidates)[number]) =>
    [
      rating ? t.rating(formatNumber(rating.average, locale, 1), rating.count) : t.noRating,
      codes.length > 0 && why(codes),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={jobs.length === 1 ? `${base}/${jobs[0]!.number}` : base}>
            {jobs.length === 1 ? t.back : t.backToList}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done.sent !== null && /^\d{1,5}$/.test(done.sent) && !actionData && (
          <Notice tone={done.sent === '0' ? 'info' : 'success'}>
            {t.sent(Number(done.sent), Number(done.left))}
          </Notice>
        )}
        <Card title={t.jobs(jobs.length)}>
          <Table
            caption={t.jobs(jobs.length)}
            rows={jobs}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/${row.number}`}
            columns={[
              {
                key: 'what',
                header: r.columns.service,
                cell: (row) =>
                  row.quantity > 1 ? `${row.serviceName} ${r.times(row.quantity)}` : row.serviceName,
              },
              { key: 'where', header: t.one.where, cell: (row) => row.place },
              {
                key: 'due',
                header: r.columns.due,
                cell: (row) => <DayFr value={row.dueOn} />,
                nowrap: true,
              },
              {
                key: 'price',
                header: r.columns.price,
                cell: (row) => <Amount value={row.price} />,
                align: 'end',
              },
            ]}
          />
        </Card>
        {able.length === 0 ? (
          <EmptyState
            title={t.nobody}
            icon={Handshake}
            action={<ButtonLink href={`/${params.hub}/partenaires?type=provider`}>{t.providers}</ButtonLink>}
          >
            {t.nobodyText}
          </EmptyState>
        ) : (
          <Card title={t.to}>
            <Form
              id="offre"
              action={`?ids=${loaderData.ids}`}
              idempotencyKey={loaderData.key}
              {...shownForm(locale, actionData, t.errors, { hours: String(USUAL_HOURS) })}
            >
              <Field
                type="checkboxes"
                name="organisationIds"
                label={t.short}
                help={t.seen}
                options={able.map((one) => ({
                  value: one.organisationId,
                  label: one.name,
                  help: about(one),
                }))}
              />
              <Field
                type="select"
                name="hours"
                label={t.hours}
                blank={false}
                width="medium"
                options={ANSWER_HOURS.map((n) => ({ value: String(n), label: t.hour(n) }))}
              />
              <Field
                type="textarea"
                name="message"
                label={t.message}
                help={t.messageHelp}
                optional
                rows={2}
                maxLength={500}
              />
              <FormActions>
                <Button tone="primary" icon={Handshake}>
                  {t.send}
                </Button>
              </FormActions>
            </Form>
          </Card>
        )}
        {unable.length > 0 && (
          <Card title={t.cannot}>
            <ul>
              {unable.map((one) => (
                <li key={one.organisationId}>
                  {one.name} <span className="ui-soft">({why(one.why)})</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
