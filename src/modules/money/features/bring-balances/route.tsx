import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { add, type Cents, minus, zero } from '#kit/money.ts'
import { bringBalances, readBalance } from '#modules/money/books/open-from-elsewhere.server.ts'
import { bookYears } from '#modules/money/books/years.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { BalanceRows } from './BalanceRows.tsx'
import { bringForm, readRows, rowsTyped, valuesOf } from './form.ts'
import { broughtBefore } from './query.server.ts'

const FIRST_ROWS = 10
/** A balance is a page or two of text. */
const LARGEST = 500_000

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  const { years } = await bookYears(ctx)
  return { day: years.at(-1)!.startsOn, before: await broughtBefore(ctx), key: newId<'Form'>() }
}

type Answer = { state: FormState; rows: number; read?: number; difference?: Cents }

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  const posted = await request.formData()
  const answer = (state: FormState, rows: number, more: Partial<Answer> = {}) =>
    data<Answer>({ state, rows: Math.max(rows, FIRST_ROWS), ...more }, { status: more.read ? 200 : 422 })
  if (posted.get('intent') === 'read') {
    const file = posted.get('file')
    const fits = file instanceof File && file.size > 0 && file.size <= LARGEST
    const read = readBalance(fits ? await file.text() : '')
    if (!read.ok) return answer(refusedForm({}, read), 0)
    return answer({ values: valuesOf(read.value), errors: {} }, read.value.length, {
      read: read.value.length,
    })
  }
  const form = readForm(bringForm, posted)
  const typed = rowsTyped(posted)
  const { lines, errors } = readRows(typed)
  if (!form.ok || Object.keys(errors).length > 0)
    return answer(
      { values: form.values, errors: { ...(form.ok ? {} : form.errors), ...errors } },
      typed.length,
    )
  const done = await bringBalances(ctx, { ...form.value, lines })
  if (done.ok) return redirect(`/${ctx.hub.slug}/argent/ecritures/${done.value.number}?fait=saisie`)
  const state = refusedForm(form.values, done.field === 'lines' ? { ...done, field: '' } : done)
  return answer(state, typed.length, done.code === 'unbalanced' ? { difference: differenceOf(lines) } : {})
}

const differenceOf = (lines: readonly { side: string; amount: Cents }[]): Cents => {
  const sum = (side: string) =>
    add(zero, ...lines.filter((line) => line.side === side).map(({ amount }) => amount))
  return minus(sum('debit'), sum('credit'))
}

export default function BringBalances({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.opening
  const locale = useLocale()
  const { day, before, key } = loaderData
  const errors = { ...t.errors, ...t.entry.errors }
  const isFile = actionData?.state.errors.file !== undefined
  const shown = shownForm(locale, isFile ? undefined : actionData?.state, errors, { day })
  const difference = actionData?.difference
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="books" />
      <div className="ui-stack">
        {before.length > 0 && (
          <Card title={w.before}>
            <ul className="money-lines">
              {before.map((one) => (
                <li key={one.number}>
                  <a href={`/${params.hub}/argent/ecritures/${one.number}`}>{one.number}</a>
                  <DayFr value={one.day} />
                </li>
              ))}
            </ul>
            <p className="ui-soft">{w.beforeHelp}</p>
          </Card>
        )}
        <Card title={w.file}>
          <Form
            id="fichier"
            intent="read"
            encType="multipart/form-data"
            {...shownForm(locale, isFile ? actionData?.state : undefined, errors)}
          >
            <Field
              type="file"
              name="file"
              label={w.file}
              labelHidden
              help={w.fileHelp}
              accept=".csv,.txt,text/csv,text/plain"
            />
            <FormActions>
              <Button icon={Upload}>{w.read}</Button>
            </FormActions>
          </Form>
        </Card>
        {actionData?.read && <Notice tone="success" title={w.fileRead(actionData.read)} />}
        {difference && (
          <Notice
            tone="danger"
            title={w.difference(formatEuros(difference < 0n ? (-difference as Cents) : difference, locale))}
          />
        )}
        <Form id="soldes" idempotencyKey={key} {...shown} values={{ day, ...shown.values }}>
          <Field type="date" name="day" label={w.day} help={w.dayHelp} width="medium" />
          <BalanceRows count={actionData?.rows ?? FIRST_ROWS} />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}
