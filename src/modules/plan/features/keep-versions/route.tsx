import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { Differences } from '#modules/plan/ui/Differences.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { saveVersion } from '#modules/plan/versions.server.ts'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, Form, FormActions } from '#ui/Form.tsx'
import { History, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { saveVersionForm } from './form.ts'
import { compareVersions, listVersions } from './query.server.ts'
import { restoreVersion } from './use-case.server.ts'

const numberIn = (text: string | null): number | null => {
  const n = Number(text)
  return Number.isInteger(n) && n > 0 && n < 1_000_000 ? n : null
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const list = await listVersions(ctx)
  if (!list) throw redirect(`/${params.hub}/modele/nouveau`)
  const [from, to] = [numberIn(query.get('de')), numberIn(query.get('a'))]
  const compared = from === null ? null : await compareVersions(ctx, from, to)
  if (compared && !compared.ok) noPage()
  return {
    // A key for each form: coming back to this page to choose another version is no second press of the same button.
    versions: list.kept.map(({ number, reason, author, at }) => ({
      ...{ number, reason, author, at },
      key: newId<'Form'>(),
    })),
    version: list.version,
    compared: compared && from !== null ? { from, to, difference: compared.value } : null,
    kept: numberIn(query.get('gardee')),
    restored: numberIn(query.get('revenue')),
    key: newId<'Form'>(),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const base = `/${params.hub}/modele/versions`
  if (posted.get('intent') === 'restore') {
    const number = numberIn(String(posted.get('number')))
    if (number === null) noPage()
    const { versions } = wordsFor(context.get(localeContext), { fr, en })
    const done = await restoreVersion(ctx, {
      number,
      reason: versions.before(number),
      version: Number(posted.get('version')),
      idempotencyKey: onceField().parse(posted.get('idempotencyKey')),
    })
    if (done.ok) return redirect(`${base}?revenue=${number}&gardee=${done.value.kept}`)
    return data<FormState>({ values: {}, errors: { '': done.code } }, { status: 422 })
  }
  const form = readForm(saveVersionForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const saved = await saveVersion(ctx, form.value)
  if (!saved.ok) return data<FormState>(refusedForm(form.values, saved), { status: 422 })
  return redirect(`${base}?gardee=${saved.value.number}`)
}

export default function Versions({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.versions
  const { versions, version, compared, kept, restored, key, mayWrite } = loaderData
  const base = `/${params.hub}/modele/versions`
  const shown = shownForm(useLocale(), actionData, t.errors)
  const options = versions.map(({ number, reason }) => ({
    value: String(number),
    label: `${number} · ${reason}`,
  }))
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="versions" />
      {kept !== null && (
        <Notice tone="success">{restored === null ? w.kept(kept) : w.restored(restored, kept)}</Notice>
      )}
      {compared && (
        <Differences
          title={w.difference(
            w.version(compared.from),
            compared.to === null ? w.today : w.version(compared.to),
          )}
          difference={compared.difference}
        />
      )}
      {mayWrite && (
        <Form idempotencyKey={key} className="plan-save" {...shown}>
          <Field name="reason" label={w.reason} help={w.reasonHelp} maxLength={300} autoComplete="off" />
          <FormActions>
            <Button tone="primary" icon={History}>
              {w.save}
            </Button>
          </FormActions>
        </Form>
      )}
      <Table
        caption={w.title}
        rows={versions}
        rowKey={(row) => String(row.number)}
        rowHref={(row) => `${base}?de=${row.number}`}
        columns={[
          {
            key: 'reason',
            header: w.why,
            cell: (row) => (
              <>
                {row.number} · {row.reason} <span className="ui-hidden">({w.seeDifference})</span>
              </>
            ),
          },
          { key: 'author', header: w.who, cell: (row) => row.author },
          { key: 'at', header: w.when, cell: (row) => <DateTimeFr value={row.at} /> },
          ...(mayWrite
            ? [
                {
                  key: 'restore',
                  header: w.actions,
                  nowrap: true,
                  paper: false,
                  cell: (row: { number: number; key: string }) => (
                    <form method="post" action={base} title={w.restoreHelp(row.number)}>
                      <input type="hidden" name="number" value={row.number} />
                      <input type="hidden" name="version" value={version} />
                      <input type="hidden" name="idempotencyKey" value={row.key} />
                      <Button name="intent" value="restore" icon={Undo2}>
                        {w.restore} <span className="ui-hidden">{row.number}</span>
                      </Button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState title={w.none} icon={History}>
            {w.firstStep}
          </EmptyState>
        }
      />
      {versions.length > 0 && (
        <form method="get" className="plan-scenarios plan-apart ui-no-print">
          <Asking>
            <Field
              type="select"
              name="de"
              label={w.from}
              blank={false}
              options={options}
              value={String(compared?.from ?? versions[0]?.number)}
            />
            <Field
              type="select"
              name="a"
              label={w.to}
              blank={w.now}
              optional
              options={options}
              value={compared?.to ? String(compared.to) : ''}
            />
          </Asking>
          <Button>{w.compare}</Button>
        </form>
      )}
    </>
  )
}
