import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { evidenceOf, seenOf } from '#modules/trial/evidence.server.ts'
import { waitingGate } from '#modules/trial/gate/read.server.ts'
import { lastOpinions, mustAskFirst } from '#modules/trial/gate/sign.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide, mayReadTrial } from '#modules/trial/permits.ts'
import { OUTCOMES } from '#modules/trial/rules/words.ts'
import { stageOf } from '#modules/trial/store.server.ts'
import { EvidenceTable } from '#modules/trial/ui/EvidenceTable.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { Signature } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { CONDITIONS, decideForm } from './form.ts'
import { OnGate } from './OnGate.tsx'
import './decide.css'
import { decide } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.stage
  const stage = isId<'Stage'>(id) ? await ctx.read((tx) => stageOf(tx, ctx.hub.id, id)) : undefined
  if (!stage) noPage()
  const day = ctx.today()
  // As of this instant, as it will be signed: a figure of today would count what may still happen before midnight.
  const evidence = await evidenceOf(ctx, stage, day, ctx.now())
  const waiting = await waitingGate(ctx, stage.id)
  const unasked = waiting?.tally ? undefined : await ctx.read((tx) => mustAskFirst(tx, ctx))
  return {
    key: newId<'Form'>(),
    stage,
    evidence,
    seen: seenOf(stage, evidence),
    started: day >= stage.startsOn,
    name: ctx.actor.name,
    unasked: unasked !== undefined,
    gate: waiting?.dossier
      ? {
          ...{ id: waiting.gate.id, number: waiting.dossier.number, tally: waiting.tally },
          proposal: waiting.dossier.record.proposal,
          reservations: lastOpinions(waiting.dossier.record, waiting.opinions).flatMap(
            ({ name, reservations }) => reservations.map((what) => ({ name, what })),
          ),
        }
      : null,
    mayDecide: mayDecide(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayDecide(ctx.actor)) refusePage()
  if (!isId<'Stage'>(params.stage)) noPage()
  const form = readForm(decideForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await decide(ctx, params.stage, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/decisions/${done.value.id}`)
}

export default function Decide({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.decideForm
  const { stage, evidence, started } = loaderData
  const missing = evidence.filter((one) => one.level === 'must' && one.verdict !== 'met').length
  const stop = stage.closed
    ? w.closed
    : started
      ? loaderData.mayDecide
        ? undefined
        : w.reserved
      : w.notStarted
  return (
    <>
      <title>{`${w.title(stage.name)} · Palier`}</title>
      <PageHeader
        title={w.title(stage.name)}
        over={<a href={`/${params.hub}/phase-de-test/${stage.id}`}>{stage.name}</a>}
        lede={w.lede}
      />
      <div className="ui-stack">
        <section>
          <h2>{w.evidence}</h2>
          <EvidenceTable
            caption={w.evidence}
            hub={params.hub}
            evidence={evidence}
            empty={<Notice live={false}>{t.errors.no_criteria}</Notice>}
          />
        </section>
        {stop ? (
          <Notice live={false}>{stop}</Notice>
        ) : (
          <>
            <OnGate
              gate={loaderData.gate}
              unasked={loaderData.unasked}
              base={`/${params.hub}/phase-de-test`}
              stageId={stage.id}
            />
            {(loaderData.gate ? loaderData.gate.tally?.reached : !loaderData.unasked) && (
              <DecideForm {...{ loaderData, actionData, missing }} />
            )}
          </>
        )}
      </div>
    </>
  )
}

type FormProps = Pick<Route.ComponentProps, 'loaderData' | 'actionData'> & { missing: number }

function DecideForm({ loaderData, actionData, missing }: FormProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = t.decideForm
  const { key, seen, name, gate } = loaderData
  return (
    <>
      {missing > 0 && (
        <Notice tone="warn" title={w.mustMissing(missing)} live={false}>
          {w.mustMissingText}
        </Notice>
      )}
      <Form
        idempotencyKey={key}
        hidden={{ seen }}
        {...shownForm(useLocale(), actionData, { ...t.errors, ...g.errors })}
      >
        <Field
          type="radio"
          name="outcome"
          label={w.outcome}
          value={gate?.proposal ?? undefined}
          options={OUTCOMES.map((value) => ({
            value,
            label: t.outcomes[value],
            help: t.outcomeHelp[value],
          }))}
        />
        <Field type="textarea" name="reasons" label={w.reasons} help={w.reasonsHelp} rows={5} />
        <FieldSet legend={w.conditions} help={w.conditionsHelp}>
          {Array.from({ length: CONDITIONS }, (_, i) => i + 1).map((n) => (
            <div key={n} className="trial-condition">
              <Field name={`condition${n}`} label={w.condition(n)} optional autoComplete="off" />
              <Field type="date" name={`due${n}`} label={w.due(n)} optional width="medium" />
            </div>
          ))}
        </FieldSet>
        <Field type="date" name="extendTo" label={w.extendTo} help={w.extendToHelp} optional width="medium" />
        <Field
          name="signature"
          label={w.signature}
          help={`${w.signatureHelp(name)} ${w.final}`}
          width="medium"
          autoComplete="off"
        />
        <FormActions>
          <Button tone="primary" icon={Signature}>
            {w.sign}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
