import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { memberPath } from '#modules/trial/gate/freeze.server.ts'
import { draftGate, openGate, withdrawGate } from '#modules/trial/gate/gates.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide } from '#modules/trial/permits.ts'
import { OUTCOMES } from '#modules/trial/rules/words.ts'
import { DossierParts } from '#modules/trial/ui/DossierParts.tsx'
import { EvidenceTable } from '#modules/trial/ui/EvidenceTable.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Send, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { gateForm } from './form.ts'
import { gateToOpen } from './query.server.ts'
import { Sent } from './Sent.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDecide(ctx.actor)) refusePage()
  const found = isId<'Stage'>(params.stage) ? await gateToOpen(ctx, params.stage) : null
  if (!found) noPage()
  const { stage, live, stop, preview } = found
  return {
    key: newId<'Form'>(),
    ...{ stop, preview, stage: { id: stage.id, name: stage.name } },
    kept: new URL(request.url).searchParams.get('fait') === 'garde',
    open: live?.frozenAt ? live.id : null,
    draft: live && !live.frozenAt ? live.id : null,
    before: live && {
      ...{ asked: live.asked, proposal: live.proposal ?? '', nextMeans: live.nextMeans },
      answersBy: live.answersBy ?? '',
    },
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayDecide(ctx.actor)) refusePage()
  if (!isId<'Stage'>(params.stage)) noPage()
  const base = `/${ctx.hub.slug}/phase-de-test`
  const posted = await request.formData()
  const intent = posted.get('intent')
  if (intent === 'discard') {
    const id = posted.get('gate')
    if (isId<'Gate'>(id)) await withdrawGate(ctx, id, '')
    return redirect(`${base}/jalons?fait=jete`)
  }
  const form = readForm(gateForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  if (intent === 'keep') {
    const kept = await draftGate(ctx, params.stage, { ...form.value, idempotencyKey: undefined })
    if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
    return redirect(`${base}/${params.stage}/jalon?fait=garde`)
  }
  const opened = await openGate(ctx, params.stage, form.value)
  if (!opened.ok) return data(refusedForm(form.values, opened), { status: 422 })
  const { id, number, links } = opened.value
  const { origin } = new URL(request.url)
  return {
    sent: {
      ...{ id, number, mailed: links.filter((link) => link.sent).length },
      byHand: links
        .filter((link) => !link.sent)
        .map(({ name, secret }) => ({ name, href: `${origin}${memberPath(ctx, secret)}` })),
    },
  }
}

/** The words of a gate, and what its dossier would hold now. Freezing it sends it to the committee. */
export default function OpenGate({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.open
  const locale = useLocale()
  const { stage, stop, preview, open } = loaderData
  const base = `/${params.hub}/phase-de-test`
  if (actionData && 'sent' in actionData) return <Sent sent={actionData.sent} base={base} />
  return (
    <>
      <title>{`${w.title(stage.name)} · Palier`}</title>
      <PageHeader title={w.title(stage.name)} over={<a href={`${base}/jalons`}>{g.title}</a>} lede={w.lede} />
      <div className="ui-stack">
        {loaderData.kept && <Notice tone="success">{w.kept}</Notice>}
        {open && (
          <Notice live={false} actions={<ButtonLink href={`${base}/jalons/${open}`}>{g.seeGate}</ButtonLink>}>
            {w.alreadyOpen}
          </Notice>
        )}
        {stop && <Notice live={false}>{t.errors[stop]}</Notice>}
        {preview && (
          <>
            {preview.evidence.length === 0 && (
              <Notice tone="warn" live={false}>
                {t.errors.no_criteria}
              </Notice>
            )}
            <Form
              idempotencyKey={loaderData.key}
              {...shownForm(locale, actionData, { ...t.errors, ...g.errors }, loaderData.before)}
            >
              <Field type="textarea" name="asked" label={w.asked} help={w.askedHelp} rows={3} />
              <Field
                type="select"
                name="proposal"
                label={w.proposal}
                blank={w.noProposal}
                options={OUTCOMES.map((value) => ({ value, label: t.outcomes[value] }))}
                optional
              />
              <Field
                type="textarea"
                name="nextMeans"
                label={w.nextMeans}
                help={w.nextMeansHelp}
                rows={3}
                optional
              />
              <Field
                type="date"
                name="answersBy"
                label={w.answersBy}
                help={w.answersByHelp}
                width="medium"
                optional
              />
              <p>
                {w.whoGets(preview.committee.length)} <a href={`${base}/comite`}>{w.keepCommittee}</a>
              </p>
              <FormActions>
                <Button tone="primary" icon={Send}>
                  {preview.committee.length > 0 ? w.freeze : w.freezeAlone}
                </Button>
                <Button name="intent" value="keep">
                  {w.keep}
                </Button>
              </FormActions>
            </Form>
            {loaderData.draft && (
              <Form id="discard" intent="discard" hidden={{ gate: loaderData.draft }}>
                <Button icon={Trash2}>{w.discard}</Button>
              </Form>
            )}
            <Card title={w.preview}>
              <p className="ui-soft">{w.previewHelp}</p>
              <EvidenceTable caption={w.preview} hub={params.hub} evidence={preview.evidence} />
              <DossierParts parts={preview.parts} />
            </Card>
          </>
        )}
      </div>
    </>
  )
}
