import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { cents, toInput } from '#kit/money.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import { PILLARS } from '#modules/money/rules/axes.ts'
import { HOUR_RATE, valueOfHours } from '#modules/money/rules/hours.ts'
import {
  ALL_KINDS,
  kindRow,
  kindsOf,
  OPERATION_GROUPS,
  type OperationGroup,
  type OperationKind,
} from '#modules/money/rules/kinds.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { findOrganisations, getOrganisation } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { operationForm } from './form.ts'
import { recordOperation } from './use-case.server.ts'

/** Words of the address for the four directions. */
const SIDES: Record<OperationGroup, string> = {
  income: 'recette',
  expense: 'depense',
  'in-kind': 'nature',
  move: 'mouvement',
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const asked = params.get('genre') as OperationKind
  const centimes = params.get('centimes') ?? ''
  const kind = ALL_KINDS.includes(asked) ? asked : undefined
  const side = OPERATION_GROUPS.find((group) => SIDES[group] === params.get('sens'))
  const organisations = await findOrganisations(ctx, { limit: 500 })
  return {
    kind,
    group: kind ? kindRow(kind).group : (side ?? 'income'),
    amount: /^\d{1,12}$/.test(centimes) ? toInput(cents(BigInt(centimes))) : '',
    day: ctx.today(),
    organisations: organisations.map(({ id, label }) => ({ value: id as string, label })),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(operationForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { amount, hours, rate, organisationId, partyName, ...rest } = form.value
  const organisation = organisationId ? await getOrganisation(ctx, organisationId) : null
  if (organisationId && !organisation)
    return data({ values: form.values, errors: { organisationId: 'unknown_choice' } }, { status: 422 })
  const recorded = await recordOperation(ctx, {
    ...rest,
    amount: amount ?? valueOfHours((hours ?? 0) * 60, rate),
    organisationId,
    partyName: organisation?.name ?? partyName,
  })
  if (!recorded.ok) return data(refusedForm(form.values, recorded), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/ecritures/${recorded.value.number}?fait=note`)
}

export default function RecordOperation({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.record
  const { group, kind, amount, day, organisations, key } = loaderData
  const base = `/${params.hub}/argent/operations/nouvelle`
  const withMeans = group === 'income' || group === 'expense'
  const before = {
    kind: kind ?? '',
    amount,
    day,
    means: 'transfer',
    rate: toInput(HOUR_RATE),
    label: kind ? t.kinds[kind] : '',
  }
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} />
      <Tabs
        label={t.filters.group}
        tabs={OPERATION_GROUPS.map((side) => ({
          label: t.operations.groups[side],
          href: `${base}?sens=${SIDES[side]}`,
          current: side === group,
        }))}
      />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <FieldSet legend={w.what}>
          <Field
            type="select"
            name="kind"
            label={w.kind}
            blank={w.choose}
            options={kindsOf(group).map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Field name="label" label={w.label} help={w.labelHelp} />
        </FieldSet>
        <FieldSet legend={w.howMuch}>
          <Field
            type="money"
            name="amount"
            label={w.amount}
            help={group === 'in-kind' ? w.valueHelp : undefined}
            optional={group === 'in-kind'}
          />
          {group === 'in-kind' && (
            <>
              <Field type="number" name="hours" label={w.hours} help={w.hoursHelp} optional width="short" />
              <Field type="money" name="rate" label={w.rate} optional />
            </>
          )}
        </FieldSet>
        <FieldSet legend={w.when}>
          <Field type="date" name="day" label={w.day} width="medium" />
          <Field
            type="select"
            name="organisationId"
            label={w.organisation}
            help={group === 'income' ? w.organisationHelp : undefined}
            optional
            options={organisations}
          />
          <Field name="partyName" label={w.party} optional autoComplete="off" />
          {withMeans && <MeansField label={group === 'income' ? w.receivedBy : w.means} />}
          <Field name="reference" label={w.reference} help={w.referenceHelp} optional width="medium" />
          {group === 'income' && (
            <Field
              type="select"
              name="pillar"
              label={w.pillar}
              help={w.pillarHelp}
              optional
              blank={w.pillarUsual}
              options={PILLARS.map((value) => ({ value, label: t.pillars[value] }))}
            />
          )}
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
