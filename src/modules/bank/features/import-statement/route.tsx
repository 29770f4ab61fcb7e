import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { LARGEST_STATEMENT } from '#modules/bank/formats/read.ts'
import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import { mayKeepBank } from '#modules/bank/permits.ts'
import type { TakeCode } from '#modules/bank/rules/refusals.ts'
import '#modules/bank/ui/bank.css'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { tidyName } from '#platform/files/upload.ts'
import { readForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Columns2, Upload } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { columnsForm, layoutOf } from './columns.ts'
import { PastStatements } from './PastStatements.tsx'
import { readImportPage } from './query.server.ts'
import { useRefusal } from './refusal.ts'
import { ColumnsForm, StatementPreview } from './StatementPreview.tsx'
import {
  forgetStatement,
  sayColumns,
  sendStatement,
  takeStatement,
  undoStatement,
} from './use-case.server.ts'

const accountOf = (params: { bankAccount: string }): Id<'BankAccount'> =>
  isId<'BankAccount'>(params.bankAccount) ? params.bankAccount : noPage()

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const page = (await readImportPage(ctx, accountOf(params))) ?? noPage()
  const asked = new URL(request.url).searchParams
  const done = page.past.find(({ id }) => id === asked.get('fait')) ?? null
  return {
    ...page,
    done,
    undone: asked.get('annule') === '1',
    columns: asked.get('colonnes') === '1',
    key: newId<'Form'>(),
  }
}

type Said = { code: TakeCode | 'lines_matched'; row?: number; detail?: readonly string[]; about: string }
const no = (said: Said) => data<Said>(said, { status: 422 })

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const accountId = accountOf(params)
  const posted = await request.formData()
  const here = `/${ctx.hub.slug}/argent/banque/${accountId}/releves`
  switch (posted.get('intent')) {
    case 'file': {
      const file = posted.get('file')
      if (!(file instanceof File) || file.size === 0) return no({ code: 'file_needed', about: 'file' })
      // Told before its bytes are copied.
      if (file.size > LARGEST_STATEMENT) return no({ code: 'file_too_large', about: 'file' })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const sent = await sendStatement(ctx, { accountId, name: tidyName(file.name), bytes })
      if (!sent.ok) return no({ ...sent, about: 'file' })
      return redirect(sent.value.columns ? `${here}?colonnes=1` : here)
    }
    case 'columns': {
      const page = await readImportPage(ctx, accountId)
      const form = readForm(columnsForm, posted)
      if (!form.ok || !page?.preview?.sheet) return no({ code: 'columns_unknown', about: 'columns' })
      const said = await sayColumns(ctx, { accountId, layout: layoutOf(form.value, page.preview.sheet) })
      return said.ok ? redirect(here) : no({ ...said, about: 'columns' })
    }
    case 'take': {
      const key = posted.get('idempotencyKey')
      const taken = await takeStatement(ctx, {
        accountId,
        idempotencyKey: typeof key === 'string' ? key : undefined,
      })
      return taken.ok ? redirect(`${here}?fait=${taken.value.statementId}`) : no({ ...taken, about: 'take' })
    }
    case 'undo': {
      const id = String(posted.get('statement'))
      const undone = isId<'BankStatement'>(id) ? await undoStatement(ctx, id) : noPage()
      return undone.ok ? redirect(`${here}?annule=1`) : no({ ...undone, about: 'past' })
    }
    default:
      await forgetStatement(ctx, accountId)
      return redirect(here)
  }
}

export default function ImportStatement({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.take
  const refusal = useRefusal()
  const { account, preview, past, done, undone, columns, key } = loaderData
  const bank = `/${params.hub}/argent/banque`
  const said = (about: string) => (actionData?.about === about ? refusal(actionData) : undefined)
  const waits = preview !== null
  const wrongFile = said('file')
  return (
    <>
      <title>{`${w.title}, ${account.name} · Palier`}</title>
      <PageHeader
        over={account.name}
        title={w.title}
        lede={w.lede}
        quiet={
          <>
            <ButtonLink href={bank} icon={ArrowLeft}>
              {t.title}
            </ButtonLink>
            <ButtonLink href={`${bank}/${account.id}`} icon={Columns2}>
              {t.match}
            </ButtonLink>
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="bank" />
      <div className="ui-stack">
        {done && !actionData && (
          <Notice
            tone="success"
            actions={
              <>
                <ButtonLink tone="primary" href={`${bank}/${account.id}`} icon={Columns2}>
                  {t.match}
                </ButtonLink>
                <form method="post">
                  <input type="hidden" name="statement" value={done.id} />
                  <Button name="intent" value="undo">
                    {w.undo}
                  </Button>
                </form>
              </>
            }
          >
            {w.done(done.lines, done.duplicates)}
          </Notice>
        )}
        {undone && !actionData && <Notice tone="success">{w.undone}</Notice>}
        {said('past') && <Notice tone="danger">{said('past')}</Notice>}
        {said('take') && <Notice tone="danger">{said('take')}</Notice>}
        {preview && <StatementPreview preview={preview} account={account} idempotencyKey={key} />}
        {preview?.sheet && (
          <ColumnsForm
            sheet={preview.sheet}
            layout={preview.layout}
            open={
              columns ||
              actionData?.about === 'columns' ||
              preview.fresh + preview.known + preview.before === 0
            }
            error={said('columns')}
          />
        )}
        <Card title={waits ? undefined : w.file}>
          <Form
            id="fichier"
            intent="file"
            encType="multipart/form-data"
            errors={wrongFile ? { file: wrongFile } : {}}
          >
            <Field
              type="file"
              name="file"
              label={w.file}
              labelHidden={!waits}
              help={w.fileHelp}
              accept=".csv,.txt,.ofx,.qfx,.xml,.053,text/csv,text/plain,application/xml"
            />
            <FormActions>
              <Button tone={waits ? 'quiet' : 'primary'} icon={Upload}>
                {w.send}
              </Button>
            </FormActions>
          </Form>
        </Card>
        <PastStatements past={past} />
      </div>
    </>
  )
}
