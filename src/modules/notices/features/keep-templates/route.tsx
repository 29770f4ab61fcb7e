import { data, redirect } from 'react-router'
import { type Locale, wordsFor } from '#kit/words.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { mayWriteTemplates } from '#modules/notices/permits.ts'
import { checkWords } from '#modules/notices/rules/render.ts'
import { isTemplate, templateOf } from '#modules/notices/rules/templates.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { Example } from './Example.tsx'
import { wordsForm } from './form.ts'
import { PlaceholderList } from './PlaceholderList.tsx'
import { templateWords } from './query.server.ts'
import { restoreTemplate, rewriteTemplate } from './use-case.server.ts'

const localeOf = (request: Request): Locale =>
  new URL(request.url).searchParams.get('langue') === 'en' ? 'en' : 'fr'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTemplates(ctx.actor)) refusePage()
  const { template: id } = params
  if (!isTemplate(id)) noPage()
  const locale = localeOf(request)
  const done = new URL(request.url).searchParams.get('fait')
  return { id, locale, ...(await templateWords(ctx, id, locale)), place: ctx.hub.name, done }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTemplates(ctx.actor)) refusePage()
  const { template: id } = params
  if (!isTemplate(id)) noPage()
  const locale = localeOf(request)
  const here = `/${ctx.hub.slug}/reglages/messages/${id}?langue=${locale}`
  const typed = await request.formData()
  const intent = typed.get('intent')
  if (intent === 'restore') {
    const restored = await restoreTemplate(ctx, id, locale)
    return restored.ok
      ? redirect(`${here}&fait=restored`)
      : data({ state: refusedForm({}, restored), example: null }, { status: 422 })
  }
  const form = readForm(wordsForm, typed)
  if (!form.ok) return data({ state: form, example: null }, { status: 422 })
  const done =
    intent === 'preview'
      ? checkWords(id, locale, form.value)
      : await rewriteTemplate(ctx, id, locale, form.value)
  if (!done.ok) return data({ state: refusedForm(form.values, done), example: null }, { status: 422 })
  if (intent !== 'preview') return redirect(`${here}&fait=saved`)
  return data({ state: { values: form.values, errors: {} }, example: form.value })
}

export default function Template({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.templates
  const { id, locale, words, own, place, done } = loaderData
  const base = `/${params.hub}/reglages/messages`
  const here = `${base}/${id}?langue=${locale}`
  const shown = shownForm(useLocale(), actionData?.state, t.errors, words)
  const example = actionData?.example
  return (
    <>
      <title>{`${w.edit(w.names[id])} · Palier`}</title>
      <PageHeader
        over={w.purposes[templateOf(id).purpose]}
        title={w.names[id]}
        lede={w.purposeHelp[templateOf(id).purpose]}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`${base}?langue=${locale}`}>
            {w.title}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done === 'saved' && <Notice tone="success">{w.saved}</Notice>}
        {done === 'restored' && <Notice tone="success">{w.restored}</Notice>}
        <Tabs
          label={w.language}
          tabs={(['fr', 'en'] as const).map((one) => ({
            label: w.languages[one],
            href: `${base}/${id}?langue=${one}`,
            current: one === locale,
          }))}
        />
        {example && (
          <Example
            id={id}
            locale={locale}
            words={example}
            values={{ ...wordsFor(locale, { fr, en }).templates.examples, hub: place }}
            lede={w.exampleUnsaved}
          />
        )}
        <Card>
          <Form id="words" action={here} {...shown}>
            <Field name="subject" label={w.subject} maxLength={200} autoComplete="off" />
            <Field type="textarea" name="body" label={w.body} help={w.bodyHelp} rows={12} />
            <Field type="textarea" name="short" label={w.short} help={w.shortHelp} rows={3} />
            <PlaceholderList id={id} locale={locale} />
            <FormActions>
              <Button tone="primary" name="intent" value="save">
                {w.save}
              </Button>
              <Button name="intent" value="preview">
                {w.preview}
              </Button>
            </FormActions>
          </Form>
        </Card>
        {!example && (
          <Example
            id={id}
            locale={locale}
            words={words}
            values={{ ...wordsFor(locale, { fr, en }).templates.examples, hub: place }}
            lede={w.exampleText}
          />
        )}
        {own && (
          <Form id="restore" intent="restore" action={here}>
            <Button icon={Undo2}>{w.restore}</Button>
          </Form>
        )}
      </div>
    </>
  )
}
