import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { giveOpinionByLink, openLink } from '#modules/trial/gate/opinions.server.ts'
import { tallyOfDossier } from '#modules/trial/gate/sign.server.ts'
import { opinionsOf } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { decisionById } from '#modules/trial/store.server.ts'
import { DossierAsked, DossierSheet } from '#modules/trial/ui/DossierSheet.tsx'
import { OpinionFields } from '#modules/trial/ui/OpinionFields.tsx'
import { opinionForm } from '#modules/trial/ui/opinion-form.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

/** A link of one person's is nothing for a search engine, and its secret for no other site. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' })

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const found = await ctx.read(async (tx) => {
    const link = await openLink(tx, ctx, params.token)
    if (!link) return null
    const opinions = await opinionsOf(tx, ctx.hub.id, link.gate.id)
    const decided = link.gate.decisionId
      ? await decisionById(tx, ctx.hub.id, link.gate.decisionId)
      : undefined
    return { link, opinions, outcome: decided?.outcome ?? null }
  })
  if (!found) noPage()
  const { link, opinions, outcome } = found
  const mine = opinions.filter((one) => one.memberId === link.memberId).at(-1)
  const shown = {
    ...{ hub: ctx.hub.name, key: newId<'Form'>(), state: link.state, outcome, name: link.member.name },
    until: link.expiresOn,
    mine: mine && {
      ...{ kind: mine.kind, text: mine.text, reservations: mine.reservations.join('\n') },
    },
    // A link that opens nothing any more shows no figure either: it may have changed hands.
    record: link.state === 'open' ? link.dossier.record : null,
    number: link.dossier.number,
    tally: tallyOfDossier(link.dossier.record, opinions),
  }
  // What the page was is gone for good, and a robot or a preview should know it too.
  return data(shown, { status: shown.record ? 200 : 410 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(opinionForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await giveOpinionByLink(ctx, params.token, form.value)
  if (!done.ok && done.code === 'not_found') noPage()
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/ouvert/${ctx.hub.slug}/comite/${params.token}`)
}

/** What a member of the committee reads and answers, on whatever phone, without an account. */
export default function AnswerGate({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.link
  const locale = useLocale()
  const { hub, state, record, number, mine, outcome, tally } = loaderData
  if (!record)
    return (
      <>
        <title>{`${g.gate(number)} · ${hub}`}</title>
        <PageHeader
          over={`${hub} · ${g.gate(number)}`}
          title={state === 'expired' ? w.expired : state === 'replaced' ? w.replaced : w.closed}
          lede={
            state === 'expired'
              ? w.expiredText(hub)
              : state === 'replaced'
                ? w.replacedText
                : outcome
                  ? w.closedOutcome(t.outcomes[outcome])
                  : w.closedText
          }
        />
      </>
    )
  return (
    <>
      <title>{`${g.gate(number)} · ${hub}`}</title>
      <PageHeader
        over={`${hub} · ${g.gate(number)}`}
        title={w.title}
        lede={w.hello(loaderData.name, hub)}
        action={
          <ButtonLink tone={mine ? undefined : 'primary'} href="#avis">
            {mine ? g.show.replace : g.show.mine}
          </ButtonLink>
        }
        quiet={
          <ButtonLink href={`${params.token}/pdf`} icon={Download}>
            {w.pdf}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {mine && (
          <Notice tone="success" title={w.thanks}>
            {w.thanksText(g.opinionKinds[mine.kind].toLowerCase())} {w.so(tally.given, tally.total)}
          </Notice>
        )}
        <DossierAsked record={record} />
        <DossierSheet record={record} />
        <Card id="avis" title={mine ? g.show.replace : g.show.mine} className="ui-no-print">
          <Form
            idempotencyKey={loaderData.key}
            {...shownForm(locale, actionData, g.errors, mine && { ...mine })}
          >
            <p>{w.until(formatDay(loaderData.until, locale))}</p>
            <OpinionFields />
            <FormActions>
              <Button tone="primary">{g.opinionForm.give}</Button>
            </FormActions>
          </Form>
        </Card>
        <p className="ui-soft">{w.private}</p>
      </div>
    </>
  )
}
