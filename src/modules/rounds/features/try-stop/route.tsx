import '#modules/rounds/ui/plans.css'
import { data, redirect, useLocation } from 'react-router'
import { type Day, parseDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import { wordsFor } from '#kit/words.ts'
import { putErrand } from '#modules/rounds/day/try.server.ts'
import { errandsByKeys } from '#modules/rounds/errands/collect.server.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import { type ErrandKey, SHORTEST_STOP, WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { useMeetingWords } from '#modules/rounds/ui/meeting-words.ts'
import { MeetingNotice, Turns } from '#modules/rounds/ui/Turns.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Lightbulb } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { inputOf, NAMES, putImaginedForm, putWaitingForm } from './form.ts'
import { type TryPage, tryPage } from './query.server.ts'
import { TriedRounds } from './TriedRounds.tsx'

const dayIn = (text: string | null, today: Day): Day => {
  const day = parseDay(text ?? '')
  return day.ok ? day.value : today
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const day = dayIn(params.get('jour'), ctx.today())
  const typed = Object.fromEntries(
    NAMES.map((name) => [name, params.get(name) ?? (name === 'way' ? 'bring' : '')]),
  )
  return { day, typed, page: await tryPage(ctx, day, params), key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const posted = await request.formData()
  const waits = posted.has('course')
  const form = waits ? readForm(putWaitingForm, posted) : readForm(putImaginedForm, posted)
  if (!form.ok) return data({ values: form.values, errors: { '': 'unreadable' } }, { status: 422 })
  const { jour: day, roundId, seen, at, deliverAt = null, idempotencyKey } = form.value
  const w = wordsFor(context.get(localeContext), { fr, en }).essay
  const errand =
    'course' in form.value
      ? (await errandsByKeys(ctx, [form.value.course as ErrandKey])).get(form.value.course as ErrandKey)
      : inputOf(form.value, day, w.usualName)
  const put = errand
    ? await putErrand(ctx, { day, roundId, seen, at, deliverAt, errand, idempotencyKey })
    : refuse('errand_unknown')
  if (!put.ok) {
    const known = Object.hasOwn(fr.errors, put.code) || Object.hasOwn(fr.essay.refused, put.code)
    const meeting = 'meeting' in put ? put.meeting : undefined
    const state = refusedForm(form.values, refuse(known ? put.code : 'other'))
    return data({ ...state, meeting }, { status: 422 })
  }
  const query = new URLSearchParams({ jour: day, fait: 'range', annuler: put.value.batchId })
  return redirect(`/${ctx.hub.slug}/tournees?${query}`)
}

export default function TryStop({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.essay
  const { locale, today } = useLanguage()
  const { inTheWay } = useMeetingWords()
  const { search } = useLocation()
  const { day, page, typed, key } = loaderData
  const { waiting, none, tried, refused } = page
  const base = `/${params.hub}/tournees`
  const here = `${base}/essai`
  const meeting = actionData && 'meeting' in actionData ? actionData.meeting : undefined
  const wrong = { ...t.errors, ...w.refused, ...(meeting ? { rounds_meet: inTheWay(meeting) } : {}) }
  const { error } = shownForm(locale, actionData, wrong)
  const shown = shownForm(locale, refused ?? undefined, w.errors, typed)
  const hidden: Record<string, string> = tried?.errand
    ? { jour: day, course: tried.errand.key }
    : { jour: day, ...typed }
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.titleOf(formatDay(day, locale, today?.slice(0, 4)))}
        lede={w.lede}
        quiet={
          <ButtonLink href={`${base}?jour=${day}`} icon={ArrowLeft}>
            {t.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {error && <Notice tone="danger">{error}</Notice>}
        {shown.errors.course && <Notice tone="warn">{shown.errors.course}</Notice>}
        {none ? (
          <EmptyState
            title={w.noRounds}
            action={<ButtonLink href={`${base}?jour=${day}`}>{t.back}</ButtonLink>}
          >
            {w.noRoundsText}
          </EmptyState>
        ) : (
          <>
            {tried && (
              <section aria-live="polite" className="ui-stack">
                <h2>{w.result(nameOf(tried, w.usualName))}</h2>
                {tried.day.meeting && (
                  <MeetingNotice meeting={tried.day.meeting} then="asIs" base={`/${params.hub}`} />
                )}
                {tried.day.turns.length > 0 && (
                  <Turns turns={tried.day.turns} then="put" base={`/${params.hub}`} />
                )}
                <TriedRounds
                  rounds={tried.day.rounds}
                  action={`${here}${search}`}
                  hidden={hidden}
                  idempotencyKey={key}
                />
              </section>
            )}
            {waiting.length > 0 && (
              <Card title={w.waiting}>
                <ul className="propose-left propose-choices">
                  {waiting.map((errand) => (
                    <li key={errand.key}>
                      <a href={`${here}?jour=${day}&course=${encodeURIComponent(errand.key)}`}>
                        {errand.number} · {errand.what}
                      </a>
                      {errand.whom && `, ${errand.whom}`}
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <Card title={w.imagine}>
              <Form
                id="imaginer"
                method="get"
                action={here}
                hidden={{ jour: day, essayer: '1' }}
                errors={shown.errors}
                values={shown.values}
              >
                <div className="propose-asked">
                  <Field name="address" label={w.address} help={w.addressHelp} autoComplete="off" />
                  <Field
                    type="select"
                    name="way"
                    label={w.what}
                    options={WAYS.map((way) => ({ value: way, label: w.ways[way] }))}
                  />
                  <Field
                    name="toAddress"
                    label={w.toAddress}
                    help={w.toAddressHelp}
                    autoComplete="off"
                    optional
                  />
                  <Field name="hours" label={w.hours} help={w.hoursHelp} autoComplete="off" optional />
                  <Field
                    type="number"
                    name="minutes"
                    label={w.minutes}
                    unit="min"
                    min={SHORTEST_STOP}
                    width="short"
                    optional
                  />
                  <Field type="money" name="revenue" label={w.revenue} optional />
                  <Field type="number" name="kg" label={w.kg} unit="kg" min={0} width="short" optional />
                  <Field type="number" name="crates" label={w.crates} min={0} width="short" optional />
                  <Field name="what" label={w.name} autoComplete="off" optional />
                </div>
                <FormActions>
                  <Button tone={tried ? 'quiet' : 'primary'} icon={Lightbulb}>
                    {w.try}
                  </Button>
                </FormActions>
              </Form>
            </Card>
          </>
        )}
      </div>
    </>
  )
}

const nameOf = ({ errand, typed }: NonNullable<TryPage['tried']>, usual: string): string =>
  errand ? `${errand.what}${errand.whom ? `, ${errand.whom}` : ''}` : (typed?.what ?? typed?.address ?? usual)
