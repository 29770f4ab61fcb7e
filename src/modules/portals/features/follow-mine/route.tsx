import { data, redirect } from 'react-router'
import { minuteIn } from '#kit/day.ts'
import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { OwnStatus } from '#modules/portals/ui/OwnStatus.tsx'
import { PassageCard } from '#modules/portals/ui/PassageCard.tsx'
import { ownRequest, rateOwn } from '#modules/requests/index.server.ts'
import { passagesOf } from '#modules/rounds/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { rateForm } from './form.ts'
import '#modules/portals/ui/portals.css'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const one = await ownRequest(ctx, params.number)
  // Somebody else's number answers as one that does not exist.
  if (!one) throw redirect(`/${ctx.hub.slug}/mon-espace/demandes?fait=ailleurs`)
  return {
    one,
    passage: (await passagesOf(ctx, [one.id])).get(one.id) ?? null,
    seenAt: minuteIn(ctx.now(), ctx.hub.zone),
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const form = readForm(rateForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const rated = await rateOwn(ctx, params.number, form.value)
  if (!rated.ok && rated.code === 'not_found')
    throw redirect(`/${ctx.hub.slug}/mon-espace/demandes?fait=ailleurs`)
  return rated.ok
    ? redirect(`/${ctx.hub.slug}/mon-espace/demandes/${params.number}?fait=avis`)
    : data(refusedForm(form.values, rated), { status: 422 })
}

/** One request of one's own: how far it is, one's part of the price, and what one thought of it. */
export default function OwnRequestPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { one, passage, seenAt, done } = loaderData
  const base = `/${params.hub}/mon-espace`
  const shown = shownForm(useLocale(), actionData, w.errors)
  return (
    <>
      <title>{`${one.serviceName} · Palier`}</title>
      <PageHeader
        over={one.number}
        title={one.serviceName}
        lede={<OwnStatus state={one.state} />}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`${base}/demandes`}>
            {w.one.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w.rated}</Notice>}
        {one.state === 'quoted' && <Notice tone="warn">{w.one.quoted}</Notice>}
        {passage && <PassageCard passage={passage} seenAt={seenAt} />}
        {one.mayRate && (
          <Card title={w.one.rate}>
            <Form id="rate" {...shown}>
              <Field
                type="radio"
                name="score"
                label={w.one.rate}
                labelHidden
                options={w.one.scores.map((label, i) => ({ value: String(i + 1), label })).reverse()}
              />
              <Field type="textarea" name="comment" label={w.one.comment} rows={2} optional />
              <FormActions>
                <Button tone="primary">{w.one.send}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <Card>
          <DefinitionList
            items={[
              { term: w.one.forWhom, value: one.forWhom },
              {
                term: w.one.what,
                value: one.quantity > 1 ? `${one.serviceName} × ${one.quantity}` : one.serviceName,
              },
              { term: w.one.wanted, value: one.wantedOn ? <DayFr value={one.wantedOn} /> : w.one.soon },
              { term: w.one.words, value: one.details },
              { term: w.one.received, value: <DateTimeFr value={one.receivedAt} /> },
              { term: w.one.done, value: one.doneAt && <DateTimeFr value={one.doneAt} /> },
              { term: w.one.part, value: one.part === null ? w.elsewhere : <Amount value={one.part} /> },
              { term: w.one.owes, value: one.owes > 0n && <Amount value={one.owes} /> },
              { term: w.one.rated, value: one.rated && w.one.scores[one.rated - 1] },
            ]}
          />
        </Card>
      </div>
    </>
  )
}
