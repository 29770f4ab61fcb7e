import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import type { Result } from '#kit/result.ts'
import { editErrand, moveErrands } from '#modules/rounds/errands/keep.server.ts'
import { errandByNumber } from '#modules/rounds/errands/store.server.ts'
import { forgetErrand } from '#modules/rounds/forget/forget.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { en as forgetEn } from '#modules/rounds/messages.forget.en.ts'
import { fr as forgetFr } from '#modules/rounds/messages.forget.fr.ts'
import { mayNoteErrands, mayPrepareRounds, mayReadTrips } from '#modules/rounds/permits.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { useErrandLabels } from '#modules/rounds/ui/StopFields.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, MapPin, Plus, Trash2, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ErrandFacts } from './ErrandFacts.tsx'
import { ErrandFields, saysMore } from './ErrandFields.tsx'
import { ForgetCard } from './ForgetCard.tsx'
import { editForm, inputOf } from './form.ts'
import { errandPage, valuesOf } from './query.server.ts'
import { WhoCard, whoHidden, whoQuery } from './WhoCard.tsx'
import './errand.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const page = (await errandPage(ctx, params.number, query)) ?? noPage()
  const { row, ...around } = page
  const mayReadMoney = mayReadTrips(ctx.actor)
  const { id, number, state, day, way, what, whom, address, toAddress, hours, minutes, kg, crates } = row
  const { note, revenue, actorName, templateId, forgottenAt } = row
  return {
    ...around,
    errand: {
      ...{ id, number, state, day, way, what, whom, address, toAddress, hours, minutes, kg, crates },
      ...{
        note,
        revenue,
        actorName,
        ofModel: templateId !== null,
        forgotten: forgottenAt !== null,
        notedOn: dayIn(row.createdAt, ctx.hub.zone),
      },
    },
    before: { ...valuesOf(row), ...(mayReadMoney ? {} : { handling: '' }) },
    seen: row.updatedAt.toISOString(),
    mayReadMoney,
    mayPlace: mayKeepPlaces(ctx.actor),
    mayForget: mayPrepareRounds(ctx.actor),
    done: query.get('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const row = (await ctx.read((tx) => errandByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  const here = `/${ctx.hub.slug}/tournees/courses/${row.number}`
  const sent = await request.formData()
  const intent = sent.get('intent')
  if (intent === 'forget') {
    if (!mayPrepareRounds(ctx.actor)) refusePage()
    const gone = await forgetErrand(ctx, row.id)
    return gone.ok ? redirect(`${here}?fait=effacee`) : data(refusedForm({}, gone), { status: 422 })
  }
  if (intent === 'place') {
    await placeAddresses(ctx, [row.address, row.toAddress ?? ''])
    return redirect(here)
  }
  const answer = (done: Result<unknown>, values: Record<string, string> = {}) =>
    data(done.ok ? undefined : refusedForm(values, done), { status: 422 })
  if (intent === 'drop' || intent === 'restore') {
    const moved = await moveErrands(ctx, [row.id], { verb: intent })
    if (!moved.ok) return answer(moved)
    if (moved.value.left > 0)
      return answer({ ok: false, code: intent === 'drop' ? 'in_round' : 'errand_over' })
    return redirect(intent === 'drop' ? here : `${here}?fait=remise`)
  }
  const form = readForm(editForm, sent)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { seen, ...said } = form.value
  const input = inputOf(said)
  // A form that did not show what it costs leaves it as it was.
  const handling = mayReadTrips(ctx.actor) ? input.handling : row.handling
  const saved = await editErrand(ctx, row.id, { ...input, handling, seen })
  if (!saved.ok) return answer(saved, form.values)
  await placeAddresses(ctx, [input.address ?? '', input.toAddress ?? ''])
  return redirect(`${here}?fait=enregistree`)
}

export default function ErrandPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const forgetErrors = useWords({ fr: forgetFr, en: forgetEn }).errors
  const locale = useLocale()
  const { errand, standing, unplaced, done, chosen, q, found, mayFind, addresses, mayReadMoney } = loaderData
  const base = `/${params.hub}/tournees/courses`
  const open = errand.state === 'open'
  const shown = shownForm(locale, actionData, { ...forgetErrors, ...t.errors }, loaderData.before)
  const labels = useErrandLabels()
  const news = { note: w.added(errand.number), enregistree: w.saved, remise: t.errands.restored }[done ?? '']
  return (
    <>
      <title>{`${w.editTitle(errand.number)} · Palier`}</title>
      <PageHeader
        title={errand.what}
        over={
          <>
            <a href={base}>{t.errands.title}</a> · {errand.number}
          </>
        }
        lede={errand.ofModel ? w.ofModel : w.by(errand.actorName, formatDay(errand.notedOn, locale))}
        quiet={
          done === 'note' && (
            <ButtonLink href={`${base}/nouvelle?jour=${errand.day}`} icon={Plus}>
              {w.addOther}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {news && !actionData && open && <Notice tone="success">{news}</Notice>}
        {!open && shown.error && <Notice tone="danger">{shown.error}</Notice>}
        {loaderData.held && (
          <p>
            <HeldGoods held={loaderData.held} />
          </p>
        )}
        {standing && (
          <Notice live={false}>
            <a href={`/${params.hub}/tournees/${standing.number}`}>
              {w.standing(standing.number, formatDay(standing.day, locale))}
            </a>
          </Notice>
        )}
        {open && unplaced && (
          <Notice
            tone="warn"
            live={false}
            actions={
              <>
                <Form id="placer" intent="place">
                  <Button icon={MapPin}>{t.waiting.place}</Button>
                </Form>
                {loaderData.mayPlace && (
                  <ButtonLink href={`/${params.hub}/tournees/lieux?etat=missing`}>
                    {t.waiting.places}
                  </ButtonLink>
                )}
              </>
            }
          >
            {w.unplaced}
          </Notice>
        )}
        {!open && (
          <Notice
            live={false}
            actions={
              errand.state === 'dropped' && (
                <Form id="remettre" intent="restore">
                  <Button icon={Undo2}>{t.errands.restore}</Button>
                </Form>
              )
            }
          >
            {errand.state === 'dropped' ? w.droppedNow : w.over}
          </Notice>
        )}
        {!open && <ErrandFacts errand={errand} whom={chosen?.name ?? errand.whom} />}
        {!open && loaderData.mayForget && <ForgetCard forgotten={errand.forgotten} />}
        {open && mayFind && <WhoCard q={q} found={found} chosen={chosen} />}
        {open && (
          <Form
            id="course"
            action={whoQuery(chosen)}
            hidden={{ ...whoHidden(chosen), seen: loaderData.seen }}
            labels={labels}
            {...shown}
          >
            <ErrandFields
              chosen={chosen}
              addresses={addresses}
              mayReadMoney={mayReadMoney}
              open={saysMore(shown)}
            />
            <FormActions>
              <Button tone="primary" icon={Check}>
                {w.save}
              </Button>
            </FormActions>
          </Form>
        )}
        {open && !standing && (
          <Form id="abandonner" intent="drop">
            <Button tone="quiet" icon={Trash2}>
              {t.errands.drop}
            </Button>
          </Form>
        )}
      </div>
    </>
  )
}
