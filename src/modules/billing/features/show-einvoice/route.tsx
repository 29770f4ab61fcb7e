import { data, redirect } from 'react-router'
import { platformEn as en } from '#modules/billing/messages.platform.en.ts'
import { platformFr as fr } from '#modules/billing/messages.platform.fr.ts'
import { mayInvoice, mayReadInvoices } from '#modules/billing/permits.ts'
import { noteState, sendAgain } from '#modules/billing/platform/note.server.ts'
import { readEInvoice } from '#modules/billing/platform/read.server.ts'
import { isOver, TOLD_STATES } from '#modules/billing/rules/lifecycle.ts'
import { LifeStatus, lifeTone } from '#modules/billing/ui/LifeStatus.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Download, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'
import { noteForm } from './form.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const { row, invoice, words } = (await readEInvoice(ctx, params.number)) ?? noPage()
  return {
    ...{ row, words, total: invoice.total, today: ctx.today(), mayNote: mayInvoice(ctx.actor) },
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayInvoice(ctx.actor)) refusePage()
  const posted = await request.formData()
  const back = `/${ctx.hub.slug}/argent/facturation-electronique/${params.number}`
  if (posted.get('intent') === 'again') {
    const sent = await sendAgain(ctx, params.number)
    return sent.ok ? redirect(`${back}?fait=renvoi`) : data(refusedForm({}, sent), { status: 422 })
  }
  const form = readForm(noteForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const noted = await noteState(ctx, { number: params.number, ...form.value })
  if (!noted.ok) return data(refusedForm(form.values, noted), { status: 422 })
  return redirect(`${back}?fait=note`)
}

export default function EInvoice({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { row, words, done, mayNote } = loaderData
  const money = `/${params.hub}/argent`
  const base = `${money}/facturation-electronique`
  const shown = shownForm(useLocale(), actionData, t.errors, { day: loaderData.today, state: 'deposited' })
  return (
    <>
      <title>{`${t.one(row.number)} · Palier`}</title>
      <PageHeader
        over={t.one(row.number)}
        title={row.partyName}
        action={
          <ButtonLink tone="primary" href={`${base}/${row.number}/facturx`} icon={Download}>
            {t.download}
          </ButtonLink>
        }
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.title}
            </ButtonLink>
            <ButtonLink href={`${money}/factures/${row.number}`} icon={FileText}>
              {t.paper}
            </ButtonLink>
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="einvoices" />
      <div className="ui-stack">
        {done === 'note' && !actionData && <Notice tone="success" title={t.noted} />}
        {done === 'renvoi' && !actionData && <Notice tone="success" title={t.sentAgain} />}
        <Card title={t.facts} aside={<LifeStatus state={row.state} />}>
          <p>{t.means[row.state]}</p>
          <DefinitionList
            items={[
              { term: t.columns.day, value: <DayFr value={row.day} /> },
              { term: t.amount, value: <Amount value={loaderData.total} /> },
              { term: t.columns.since, value: <DateTimeFr value={row.changedAt} /> },
              { term: t.reference, value: row.reference },
              { term: t.failure, value: row.failure },
            ]}
          />
          {row.state === 'failed' && mayNote && (
            <Form id="renvoi" intent="again" errors={{}} values={{}}>
              <FormActions>
                <Button>{t.again}</Button>
              </FormActions>
            </Form>
          )}
        </Card>
        {mayNote && !isOver(row.state) && (
          <Card title={t.note.title}>
            <p className="ui-soft">{t.note.help}</p>
            <Form id="note" intent="note" {...shown}>
              <Field
                type="select"
                name="state"
                label={t.note.state}
                width="medium"
                options={TOLD_STATES.map((value) => ({ value, label: t.states[value] }))}
              />
              <Field type="date" name="day" label={t.note.day} width="medium" />
              <Field name="reference" label={t.note.reference} optional width="medium" maxLength={100} />
              <Field name="why" label={t.note.why} help={t.note.whyHelp} optional maxLength={300} />
              <FormActions>
                <Button tone="primary">{t.note.send}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <Card title={t.history}>
          {words.length === 0 ? (
            <p className="ui-soft">{t.waits}</p>
          ) : (
            <Timeline
              items={words.toReversed().map((word) => ({
                key: word.id,
                what: t.states[word.state],
                who: word.by,
                when: <DateTimeFr value={word.happenedAt} />,
                detail: word.why ?? undefined,
                tone: lifeTone(word.state),
              }))}
            />
          )}
        </Card>
      </div>
    </>
  )
}
