import { data, redirect } from 'react-router'
import { z } from 'zod'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { keepSettings } from '#modules/billing/settings.server.ts'
import { settingsOf } from '#modules/billing/settings-store.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { optionalText, wholeField } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { Check, Landmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

const settingsForm = z.object({
  days: wholeField(0, 365),
  endOfMonth: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
  personDays: wholeField(0, 90),
  lateRate: optionalText(80).transform((text) => text ?? ''),
  note: optionalText(500).transform((text) => text ?? ''),
  firstReminder: wholeField(1, 365),
  secondReminder: wholeField(1, 365),
  thirdReminder: wholeField(1, 365),
})

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  return {
    settings: await ctx.read((tx) => settingsOf(tx, ctx.hub.id)),
    kept: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const form = readForm(settingsForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const kept = await keepSettings(ctx, form.value)
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/reglages?fait=1`)
}

export default function InvoiceSettings({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { settings } = loaderData
  const days = (
    name: 'days' | 'personDays' | 'firstReminder' | 'secondReminder' | 'thirdReminder',
    label: string,
    help?: string,
  ) => (
    <Field
      type="number"
      name={name}
      label={label}
      help={help}
      unit={t.days}
      value={String(settings[name])}
      width="short"
    />
  )
  return (
    <>
      <title>{`${t.hubTitle} · Palier`}</title>
      <PageHeader
        title={t.hubTitle}
        lede={t.hubLede}
        quiet={
          <ButtonLink href={`/${params.hub}/argent/identite`} icon={Landmark}>
            {t.identity}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="invoiceSettings" />
      {loaderData.kept && !actionData && <Notice tone="success">{t.kept}</Notice>}
      <Form {...shownForm(locale, actionData, t.errors)}>
        <FieldSet legend={t.hubTerms}>
          {days('days', t.hubDays, t.hubDaysHelp)}
          <Field type="checkbox" name="endOfMonth" label={t.endOfMonth} checked={settings.endOfMonth} />
          {days('personDays', t.personDays)}
        </FieldSet>
        <FieldSet legend={t.hubMentions}>
          <Field
            name="lateRate"
            label={t.lateRate}
            help={t.lateRateHelp}
            value={settings.lateRate}
            optional
          />
          <Field
            type="textarea"
            name="note"
            label={t.hubNote}
            help={t.hubNoteHelp}
            value={settings.note}
            rows={3}
            optional
          />
        </FieldSet>
        <FieldSet legend={t.hubReminders}>
          {days('firstReminder', t.firstReminder)}
          {days('secondReminder', t.secondReminder)}
          {days('thirdReminder', t.thirdReminder)}
        </FieldSet>
        <FormActions>
          <Button tone="primary" icon={Check}>
            {t.keep}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
