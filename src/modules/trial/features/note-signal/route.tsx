import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { mayReadPeople, personNamed } from '#modules/people/index.server.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { mayNoteSignals } from '#modules/trial/permits.ts'
import { tidyPath } from '#modules/trial/rules/signals.ts'
import { currentOf } from '#modules/trial/rules/stages.ts'
import { noteSignal, personOfPage } from '#modules/trial/signals/note.server.ts'
import { knownTags } from '#modules/trial/signals/store.server.ts'
import { hypothesesOf, stagesOf } from '#modules/trial/store.server.ts'
import { audioTypeOf, readUpload, typeOf, type Upload } from '#platform/files/upload.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, Ear } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { signalForm } from './form.ts'

const fromOf = (request: Request) => tidyPath(new URL(request.url).searchParams.get('de') ?? undefined)

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteSignals(ctx.actor)) refusePage()
  const from = fromOf(request)
  const people = mayReadPeople(ctx.actor)
  const service = /^catalogue\/([0-9a-f-]{36})/.exec(from ?? '')?.[1]
  const hypotheses = await ctx.read(async (tx) => {
    const stage = currentOf(await stagesOf(tx, ctx.hub.id))
    return stage ? await hypothesesOf(tx, ctx.hub.id, stage.id) : []
  })
  return {
    from,
    person: people ? await personOfPage(ctx, from) : null,
    mayName: people,
    service: isId(service) ? service : undefined,
    services: (await listServices(ctx, { activeOnly: true })).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
    hypotheses: hypotheses.map(({ id, text }) => ({ value: id, label: text })),
    known: await ctx.read((tx) => knownTags(tx, ctx.hub.id, addDays(ctx.today(), -90))),
    done: new URL(request.url).searchParams.has('fait'),
    key: newId<'Form'>(),
  }
}

const isPhoto = (content: Buffer) => {
  const type = typeOf(content)
  return type?.startsWith('image/') ? type : null
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteSignals(ctx.actor)) refusePage()
  const posted = await request.formData()
  const form = readForm(signalForm, posted)
  const wrong = (state: FormState) => data(state, { status: 422 })
  if (!form.ok) return wrong(form)
  const files: Upload[] = []
  for (const [name, kindOf] of [
    ['voice', audioTypeOf],
    ['photo', isPhoto],
  ] as const) {
    const upload = await readUpload(posted.get(name), kindOf)
    if (upload.ok) files.push(upload.value)
    else if (upload.code !== 'file_needed') return wrong(refusedForm(form.values, { ...upload, field: name }))
  }
  const {
    text,
    tags,
    service: serviceId,
    person,
    about,
    hypothesis: hypothesisId,
    idempotencyKey,
  } = form.value
  // A name is only looked for by whoever may read records: the answer tells who is known here.
  const meant = person && mayReadPeople(ctx.actor) ? await personNamed(ctx, person) : undefined
  if (meant && !meant.ok) return wrong(refusedForm(form.values, { ...meant, field: 'person' }))
  const from = fromOf(request)
  const noted = await noteSignal(ctx, {
    ...{ text, files, tags, serviceId, hypothesisId, idempotencyKey },
    personId: meant?.value ?? about,
    fromPath: from ?? undefined,
  })
  if (!noted.ok) return wrong(refusedForm(form.values, noted))
  const query = new URLSearchParams({ fait: '1', ...(from ? { de: from } : {}) })
  return redirect(`/${ctx.hub.slug}/phase-de-test/signaux/noter?${query}`)
}

export default function NoteSignal({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.note
  const { from, person, mayName, service, services, hypotheses, known, done, key } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors)
  const back = `/${params.hub}/${from ?? ''}`
  if (done && !actionData)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.done} lede={w.doneText} />
        <div className="ui-row">
          <ButtonLink tone="primary" href={back} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
          <ButtonLink
            href={`/${params.hub}/phase-de-test/signaux/noter${from ? `?de=${encodeURIComponent(from)}` : ''}`}
            icon={Ear}
          >
            {w.again}
          </ButtonLink>
        </div>
      </>
    )
  const precise = ['tags', 'service', 'person', 'hypothesis'].some((name) => shown.errors[name])
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      {actionData && !shown.error && Object.keys(shown.errors).length === 0 && (
        <Notice tone="danger">{t.errors.nothing_said}</Notice>
      )}
      <Form idempotencyKey={key} encType="multipart/form-data" {...shown}>
        <Field
          type="textarea"
          name="text"
          label={w.text}
          placeholder={w.placeholder}
          rows={3}
          maxLength={2000}
          optional
        />
        <div className="ui-grid">
          <Field
            type="file"
            name="voice"
            label={w.voice}
            help={w.voiceHelp}
            accept="audio/*"
            capture="user"
            optional
          />
          <Field
            type="file"
            name="photo"
            label={w.photo}
            help={w.photoHelp}
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            optional
          />
        </div>
        {person && (
          <Field type="checkbox" name="about" value={person.id} checked label={w.about(person.name)} />
        )}
        <FormActions>
          <Button tone="primary" icon={Check}>
            {w.save}
          </Button>
        </FormActions>
        <details open={precise || service !== undefined}>
          <summary>{w.more}</summary>
          <Field
            name="tags"
            label={w.tags}
            help={`${w.tagsHelp}${known.length > 0 ? ` ${w.known(known.slice(0, 12).join(', '))}` : ''}`}
            optional
            autoComplete="off"
          />
          <Field type="select" name="service" label={w.service} value={service} options={services} optional />
          {mayName && !person && (
            <Field name="person" label={w.person} help={w.personHelp} optional autoComplete="off" />
          )}
          {hypotheses.length > 0 && (
            <Field type="select" name="hypothesis" label={w.hypothesis} options={hypotheses} optional />
          )}
        </details>
      </Form>
    </>
  )
}
