import './link.css'
import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { ArrowLeft, Link2, Search, Unlink } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { linkNoteForm, unlinkNoteForm } from './form.ts'
import { type LinkGroup, noteToLink } from './query.server.ts'
import { linkNote, unlinkNote } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  if (!isId<'Note'>(params.note)) noPage()
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const note = (await noteToLink(ctx, params.note, q, context.get(localeContext))) ?? noPage()
  return { note, q }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  posted.set('id', params.note)
  const board = `/${params.hub}/modele`
  if (posted.get('intent') === 'unlink') {
    const form = readForm(unlinkNoteForm, posted)
    if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
    const done = await unlinkNote(ctx, form.value)
    if (!done.ok) return data<FormState>(refusedForm(form.values, done), { status: 422 })
    return redirect(`${board}?fait=unlinked#note-${done.value.id}`)
  }
  const form = readForm(linkNoteForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await linkNote(ctx, form.value)
  if (!done.ok) return data<FormState>(refusedForm(form.values, done), { status: 422 })
  return redirect(`${board}?fait=linked#note-${done.value.id}`)
}

export default function LinkNote({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.link
  const { note, q } = loaderData
  const board = `/${params.hub}/modele`
  const { error, errors } = shownForm(useLocale(), actionData, t.errors)
  const refused = error ?? errors.link ?? errors.version
  const found = note.groups.filter((group) => group.choices.length > 0)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede(note.text)}
        action={
          <ButtonLink href={`${board}?note=${note.id}#note-${note.id}`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="board" />
      {refused && <Notice tone="warn">{refused}</Notice>}
      {note.link && (
        <form method="post" className="plan-unlink">
          <input type="hidden" name="version" value={note.version} />
          <Button name="intent" value="unlink" icon={Unlink}>
            {w.remove}
          </Button>
        </form>
      )}
      <form method="get" className="plan-link-search">
        <Asking>
          <Field type="search" name="q" label={w.search} help={w.searchHelp} value={q} autoComplete="off" />
        </Asking>
        <Button icon={Search}>{w.find}</Button>
      </form>
      {found.length === 0 && (
        <EmptyState title={w.nothing} icon={Search}>
          {w.nothingHelp}
        </EmptyState>
      )}
      <div className="plan-link-groups">
        {found.map((group) => (
          <Group key={group.kind} group={group} note={note} />
        ))}
      </div>
    </>
  )
}

/** Records of one sort, each with its own button: one press links, whatever the keyboard or the phone. */
function Group({
  group,
  note,
}: {
  group: LinkGroup
  note: { version: number; link: { kind: string; id: string } | null }
}) {
  const t = useWords({ fr, en })
  const w = t.canvas.link
  return (
    <section aria-labelledby={`link-${group.kind}`}>
      <h2 id={`link-${group.kind}`}>{w.kinds[group.kind]}</h2>
      <form method="post">
        <input type="hidden" name="version" value={note.version} />
        <ul className="plan-link-choices">
          {group.choices.map((choice) => {
            const now = note.link?.kind === group.kind && note.link.id === choice.value
            return (
              <li key={choice.value}>
                <span>
                  {choice.label}
                  {choice.type && <span className="ui-soft ui-small"> {t.types[choice.type]}</span>}
                </span>
                <Button name="link" value={`${group.kind}:${choice.value}`} icon={Link2} disabled={now}>
                  {w.choose} <span className="ui-hidden">: {choice.label}</span>
                </Button>
              </li>
            )
          })}
        </ul>
      </form>
      {group.more > 0 && <p className="ui-soft ui-small">{w.more(group.more)}</p>}
    </section>
  )
}
