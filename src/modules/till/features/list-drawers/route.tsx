import { data, redirect } from 'react-router'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayCloseDays, mayHoldTill } from '#modules/till/permits.ts'
import { joinSession } from '#modules/till/sessions/move.server.ts'
import { addTill } from '#modules/till/sessions/open.server.ts'
import { drawersPage, listSessions } from '#modules/till/sessions/read.server.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Coins, Download, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Drawer } from './Drawer.tsx'
import { addForm, joinForm } from './form.ts'
import { SessionTable } from './SessionTable.tsx'
import '#modules/till/ui/drawers.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayHoldTill(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    ...(await drawersPage(ctx)),
    list: await listSessions(ctx, params, 20),
    done: params.get('fait'),
    number: params.get('session'),
    mayExport: mayCloseDays(ctx.actor),
    sides: sidesFor(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const base = `/${ctx.hub.slug}/caisse/tiroirs`
  if (posted.get('intent') === 'join') {
    const form = readForm(joinForm, posted)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const joined = await joinSession(ctx, { sessionId: form.value.session })
    if (!joined.ok) return data(refusedForm(form.values, joined), { status: 422 })
    return redirect(`${base}?fait=ici`)
  }
  const form = readForm(addForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addTill(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`${base}/${added.value.id}/ouvrir`)
}

export default function Drawers({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.drawers
  const { drawers, safe, list, done, number, sides } = loaderData
  const base = `/${params.hub}/caisse`
  const shown = shownForm(useLocale(), actionData, t.errors)
  const add = (
    <Form id="add" intent="add" {...shown}>
      <Field name="name" label={w.name} help={w.nameHelp} width="medium" autoComplete="off" />
      <FormActions>
        <Button tone={drawers.length === 0 ? 'primary' : 'quiet'} icon={Plus}>
          {w.save}
        </Button>
      </FormActions>
    </Form>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <TillTabs hub={params.hub} current="drawers" only={sides} />
      <div className="ui-stack">
        {done === 'ferme' && number && <Notice tone="success">{w.closedNow(number)}</Notice>}
        {done === 'ici' && <Notice tone="success">{w.joined}</Notice>}
        {drawers.length === 0 ? (
          <EmptyState title={w.none} icon={Coins} action={add}>
            {w.noneText}
          </EmptyState>
        ) : (
          <div className="drawers">
            {drawers.map((drawer) => (
              <Drawer key={drawer.till.id} drawer={drawer} base={base} />
            ))}
            <Card title={w.safe} className="drawer">
              <p className="drawer-sum">
                <Amount value={safe} />
                <small>{w.safeHelp}</small>
              </p>
              {safe < 0n && (
                <Notice tone="warn" live={false}>
                  {w.safeMissing}
                </Notice>
              )}
            </Card>
          </div>
        )}
        {list.rows.length > 0 && (
          <Card
            title={w.history}
            aside={
              loaderData.mayExport && (
                <ButtonLink href={`${base}/tiroirs/export`} icon={Download}>
                  CSV
                </ButtonLink>
              )
            }
          >
            <SessionTable rows={list.rows} base={base} pager={pagerOf(list, w.total)} />
          </Card>
        )}
        {drawers.length > 0 && (
          <details className="ui-no-print" open={Boolean(actionData)}>
            <summary className="ui-button ui-button-quiet">
              <Plus className="ui-icon" /> {w.add}
            </summary>
            {add}
          </details>
        )}
      </div>
    </>
  )
}
