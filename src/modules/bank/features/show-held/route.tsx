import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { negate, zero } from '#kit/money.ts'
import { heldEn as en } from '#modules/bank/messages.held.en.ts'
import { heldFr as fr } from '#modules/bank/messages.held.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { HAND_KINDS, isPurpose, PURPOSES } from '#modules/bank/rules/held.ts'
import { undoHeld } from '#modules/bank/sepa/held.server.ts'
import { heldAccount, moveById, movesPage } from '#modules/bank/sepa/held-store.server.ts'
import { getOrganisation } from '#modules/people/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { cursorOf, pageOf } from '#platform/lists/keyset.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft, Building2, Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { undoForm } from './form.ts'
import { Moves } from './Moves.tsx'
import { UndoMove } from './UndoMove.tsx'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const { purpose, id } = params
  if (!isPurpose(purpose) || !isId<'Organisation'>(id)) noPage()
  const asked = new URL(request.url).searchParams
  const cursor = cursorOf(asked)
  const page = await ctx.read(async (tx) => {
    const account = await heldAccount(tx, ctx.hub.id, purpose, id)
    if (!account) return null
    const read = await movesPage(tx, ctx.hub.id, purpose, id, cursor)
    const undoing = asked.get('annuler')
    const move = isId<'HeldMove'>(undoing) ? await moveById(tx, ctx.hub.id, undoing) : null
    return { account, undoing: move, list: pageOf(read, cursor, asked, (row) => [row.day, row.id]) }
  })
  const { account, list, undoing } = page ?? noPage()
  const organisation = await getOrganisation(ctx, id)
  return {
    ...{ account, list, purpose, name: organisation?.name ?? '' },
    undoing: undoing?.organisationId === id ? { id: undoing.id, label: undoing.label } : null,
    done: asked.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const form = readForm(undoForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const move = await ctx.read((tx) => moveById(tx, ctx.hub.id, form.value.moveId))
  if (move?.organisationId !== params.id || move.purpose !== params.purpose) noPage()
  const undone = await undoHeld(ctx, { id: move.id, why: form.value.why })
  if (!undone.ok) return data(refusedForm(form.values, undone), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/pour-compte/${params.purpose}/${params.id}?fait=oui`)
}

/** Everything that came in and went out for one third party, with what is held after each move. */
export default function HeldAccount({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const { account, list, purpose, name, undoing } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/pour-compte`
  const here = `${base}/${purpose}/${account.organisationId}`
  const { flow, account: code } = PURPOSES[purpose]
  const advanced = account.balance < zero
  const gesture = HAND_KINDS[flow][account.balance === zero ? 0 : 1]
  return (
    <>
      <title>{`${name}, ${t.purposes[purpose]} · Palier`}</title>
      <PageHeader
        over={t.purposes[purpose]}
        title={name}
        action={
          purpose !== 'providers' && (
            <ButtonLink
              tone="primary"
              href={`${base}/noter?titre=${purpose}&pour=${account.organisationId}&geste=${gesture}`}
              icon={Plus}
            >
              {t.note}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {w.back}
            </ButtonLink>
            <ButtonLink href={`${hub}/partenaires/${account.organisationId}`} icon={Building2}>
              {w.record}
            </ButtonLink>
            <ButtonLink href={`${hub}/argent/virements/compte/${account.organisationId}`} icon={Pencil}>
              {w.payee}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {loaderData.done && !actionData && <Notice tone="success">{w.done}</Notice>}
        <div className="ui-stats">
          <Stat
            label={advanced ? w.advanced : w.held}
            value={<Amount value={advanced ? negate(account.balance) : account.balance} />}
            period={`${w.today} · ${w.account(code)}`}
          />
        </div>
        {undoing && <UndoMove move={undoing} closeHref={here} refused={actionData} />}
        <Moves list={list} hub={hub} here={here} />
        <p className="ui-soft ui-small ui-no-print">{w.print}</p>
      </div>
    </>
  )
}
