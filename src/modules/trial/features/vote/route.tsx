import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import { votesOf } from '#modules/trial/criteria/store.server.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayVote, mayVoteForOthers } from '#modules/trial/permits.ts'
import { criterionById } from '#modules/trial/store.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { voteForm } from './form.ts'
import { castVote } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor) || !mayVote(ctx.actor)) refusePage()
  const id = params.criterion
  if (!isId<'Criterion'>(id)) noPage()
  const { criterion, votes } = await ctx.read(async (tx) => ({
    criterion: await criterionById(tx, ctx.hub.id, id),
    votes: (await votesOf(tx, ctx.hub.id, [id])).get(id) ?? [],
  }))
  if (!criterion || criterion.stageId !== params.stage || criterion.removedAt) noPage()
  // A figure takes no opinions: its page says what it is.
  if (criterion.kind !== 'rubric')
    throw redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}/criteres/${id}`)
  return {
    key: newId<'Form'>(),
    name: criterion.name,
    levels: criterion.rubric ?? [],
    committee: criterion.voters === 'committee',
    before: votes.find((vote) => vote.voter === fold(ctx.actor.name))?.level ?? null,
    forOthers: mayVoteForOthers(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayVote(ctx.actor)) refusePage()
  if (!isId<'Criterion'>(params.criterion)) noPage()
  const form = readForm(voteForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await castVote(ctx, params.criterion, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/${params.stage}/criteres/${params.criterion}?fait=vote`)
}

export default function Vote({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const w = t.voteForm
  const { key, name, levels, before, forOthers } = loaderData
  const href = `/${params.hub}/phase-de-test/${params.stage}/criteres/${params.criterion}`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} over={<a href={href}>{name}</a>} />
      {before !== null && <Notice live={false}>{w.again(before)}</Notice>}
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, { ...trial.errors, ...t.errors })}>
        <Field
          type="radio"
          name="level"
          label={w.level}
          options={levels.map((words, i) => ({ value: String(i + 1), label: `${i + 1}. ${words}` }))}
        />
        <Field type="textarea" name="why" label={w.why} help={w.whyHelp} rows={3} />
        {forOthers && (
          <Field
            name="voterName"
            label={w.voterName}
            help={w.voterNameHelp}
            optional={!loaderData.committee}
            autoComplete="off"
          />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
