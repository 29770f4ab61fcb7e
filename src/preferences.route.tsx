import { eq } from 'drizzle-orm'
import { data, redirect } from 'react-router'
import { z } from 'zod'
import { choiceField } from '#platform/forms/fields.ts'
import { readForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { en as sessionEn } from '#platform/session/messages.en.ts'
import { fr as sessionFr } from '#platform/session/messages.fr.ts'
import { personOf, servicesContext } from '#platform/session/request.server.ts'
import { user } from '#platform/session/tables.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/preferences.route'

const LOCALES = ['fr', 'en'] as const
const preferencesForm = z.object({ locale: choiceField(LOCALES) })

export async function loader({ request, context }: Route.LoaderArgs) {
  const person = await personOf(context.get(servicesContext), request)
  if (!person) throw redirect('/connexion?retour=/preferences')
  return { name: person.name, locale: person.locale, saved: new URL(request.url).searchParams.has('fait') }
}

export async function action({ request, context }: Route.ActionArgs) {
  const services = context.get(servicesContext)
  const person = await personOf(services, request)
  if (!person) throw redirect('/connexion?retour=/preferences')
  const form = readForm(preferencesForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  await services.db.auth.update(user).set({ locale: form.value.locale }).where(eq(user.id, person.id))
  return redirect('/preferences?fait')
}

export default function Preferences({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr: sessionFr, en: sessionEn })
  const { name, locale, saved } = loaderData
  return (
    <Shell
      entries={[]}
      user={{ name, role: '', links: [{ label: t.yourHubs, href: '/' }], signOut: '/deconnexion' }}
    >
      <title>{`${t.preferences} · Palier`}</title>
      <PageHeader title={t.preferences} />
      {saved && <Notice tone="success">{t.saved}</Notice>}
      <Form {...shownForm(useLocale(), actionData)}>
        <Field
          type="radio"
          name="locale"
          label={t.language}
          value={locale}
          options={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        <FormActions>
          <Button tone="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </Shell>
  )
}
