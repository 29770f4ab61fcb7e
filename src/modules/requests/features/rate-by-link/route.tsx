import { data, redirect } from 'react-router'
import { z } from 'zod'
import { rateByLink, ratingAsked } from '#modules/requests/after/rating-link.server.ts'
import { followEn as en } from '#modules/requests/messages.follow.en.ts'
import { followFr as fr } from '#modules/requests/messages.follow.fr.ts'
import { optionalText, wholeField } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Star } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/requests/ui/quote.css'

const rateForm = z.object({ score: wholeField(1, 4), comment: optionalText(500) })

/** A link of one person's is nothing for a search engine. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const asked = (await ratingAsked(ctx, params.token)) ?? noPage()
  return { hub: ctx.hub.name, service: asked.service, done: asked.doneAt !== null, rated: asked.rated }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(rateForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const rated = await rateByLink(ctx, params.token, form.value)
  if (!rated.ok && rated.code === 'not_found') noPage()
  if (!rated.ok && rated.code !== 'already_rated')
    return data(refusedForm(form.values, rated), { status: 422 })
  return redirect(`/ouvert/${ctx.hub.slug}/avis/${params.token}`)
}

/** What the person served thought of it, asked once, on their phone. */
export default function Rate({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.rate
  const { hub, service, done, rated } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors)
  return (
    <>
      <title>{`${w.title} · ${hub}`}</title>
      <PageHeader over={hub} title={w.title} lede={rated ? undefined : w.about(service)} />
      <div className="requests-quote-page">
        {rated ? (
          <Notice tone="success" title={w.thanks}>
            {w.thanksText}
          </Notice>
        ) : done ? (
          <Card className="requests-answer">
            <Form {...shown}>
              <Field
                type="radio"
                name="score"
                label={w.score}
                options={w.scores.map((label, i) => ({ value: String(i + 1), label })).reverse()}
              />
              <Field
                type="textarea"
                name="comment"
                label={w.comment}
                help={w.commentHelp}
                rows={3}
                optional
              />
              <FormActions>
                <Button tone="primary" icon={Star}>
                  {w.send}
                </Button>
              </FormActions>
            </Form>
          </Card>
        ) : (
          <Notice>{w.notYet}</Notice>
        )}
      </div>
    </>
  )
}
