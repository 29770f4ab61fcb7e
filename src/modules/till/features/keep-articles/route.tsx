import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { VAT_RATES } from '#modules/money/index.server.ts'
import { articleById } from '#modules/till/articles-store.server.ts'
import { en } from '#modules/till/messages.articles.en.ts'
import { fr } from '#modules/till/messages.articles.fr.ts'
import { mayKeepArticles } from '#modules/till/permits.ts'
import { FAMILIES } from '#modules/till/rules/lines.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { articleForm } from './form.ts'
import { addArticle, editArticle, shelveArticle } from './use-case.server.ts'

/** The article of the address; null for a new one. */
async function articleOf(ctx: Ctx, id: string | undefined) {
  if (!mayKeepArticles(ctx.actor)) refusePage()
  if (id === undefined) return null
  return (isId<'Article'>(id) ? await articleById(ctx, id) : null) ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const article = await articleOf(ctx, params.article)
  return {
    name: article?.name ?? null,
    retired: Boolean(article?.retiredAt),
    rates: VAT_RATES,
    before: {
      name: article?.name ?? '',
      price: article ? toInput(article.price) : '',
      family: article?.family ?? 'product',
      barcode: article?.barcode ?? '',
      vatRate: article?.vatRate ? String(article.vatRate) : '',
    },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const article = await articleOf(ctx, params.article)
  const posted = await request.formData()
  const list = `/${ctx.hub.slug}/caisse/articles`
  const intent = posted.get('intent')
  if (article && (intent === 'retire' || intent === 'restore')) {
    const done = await shelveArticle(ctx, article.id, intent === 'restore')
    return done.ok ? redirect(list) : data(refusedForm({}, done), { status: 422 })
  }
  const form = readForm(articleForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = article ? await editArticle(ctx, article.id, form.value) : await addArticle(ctx, form.value)
  return done.ok ? redirect(list) : data(refusedForm(form.values, done), { status: 422 })
}

export default function Article({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  const { name, retired, before, rates, key } = loaderData
  const title = name === null ? w.addTitle : w.editTitle(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
        <Field name="name" label={w.name} help={w.nameHelp} maxLength={80} autoComplete="off" />
        <Field type="money" name="price" label={w.price} width="short" />
        <Field
          type="radio"
          name="family"
          label={w.family}
          inline
          options={FAMILIES.map((value) => ({ value, label: w.families[value] }))}
        />
        <Field
          name="barcode"
          label={w.barcode}
          help={w.barcodeHelp}
          optional
          width="medium"
          autoComplete="off"
        />
        <Field
          type="select"
          name="vatRate"
          label={w.vat}
          help={w.vatHelp}
          optional
          blank={w.noVat}
          options={rates.map((rate) => ({
            value: String(rate),
            label: formatPercent(rate / 1000, locale, rate % 10 === 0 ? 0 : 1),
          }))}
        />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      {name !== null && (
        <form method="post" className="ui-form">
          <Button name="intent" value={retired ? 'restore' : 'retire'}>
            {retired ? w.restore : w.retire}
          </Button>
          {!retired && <p className="ui-soft ui-small">{w.retireHelp}</p>}
        </form>
      )}
    </>
  )
}
