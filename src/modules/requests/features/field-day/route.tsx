import { type FormEvent, useRef, useState } from 'react'
import { data, redirect } from 'react-router'
import { readReport } from '#modules/requests/field/read-report.server.ts'
import { receiveReport } from '#modules/requests/field/report.server.ts'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { mayDoWork, mayGoOut } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { MapPin, Truck } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Network } from '#ui/outbox/Network.tsx'
import { RefusedItem } from '#ui/outbox/RefusedItem.tsx'
import { useOutbox } from '#ui/outbox/useOutbox.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import '#modules/requests/ui/field.css'
import { draftOf, missingIn } from './form.ts'
import { JobCard } from './JobCard.tsx'
import { type DayJob, readDay } from './query.server.ts'

/** The page of a phone without a network: it holds its reports until they can leave. */
export const handle = { scripts: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayGoOut(ctx.actor)) refusePage()
  return {
    day: await readDay(ctx),
    hub: ctx.hub.slug,
    userId: ctx.actor.userId,
    mayDrive: mayDoWork(ctx.actor),
    said: new URL(request.url).searchParams.get('fait'),
  }
}

/** A report from a page without scripts. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayGoOut(ctx.actor)) refusePage()
  const posted = await request.formData()
  const read = await readReport(posted, ctx.now())
  const answer = read.ok ? await receiveReport(ctx, read.value) : read
  if (answer.ok) {
    const said = answer.value.verdict === 'refused' ? answer.value.code : answer.value.verdict
    return redirect(`/${ctx.hub.slug}/terrain?fait=${said}`)
  }
  const text = (name: string) => String(posted.get(name) ?? '')
  return data(
    {
      ...{ code: answer.code, requestId: text('requestId'), outcome: text('outcome') },
      values: Object.fromEntries(['reason', 'note', 'signer', 'minutes'].map((name) => [name, text(name)])),
    },
    { status: 422 },
  )
}

type Wrong = {
  requestId: string
  outcome: string
  errors: Record<string, string>
  values?: Record<string, string>
}

export default function FieldDay({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const ui = useUiWords()
  const { day, hub, userId, mayDrive, said } = loaderData
  const outbox = useOutbox(hub, userId, 'terrain')
  const picked = useRef(new Map<string, readonly File[]>())
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [full, setFull] = useState(false)
  const fieldOf = { reason_needed: 'reason', note_needed: 'note' } as const
  const refused: Wrong | null =
    wrong ??
    (actionData && actionData.code in fieldOf
      ? {
          ...actionData,
          errors: {
            [fieldOf[actionData.code as keyof typeof fieldOf]]: t.errors[actionData.code],
          },
        }
      : null)

  const all = [...day.late, ...day.today, ...day.next, ...day.done]
  const labelOf = (requestId: string) => {
    const job = all.find((one) => one.id === requestId)
    return job ? [job.serviceName, job.contact?.name, job.number].filter(Boolean).join(', ') : ''
  }
  // A job that went elsewhere is no longer listed: what was said of it still is, with why it changed nothing.
  const aside = outbox.kept.filter(
    (one) => one.state === 'refused' && !all.some((job) => job.id === one.fields.requestId),
  )
  const keep = async (form: HTMLFormElement) => {
    const typed = new FormData(form)
    const [requestId, outcome] = [String(typed.get('requestId')), String(typed.get('outcome'))]
    const missing = missingIn(typed)
    if (Object.keys(missing).length > 0) {
      const errors = Object.fromEntries(Object.entries(missing).map(([name, code]) => [name, t.errors[code]]))
      setWrong({ requestId, outcome, errors })
      return
    }
    setWrong(null)
    const draft = await draftOf(form, picked.current.get(`${requestId} ${outcome}`) ?? [])
    if (!draft) return
    try {
      await outbox.add([{ ...draft, label: labelOf(requestId) }])
      setFull(false)
    } catch {
      setFull(true)
    }
  }
  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    if (!outbox.ready || !(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    void keep(event.target)
  }

  const groups = [
    ['late', day.late],
    ['today', day.today],
    ['next', day.next],
    ['done', day.done],
  ] as const
  const saved: Readonly<Record<string, string>> = { ...t.saved, ...t.held }
  const empty = groups.every(([, jobs]) => jobs.length === 0)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <link rel="manifest" href={`/${hub}/terrain/manifeste`} crossOrigin="use-credentials" />
      <PageHeader
        title={t.title}
        lede={t.lede(day.late.length + day.today.length)}
        quiet={
          mayDrive && (
            <ButtonLink icon={Truck} href={`/${hub}/tournees/ma-tournee`}>
              {t.round}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack field-day" onSubmit={onSubmit}>
        <Network outbox={outbox} address={`/${hub}/terrain`} />
        {full && <Notice tone="danger">{ui.outbox.full}</Notice>}
        {actionData && !(actionData.code in fieldOf) && (
          <Notice tone="danger">{t.errors[actionData.code]}</Notice>
        )}
        {said && !actionData && saved[said] && (
          <Notice tone={said in t.held ? 'warn' : 'success'}>{saved[said]}</Notice>
        )}
        {aside.map((report) => (
          <RefusedItem key={report.id} kept={report} onDismiss={() => void outbox.dismiss(report)} />
        ))}
        {empty && (
          <EmptyState title={t.none} icon={MapPin}>
            {t.noneText}
          </EmptyState>
        )}
        {groups.map(
          ([group, jobs]) =>
            jobs.length > 0 && (
              <section key={group} aria-labelledby={`groupe-${group}`}>
                <h2 id={`groupe-${group}`} className="field-group">
                  {t.groups[group]} <span className="ui-soft">{jobs.length}</span>
                </h2>
                <div className="field-jobs">
                  {jobs.map((job: DayJob) => (
                    <JobCard
                      key={job.id}
                      job={job}
                      local={outbox.kept.filter((one) => one.fields.requestId === job.id)}
                      scripts={outbox.ready}
                      dayShown={group === 'late' || group === 'next'}
                      errors={refused?.requestId === job.id ? refused : undefined}
                      onPick={(outcome, files) => picked.current.set(`${job.id} ${outcome}`, files)}
                      onDismiss={(report) => void outbox.dismiss(report)}
                    />
                  ))}
                </div>
              </section>
            ),
        )}
      </div>
    </>
  )
}
