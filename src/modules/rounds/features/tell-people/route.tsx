import { data, redirect } from 'react-router'
import { z } from 'zod'
import { en } from '#modules/rounds/messages.tell.en.ts'
import { fr } from '#modules/rounds/messages.tell.fr.ts'
import { mayKeepFleet } from '#modules/rounds/permits.ts'
import { keepTellingForm, readTelling } from '#modules/rounds/tell/keep.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

const SAID = ['slots', 'road', 'missed'] as const
const box = z.literal('on').optional().catch(undefined)
const tellForm = z.object({ slots: box, road: box, missed: box })

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  return { telling: await readTelling(ctx), done: new URL(request.url).searchParams.has('fait') }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const form = readForm(tellForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { slots, road, missed } = form.value
  const kept = await keepTellingForm(ctx, {
    slots: slots === 'on',
    road: road === 'on',
    missed: missed === 'on',
  })
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/reglages/passages?fait=1`)
}

/** What a hub tells by itself to those for whom a round comes. */
export default function TellPeople({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).telling
  const locale = useLocale()
  const { telling, done } = loaderData
  const shown = shownForm(locale, actionData, t.errors)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/reglages/deplacements`}>
            {t.back}
          </ButtonLink>
        }
      />
      {done && !actionData && <Notice tone="success">{t.saved}</Notice>}
      <Form id="prevenir" action={`/${params.hub}/reglages/passages`} {...shown}>
        <Card title={t.what} aside={<a href={`/${params.hub}/reglages/messages`}>{t.words}</a>}>
          {SAID.map((name) => (
            <Field
              key={name}
              type="checkbox"
              name={name}
              label={t[name]}
              help={t[`${name}Help`]}
              checked={telling[name]}
              optional
            />
          ))}
        </Card>
        <FormActions>
          <Button tone="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
