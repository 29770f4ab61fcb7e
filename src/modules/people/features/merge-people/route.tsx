import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { getPerson, organisationNames } from '#modules/people/choosers.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { disputed, MERGED, type MergedField, shownOf } from '#modules/people/rules/duplicates.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import type { PersonRow } from '#modules/people/store.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { mergeForm } from './form.ts'
import { mergePeople, tellApart } from './use-case.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const kept = isId<'Person'>(params.kept) ? await getPerson(ctx, params.kept) : null
  const gone = isId<'Person'>(params.gone) ? await getPerson(ctx, params.gone) : null
  if (!kept || !gone) noPage()
  // Settled meanwhile by somebody else: one of the two addresses leads to the other record now.
  if (kept.id === gone.id) throw redirect(`/${ctx.hub.slug}/personnes/${kept.id}`)
  const names = await organisationNames(ctx, [kept.organisationId, gone.organisationId])
  const columns = (row: PersonRow) => ({
    name: fullName(row),
    since: dayIn(row.createdAt, ctx.hub.zone),
    shown: Object.fromEntries(MERGED.map((field) => [field, shownOf(row, field)])) as Record<
      MergedField,
      string
    >,
    organisation: row.organisationId ? (names.get(row.organisationId) ?? '') : '',
  })
  return { kept: columns(kept), gone: columns(gone), disputed: disputed(kept, gone) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  if (!isId<'Person'>(params.kept) || !isId<'Person'>(params.gone)) noPage()
  const pair = { keptId: params.kept, goneId: params.gone }
  const typed = await request.formData()
  const base = `/${ctx.hub.slug}/personnes`
  if (typed.get('intent') === 'apart') {
    const told = await tellApart(ctx, pair)
    return told.ok
      ? redirect(`${base}/doublons?fait=distinguees`)
      : data(refusedForm({}, told), { status: 422 })
  }
  const form = readForm(mergeForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const merged = await mergePeople(ctx, pair, form.value)
  if (!merged.ok) return data(refusedForm(form.values, merged), { status: 422 })
  return redirect(`${base}/${pair.keptId}?fait=merged`)
}

export default function Compare({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.merge
  const locale = useLocale()
  const { kept, gone } = loaderData
  const base = `/${params.hub}/personnes`
  const shown = shownForm(locale, actionData, t.errors)
  const labels: Readonly<Record<MergedField, string>> = {
    firstName: t.form.firstName,
    lastName: t.form.lastName,
    segment: t.form.segment,
    phone: t.form.phone,
    email: t.form.email,
    address: w.address,
    needs: t.form.needs,
    organisationId: t.form.organisation,
    reachBy: t.reach.reachBy,
    benefit: t.reach.benefit,
  }
  const wordsOf = (side: typeof kept, field: MergedField): string => {
    const value = side.shown[field]
    if (field === 'phone') return showPhone(value)
    if (field === 'organisationId') return side.organisation
    const known: Readonly<Record<string, string>> =
      field === 'segment'
        ? t.segments
        : field === 'reachBy'
          ? { ...t.reach.ways, none: t.reach.noMessage }
          : t.reach.benefits
    return field === 'segment' || field === 'reachBy' || field === 'benefit' ? (known[value] ?? '') : value
  }
  return (
    <>
      <title>{`${w.compareTitle} · Palier`}</title>
      <PageHeader
        title={w.compareTitle}
        lede={w.compareLede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`${base}/doublons`}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <Table
          caption={w.compareTitle}
          rows={MERGED.filter((field) => wordsOf(kept, field) + wordsOf(gone, field) !== '')}
          rowKey={(field) => field}
          columns={[
            { key: 'field', header: w.what, cell: (field) => labels[field] },
            ...([kept, gone] as const).map((side, i) => ({
              key: side === kept ? 'kept' : 'gone',
              header: `${i === 0 ? w.keeps : w.goes} (${w.since(formatDay(side.since, locale))})`,
              cell: (field: MergedField) =>
                wordsOf(side, field) || <span className="ui-soft">{w.nothing}</span>,
              fold: 'line' as const,
              foldLabel: true,
            })),
          ]}
        />
        <p className="ui-row">
          <ButtonLink href={`${base}/doublons/${params.gone}/${params.kept}`}>{w.swap}</ButtonLink>
          <ButtonLink href={`${base}/${params.kept}`}>{w.openKept}</ButtonLink>
          <ButtonLink href={`${base}/${params.gone}`}>{w.openGone}</ButtonLink>
        </p>
        <Form id="merge" intent="merge" {...shown}>
          {loaderData.disputed.length === 0 && <p>{w.agree}</p>}
          {loaderData.disputed.map((field) => (
            <Field
              key={field}
              type="radio"
              name={field}
              label={labels[field]}
              value="kept"
              options={[
                { value: 'kept', label: wordsOf(kept, field) },
                { value: 'gone', label: wordsOf(gone, field) },
              ]}
            />
          ))}
          <p className="ui-soft">
            <strong>{w.both}</strong> : {w.bothText}
          </p>
          <FormActions>
            <Button tone="primary">{w.merge}</Button>
          </FormActions>
        </Form>
        <Form id="apart" intent="apart">
          <p className="ui-soft">{w.apartText}</p>
          <FormActions>
            <Button>{w.apart}</Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}
