import { UndoForm } from '#modules/plan/ui/UndoForm.tsx'
import './comments.css'
import { redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import type { CommentSubject } from '#modules/plan/comments.ts'
import { commentSubjects } from '#modules/plan/comments.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayCommentPlan, mayReadPlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy, verb } from '#platform/forms/verbs.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, MessageSquare } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { addCommentForm, commentSeenForm, editCommentForm, MAX_COMMENT, subjectIn } from './form.ts'
import { readComments } from './query.server.ts'
import { ThreadCard } from './Thread.tsx'
import {
  addComment,
  editComment,
  removeComment,
  reopenComment,
  resolveComment,
  restoreComment,
} from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const removed = query.get('retire')
  const all = query.get('voir') === 'tous'
  const page = await readComments(ctx, {
    on: subjectIn(query.get('sur')),
    all,
    removed: isId<'Comment'>(removed) ? removed : null,
  })
  if (!page) throw redirect(`/${params.hub}/modele/nouveau`)
  return {
    page,
    all,
    open: query.get('modifier'),
    done: query.get('fait'),
    mayComment: mayCommentPlan(ctx.actor),
    key: newId<'Form'>(),
  }
}

const VERBS = {
  add: verb(addCommentForm, addComment, () => 'fait=added'),
  edit: verb(editCommentForm, editComment, () => 'fait=edited'),
  remove: verb(commentSeenForm, removeComment, (id) => `fait=removed&retire=${id}`),
  restore: verb(commentSeenForm, restoreComment, () => 'fait=restored'),
  resolve: verb(commentSeenForm, resolveComment, () => 'fait=resolved'),
  reopen: verb(commentSeenForm, reopenComment, () => 'fait=reopened'),
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCommentPlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const on = subjectIn(String(posted.get('back') ?? ''))
  const about = on ? `sur=${on.kind === 'plan' ? 'plan' : `${on.kind}:${on.id}`}&` : ''
  return await actBy(VERBS, ctx, posted, `/${params.hub}/modele/commentaires?${about}`)
}

export default function Comments({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.comments
  const locale = useLocale()
  const { page, all, open, done, mayComment, key } = loaderData
  const { threads, about, subjects, removed } = page
  const board = `/${params.hub}/modele`
  const base = `${board}/commentaires`
  const on = about ? (about.kind === 'plan' ? 'plan' : about.key) : ''
  const at = (query: string) => `${base}?${query}${on ? `&sur=${on}` : ''}`
  const sent = actionData?.intent
  const shown = shownForm(locale, sent === 'add' ? actionData?.state : undefined, t.errors, {
    on: on || 'plan',
  })
  const edit = shownForm(locale, sent === 'edit' ? actionData?.state : undefined, t.errors)
  const other = sent && sent !== 'add' ? shownForm(locale, actionData?.state, t.errors) : null
  const word = Object.keys(w.done).find((one) => one === done) as keyof typeof w.done | undefined
  const named = (kind: CommentSubject, name: string) => (kind === 'plan' ? w.about.plan : w.about[kind](name))
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={about ? named(about.kind, about.name ?? '') : undefined}
        lede={w.lede}
        action={
          <ButtonLink href={`${board}${about?.path ?? ''}`} icon={ArrowLeft}>
            {about && about.kind !== 'plan' ? w.see : t.canvas.link.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="board" />
      {other?.error && <Notice tone="warn">{other.error}</Notice>}
      {word && !sent && (
        <Notice
          tone="success"
          actions={
            word === 'removed' &&
            removed && <UndoForm removed={removed} label={w.undo} action={base} back={on} />
          }
        >
          {w.done[word]}
        </Notice>
      )}
      <Tabs
        label={w.filter.label}
        tabs={[
          { label: w.filter.open, href: at('voir=ouverts'), current: !all },
          { label: w.filter.all, href: at('voir=tous'), current: all },
        ]}
      />
      {threads.length === 0 && (
        <EmptyState title={w.none} icon={MessageSquare}>
          {w.firstStep}
        </EmptyState>
      )}
      <div className="plan-threads">
        {threads.map((thread) => (
          <ThreadCard
            key={thread.key}
            thread={thread}
            title={thread.name === null ? w.goneSubject : named(thread.kind, thread.name)}
            board={board}
            base={base}
            back={on}
            open={sent === 'edit' ? (actionData?.state.values.id ?? null) : open}
            edit={edit}
            mayComment={mayComment}
            editHref={(id) => at(`modifier=${id}${all ? '&voir=tous' : ''}`)}
          />
        ))}
      </div>
      {mayComment && (
        <Form
          id="comment"
          intent="add"
          action={base}
          idempotencyKey={key}
          hidden={{ back: on, ...(about ? { on } : {}) }}
          className="ui-no-print"
          {...shown}
        >
          {!about && (
            <Field
              type="select"
              name="on"
              label={w.on}
              blank={false}
              options={[
                { value: 'plan', label: w.about.plan },
                ...commentSubjects
                  .filter((kind) => kind !== 'plan')
                  .map((kind) => ({
                    group: w.groups[kind],
                    options: subjects
                      .filter((one) => one.kind === kind)
                      .map(({ value, name }) => ({ value, label: name })),
                  }))
                  .filter(({ options }) => options.length > 0),
              ]}
            />
          )}
          <Field type="textarea" name="text" label={w.text} rows={3} maxLength={MAX_COMMENT} />
          <FormActions>
            <Button tone="primary" icon={MessageSquare}>
              {w.write}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
