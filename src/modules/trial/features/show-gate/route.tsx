import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import { gatePage } from '#modules/trial/gate/read.server.ts'
import { replay } from '#modules/trial/gate/replay.server.ts'
import { memberOfAccount } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayDecide, mayGiveOpinion, mayReadTrial } from '#modules/trial/permits.ts'
import { DossierAsked, DossierSheet } from '#modules/trial/ui/DossierSheet.tsx'
import { Fingerprint } from '#modules/trial/ui/Fingerprint.tsx'
import { GATE_TONES } from '#modules/trial/ui/gate-tones.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Download, FileText } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { act } from './act.server.ts'
import { Opinions } from './Opinions.tsx'
import { Publish } from './Publish.tsx'
import { Quorum } from './Quorum.tsx'
import { Replay } from './Replay.tsx'
import { Voice } from './Voice.tsx'
import { Withdraw } from './Withdraw.tsx'
import '#modules/trial/ui/gate.css'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const page = isId<'Gate'>(params.gate) ? await gatePage(ctx, params.gate) : null
  if (!page) noPage()
  const query = new URL(request.url).searchParams
  const { gate, dossier, seats, stage, ...rest } = page
  const { userId } = ctx.actor
  const me =
    mayGiveOpinion(ctx.actor) && userId
      ? await ctx.read((tx) => memberOfAccount(tx, ctx.hub.id, userId))
      : undefined
  return {
    ...rest,
    key: newId<'Form'>(),
    ...{ record: dossier.record, fingerprint: dossier.fingerprint, number: dossier.number, at: dossier.at },
    stage: { id: stage.id, name: stage.name },
    decisionId: gate.decisionId,
    withdrawnWhy: gate.withdrawnWhy,
    published: gate.publishedAt && dayIn(gate.publishedAt, ctx.hub.zone),
    publicText: gate.publicText,
    seats: seats.map(({ member, ...seat }) => ({ ...seat, left: !member || member.leftAt !== null })),
    mine: me && seats.find(({ id }) => id === me.id)?.id,
    mayDecide: mayDecide(ctx.actor),
    done: query.get('fait'),
    replayed: query.has('rejouer') ? await replay(ctx, dossier.record) : null,
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const may = posted.get('intent') === 'opinion' ? mayGiveOpinion : mayDecide
  if (!may(ctx.actor)) refusePage()
  if (!isId<'Gate'>(params.gate)) noPage()
  const acted = await act(ctx, params.gate, posted, new URL(request.url).origin)
  if ('done' in acted)
    return redirect(`/${ctx.hub.slug}/phase-de-test/jalons/${params.gate}?fait=${acted.done}`)
  return data(acted, { status: 'link' in acted ? 200 : 422 })
}

/** A frozen gate: what the committee reads and answers, whether it may be decided, and the proof that nothing moved. */
export default function GateShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  const { locale, zone } = useLanguage()
  const { record, number, state, stage, tally, done, outcome, decisionId, mine } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const here = `${base}/jalons/${params.gate}`
  const notices: Record<string, string> = { avis: w.given, ...w.done }
  const refused = actionData && 'at' in actionData ? actionData : undefined
  const frozen = formatInstant(loaderData.at, zone, locale)
  return (
    <>
      <title>{`${g.gate(number)} · Palier`}</title>
      <PageHeader
        title={g.gate(number)}
        over={
          <>
            <a href={`${base}/jalons`}>{g.title}</a> · {w.over(stage.name)}
          </>
        }
        lede={w.frozen(frozen)}
        action={
          state === 'open' &&
          loaderData.mayDecide && (
            <ButtonLink tone={tally.reached ? 'primary' : 'quiet'} href={`${base}/${stage.id}/decision`}>
              {w.decide}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink href={`${here}/pdf`} icon={Download}>
              {w.pdf}
            </ButtonLink>
            {decisionId && (
              <ButtonLink href={`${base}/decisions/${decisionId}`} icon={FileText}>
                {w.minutes}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {done && Object.hasOwn(notices, done) && <Notice tone="success">{notices[done]}</Notice>}
        {actionData && 'link' in actionData && (
          <Notice tone="success" title={w.linkTitle(actionData.link.name)}>
            <p>{actionData.link.sent ? w.linkSent : w.linkShown}</p>
            <p className="trial-link">{actionData.link.href}</p>
          </Notice>
        )}
        {refused && (refused.at === 'renew' || (refused.at === 'opinion' && !mine)) && (
          <Notice tone="danger">{sentences(locale, { it: refused.errors[''] ?? '' }, g.errors).it}</Notice>
        )}
        <p>
          {outcome ? (
            <Status tone="success">{t.outcomes[outcome]}</Status>
          ) : (
            <Status tone={GATE_TONES[state]}>{g.states[state]}</Status>
          )}
        </p>
        {state === 'withdrawn' && (
          <Notice title={w.withdrawn} live={false}>
            {loaderData.withdrawnWhy}
          </Notice>
        )}
        {state === 'open' && <Quorum {...{ tally, quorum: record.quorum, changed: loaderData.changed }} />}
        <div className="trial-gate-page">
          <div className="ui-stack">
            <DossierAsked record={record} />
            {state === 'open' && mine && (
              <Voice
                formKey={loaderData.key}
                opinions={loaderData.seats.find(({ id }) => id === mine)?.opinions ?? []}
                refused={refused?.at === 'opinion' ? refused : undefined}
              />
            )}
            {loaderData.mayDecide && state === 'decided' && (
              <Publish
                {...{ published: loaderData.published, text: loaderData.publicText }}
                href={`/ouvert/${params.hub}/jalon/${params.gate}`}
                refused={refused?.at === 'publish' ? refused : undefined}
              />
            )}
          </div>
          <Opinions
            seats={loaderData.seats}
            open={state === 'open'}
            mayNote={loaderData.mayDecide && state === 'open'}
            formKey={loaderData.key}
            refused={refused?.at === 'note' ? refused : undefined}
          />
        </div>
        <DossierSheet record={record} hub={params.hub} />
        <Fingerprint
          {...{ intact: loaderData.intact, fingerprint: loaderData.fingerprint, previous: record.previous }}
        />
        <Replay {...{ replayed: loaderData.replayed, at: frozen, here }} />
        {loaderData.mayDecide && state === 'open' && (
          <Withdraw refused={refused?.at === 'withdraw' ? refused : undefined} />
        )}
        <p className="ui-soft ui-no-print">{w.print}</p>
      </div>
    </>
  )
}
