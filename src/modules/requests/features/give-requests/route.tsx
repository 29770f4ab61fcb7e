import { data, redirect } from 'react-router'
import { z } from 'zod'
import { newId } from '#kit/id.ts'
import { findOrganisations, findPeople } from '#modules/people/index.server.ts'
import { idsIn } from '#modules/requests/ids.ts'
import { en as ownEn } from '#modules/requests/messages.en.ts'
import { fr as ownFr } from '#modules/requests/messages.fr.ts'
import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { withNames } from '#modules/requests/named.server.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { requestLife } from '#modules/requests/rules/life.ts'
import { requestsByIds } from '#modules/requests/store.server.ts'
import { RequestsTable } from '#modules/requests/ui/RequestsTable.tsx'
import { moveRequests } from '#modules/requests/use-cases/move-request.server.ts'
import { onceField, optionalId } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

const giveForm = z.object({
  assigneePersonId: optionalId<'Person'>(),
  assigneeOrganisationId: optionalId<'Organisation'>(),
  idempotencyKey: onceField(),
})

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const ids = idsIn(params)
  const q = (params.get('qui') ?? '').trim().slice(0, 100)
  const rows = await ctx.read((tx) => requestsByIds(tx, ctx.hub.id, ids))
  const providers = await findOrganisations(ctx, { kinds: ['provider', 'producer'], limit: 100 })
  return {
    rows: await withNames(ctx, rows),
    able: rows.filter((row) => requestLife.next(row.state, 'assign').ok).length,
    providers: providers.map(({ id, label }) => ({ value: id, label })),
    people: q === '' ? null : await findPeople(ctx, q, 8),
    q,
    ids: ids.join(','),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const form = readForm(giveForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { assigneePersonId, assigneeOrganisationId, idempotencyKey } = form.value
  if (!assigneePersonId && !assigneeOrganisationId)
    return data(
      refusedForm(form.values, { ok: false, code: 'assignee_needed', field: 'assigneeOrganisationId' }),
      { status: 422 },
    )
  const moved = await moveRequests(ctx, {
    requestIds: idsIn(new URL(request.url).searchParams),
    verb: 'assign',
    assignee: assigneePersonId
      ? { kind: 'person', id: assigneePersonId }
      : assigneeOrganisationId && { kind: 'organisation', id: assigneeOrganisationId },
    idempotencyKey,
  })
  if (!moved.ok) return data(refusedForm(form.values, moved), { status: 422 })
  const told = new URLSearchParams({ fait: String(moved.value.moved), laissees: String(moved.value.left) })
  return redirect(`/${ctx.hub.slug}/demandes?${told}`)
}

/** Several requests handed to one person or provider. */
export default function Give({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).give
  const own = useWords({ fr: ownFr, en: ownEn })
  const { rows, able, providers, people, q, ids, key } = loaderData
  const base = `/${params.hub}/demandes`
  const shown = shownForm(useLocale(), actionData, own.errors)
  if (rows.length === 0)
    return (
      <>
        <title>{`${t.nothing} · Palier`}</title>
        <EmptyState title={t.nothing} action={<ButtonLink href={base}>{t.back}</ButtonLink>}>
          {t.nothingText}
        </EmptyState>
      </>
    )
  return (
    <>
      <title>{`${t.title(able)} · Palier`}</title>
      <PageHeader
        title={t.title(able)}
        lede={able > 0 ? t.lede : t.noneAble}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.back}
          </ButtonLink>
        }
      />
      {shown.error && <Notice tone="danger">{shown.error}</Notice>}
      <div className="ui-stack">
        {able > 0 && providers.length > 0 && (
          <Card title={t.provider}>
            <Form id="prestataire" action={`?ids=${ids}`} idempotencyKey={key} {...shown}>
              <Field
                type="select"
                name="assigneeOrganisationId"
                label={t.provider}
                labelHidden
                options={providers}
              />
              <FormActions>
                <Button tone="primary">{t.give}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        {able > 0 && (
          <Card title={t.person}>
            <Form id="chercher" method="get" hidden={{ ids }}>
              <Field type="search" name="qui" label={t.find} value={q} autoComplete="off" />
              <FormActions>
                <Button icon={Search}>{t.search}</Button>
              </FormActions>
            </Form>
            {people?.length === 0 && <p>{t.none(q)}</p>}
            <div className="ui-row">
              {people?.map((person) => (
                <Form
                  key={person.id}
                  id={`a-${person.id}`}
                  action={`?ids=${ids}`}
                  idempotencyKey={key}
                  hidden={{ assigneePersonId: person.id }}
                >
                  <Button>{t.to(person.label)}</Button>
                </Form>
              ))}
            </div>
          </Card>
        )}
        <RequestsTable caption={t.title(rows.length)} base={base} rows={rows} />
      </div>
    </>
  )
}
