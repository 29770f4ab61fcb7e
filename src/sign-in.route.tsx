import { data, redirect } from 'react-router'
import { z } from 'zod'
import { emailField, textField } from '#platform/forms/fields.ts'
import { type FormState, readForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { attempts } from '#platform/session/attempts.ts'
import { demoCast } from '#platform/session/demo.server.ts'
import { en } from '#platform/session/messages.en.ts'
import { fr } from '#platform/session/messages.fr.ts'
import { personOf, safeReturn, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/sign-in.route'
import './front.css'

const passwordForm = z.object({ email: emailField(), password: textField(200) })
const linkForm = z.object({ email: emailField() })

// better-auth counts tries at its own addresses only; this page calls it from inside.
const PASSWORDS = attempts(8, 60_000)
const LINKS = attempts(3, 60_000)

export async function loader({ request, context }: Route.LoaderArgs) {
  const services = context.get(servicesContext)
  const params = new URL(request.url).searchParams
  const back = safeReturn(params.get('retour'))
  if (await personOf(services, request)) throw redirect(back)
  return { back, cast: await demoCast(services), sent: params.has('envoye'), expired: params.has('error') }
}

const refused = (form: 'password' | 'link', state: FormState) => data({ form, state }, { status: 422 })

export async function action({ request, context }: Route.ActionArgs) {
  const { auth, clock } = context.get(servicesContext)
  const posted = await request.formData()
  const back = safeReturn(new URL(request.url).searchParams.get('retour'))
  if (posted.get('intent') === 'link') {
    const form = readForm(linkForm, posted)
    if (!form.ok) return refused('link', form)
    if (!LINKS.allow(form.value.email.toLowerCase(), clock.now()))
      return refused('link', { values: form.values, errors: { '': 'too_many' } })
    // The answer is the same for known and unknown addresses: it must not tell who has an account.
    await auth.api
      .signInMagicLink({
        body: { email: form.value.email, callbackURL: back, errorCallbackURL: '/connexion' },
        headers: request.headers,
      })
      .catch(() => undefined)
    return redirect('/connexion?envoye')
  }
  const form = readForm(passwordForm, posted)
  const values = { email: String(posted.get('email') ?? '') }
  if (!form.ok) return refused('password', { values, errors: form.errors })
  const key = form.value.email.toLowerCase()
  if (!PASSWORDS.allow(key, clock.now())) return refused('password', { values, errors: { '': 'too_many' } })
  const answer = await auth.api.signInEmail({ body: form.value, headers: request.headers, asResponse: true })
  if (!answer.ok) return refused('password', { values, errors: { '': 'bad_credentials' } })
  PASSWORDS.forget(key)
  return redirect(back, { headers: answer.headers })
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const shown = (form: 'password' | 'link') =>
    shownForm(locale, actionData?.form === form ? actionData.state : undefined, t.errors)
  const { cast, back } = loaderData
  return (
    <Shell entries={[]}>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <div className="ui-stack">
        {loaderData.sent && <Notice tone="success">{t.linkSent}</Notice>}
        {loaderData.expired && <Notice tone="warn">{t.errors.link_expired}</Notice>}
        {cast && (
          <Card title={t.demoTitle}>
            <p>{t.demoHelp}</p>
            <ul className="front-cast">
              {cast.map((one) => (
                <li key={one.href}>
                  <ButtonLink href={`${one.href}&retour=${encodeURIComponent(back)}`}>{one.name}</ButtonLink>
                  <span>{one.places.map((p) => `${t.roles[p.role]}, ${p.hub}`).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Form id="password" {...shown('password')}>
          <Field name="email" type="email" label={t.email} autoComplete="username" />
          <Field name="password" type="password" label={t.password} autoComplete="current-password" />
          <FormActions>
            <Button tone="primary">{t.signIn}</Button>
          </FormActions>
        </Form>
        <section>
          <h2>{t.linkTitle}</h2>
          <Form id="link" intent="link" {...shown('link')}>
            <Field name="email" type="email" label={t.email} help={t.linkHelp} autoComplete="email" />
            <FormActions>
              <Button>{t.sendLink}</Button>
            </FormActions>
          </Form>
        </section>
      </div>
    </Shell>
  )
}
