import { data, redirect } from 'react-router'
import { zero } from '#kit/money.ts'
import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mayCollectDebits } from '#modules/bank/permits.ts'
import { dropDebit, moveDebits, returnDebit } from '#modules/bank/sepa/follow-debits.server.ts'
import { GiveUp } from '#modules/bank/ui/GiveUp.tsx'
import { RunSteps } from '#modules/bank/ui/RunSteps.tsx'
import { RunStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { DebitLines } from './DebitLines.tsx'
import { dropForm, moveForm, returnForm } from './form.ts'
import { readDebits } from './query.server.ts'
import { ReturnForm } from './ReturnForm.tsx'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const page = (await readDebits(ctx, params.number, asked.get('rejet'))) ?? noPage()
  return { ...page, today: ctx.today(), done: asked.has('fait') }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCollectDebits(ctx.actor)) refusePage()
  const page = (await readDebits(ctx, params.number, null)) ?? noPage()
  const { run, lines } = page
  const typed = await request.formData()
  const intent = String(typed.get('intent') ?? '')
  const refused = (state: {
    values: Readonly<Record<string, string>>
    errors: Readonly<Record<string, string>>
  }) => data({ intent, ...state }, { status: 422 })
  // A line of another run is none of this page's.
  const isOurs = (id: string) => lines.some((line) => line.id === id)
  if (intent === 'drop') {
    const form = readForm(dropForm, typed)
    if (!form.ok) return refused(form)
    const dropped = isOurs(form.value.itemId) ? await dropDebit(ctx, form.value) : noPage()
    if (!dropped.ok) return refused(refusedForm(form.values, dropped))
  } else if (intent === 'return') {
    const form = readForm(returnForm, typed)
    if (!form.ok) return refused(form)
    const returned = isOurs(form.value.itemId) ? await returnDebit(ctx, form.value) : noPage()
    if (!returned.ok) return refused(refusedForm(form.values, returned))
  } else {
    const form = readForm(moveForm, typed)
    if (!form.ok) return refused(form)
    const moved = await moveDebits(ctx, { id: run.id, ...form.value })
    if (!moved.ok) return refused(refusedForm(form.values, moved))
  }
  return redirect(`/${ctx.hub.slug}/argent/prelevements/${run.number}?fait=oui`)
}

export default function DebitsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.run
  const locale = useLocale()
  const { run, lines, sums, returning, fileBy, today } = loaderData
  const base = `/${params.hub}/argent/prelevements`
  const title = w.title(formatDay(run.collectOn, locale))
  const shown = returning ?? lines.find((line) => line.id === actionData?.values.itemId && line.mayReturn)
  const cancels = actionData?.intent === 'cancel'
  const wrong = actionData && actionData.intent === 'drop' ? Object.values(actionData.errors)[0] : undefined
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={run.number}
        title={title}
        lede={<RunStatus state={run.state} />}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {loaderData.done && !actionData && <Notice tone="success">{w.done}</Notice>}
        {wrong && <Notice tone="danger">{t.errors[wrong as keyof typeof t.errors] ?? wrong}</Notice>}
        <RunSteps
          run={{ ...run, day: run.collectOn }}
          today={today}
          base={`${base}/${run.number}`}
          version="08"
          words={w}
          shown={shownForm(locale, actionData?.intent === 'move' ? actionData : undefined, t.errors)}
          before={
            fileBy < today ? (
              <Notice tone="danger" live={false}>
                {w.fileLate(formatDay(fileBy, locale))}
              </Notice>
            ) : (
              <p>{w.fileBy(formatDay(fileBy, locale))}</p>
            )
          }
        />
        <div className="ui-stats">
          <Stat label={w.sums.asked} value={<Amount value={sums.asked} />} period={w.of(run.count)} />
          <Stat
            label={w.sums.in}
            value={<Amount value={sums.in} />}
            period={w.of(lines.filter((line) => line.state === 'settled').length)}
          />
          {sums.back > zero && (
            <Stat
              label={w.sums.back}
              value={<Amount value={sums.back} />}
              period={w.of(lines.filter((line) => line.state === 'returned').length)}
            />
          )}
          {sums.fees > zero && (
            <Stat label={w.sums.fees} value={<Amount value={sums.fees} />} period={run.number} />
          )}
        </div>
        {shown && (
          <ReturnForm
            line={shown}
            today={today}
            closeHref={`${base}/${run.number}`}
            refused={actionData?.intent === 'return' ? actionData : undefined}
          />
        )}
        <DebitLines lines={lines} hub={params.hub} base={`${base}/${run.number}`} title={title} />
        {(run.state === 'ready' || run.state === 'sent') && (
          <GiveUp
            words={{ title: w.cancelTitle, why: w.why, whyHelp: w.whyHelp, verb: w.verbs.cancel }}
            shown={shownForm(locale, cancels ? actionData : undefined, t.errors)}
            open={cancels}
          />
        )}
      </div>
    </>
  )
}
