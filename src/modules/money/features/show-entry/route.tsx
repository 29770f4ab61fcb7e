import { data, redirect } from 'react-router'
import { reverseByHand } from '#modules/money/books/manual.server.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { UndoForm } from '#modules/money/ui/UndoForm.tsx'
import { undoForm } from '#modules/money/undo-form.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readUpload } from '#platform/files/upload.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { attachFile, filesOfEntry } from './attach.server.ts'
import { Files } from './Files.tsx'
import { showEntry } from './query.server.ts'
import { reverseOperation } from './use-case.server.ts'

/** Entries that are taken back from their own page; payments and invoices from theirs. */
const UNDONE_HERE: ReadonlySet<string> = new Set(['operation', 'manual', 'opening'])

async function entryOf(ctx: Ctx, number: string) {
  if (!mayReadBooks(ctx.actor)) refusePage()
  return (await showEntry(ctx, number)) ?? noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const entry = await entryOf(ctx, params.number)
  return {
    entry,
    files: await filesOfEntry(ctx, entry.id),
    mayAttach: mayKeepBooks(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
    mayUndo: mayKeepBooks(ctx.actor) && UNDONE_HERE.has(entry.pieceKind) && entry.reversedBy === null,
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const entry = await entryOf(ctx, params.number)
  const posted = await request.formData()
  if (posted.get('intent') === 'attach') {
    const upload = await readUpload(posted.get('file'))
    const kept = upload.ok ? await attachFile(ctx, entry.id, upload.value) : upload
    if (!kept.ok) return data({ file: refusedForm({}, kept), undo: undefined }, { status: 422 })
    return redirect(`/${ctx.hub.slug}/argent/ecritures/${entry.number}?fait=piece`)
  }
  const form = readForm(undoForm, posted)
  if (!form.ok)
    return data({ file: undefined, undo: { values: form.values, errors: form.errors } }, { status: 422 })
  const undo = entry.pieceKind === 'operation' ? reverseOperation : reverseByHand
  const undone = await undo(ctx, { entryId: entry.id, why: form.value.why })
  if (!undone.ok) return data({ file: undefined, undo: refusedForm(form.values, undone) }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/ecritures/${undone.value.number}?fait=annule`)
}

export default function Entry({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.entry
  const { entry, files, done, mayUndo, mayAttach } = loaderData
  const base = `/${params.hub}/argent`
  const link = (number: string, words: string) => <a href={`${base}/ecritures/${number}`}>{words}</a>
  type Transfer = (typeof entry.transfers)[number]
  const axes: Column<Transfer>[] = entry.transfers.some((row) => row.pillar || row.payer)
    ? [
        { key: 'pillar', header: t.columns.pillar, cell: (row) => row.pillar && t.pillars[row.pillar] },
        { key: 'payer', header: t.columns.payer, cell: (row) => row.payer && t.payers[row.payer] },
      ]
    : []
  return (
    <>
      <title>{`${w.title(entry.number)} · Palier`}</title>
      <PageHeader
        over={entry.number}
        title={entry.label}
        quiet={
          entry.receipt && (
            <ButtonLink href={`${base}/recus/${entry.receipt}`}>{w.receipt(entry.receipt)}</ButtonLink>
          )
        }
      />
      <MoneyTabs hub={params.hub} current="operations" />
      <div className="ui-stack">
        {done === 'note' && (
          <Notice
            tone="success"
            title={w.recorded}
            actions={
              <ButtonLink href={`${base}/operations/nouvelle`} icon={Plus}>
                {w.another}
              </ButtonLink>
            }
          />
        )}
        {done === 'saisie' && (
          <Notice
            tone="success"
            title={w.recordedByHand}
            actions={
              <ButtonLink href={`${base}/ecritures/nouvelle`} icon={Plus}>
                {w.another}
              </ButtonLink>
            }
          />
        )}
        {done === 'piece' && <Notice tone="success" title={t.files.attached} />}
        {done === 'annule' && <Notice tone="success" title={t.undo.done} />}
        {entry.reversedBy && (
          <Notice tone="warn" live={false} title={w.reversed}>
            {link(entry.reversedBy, w.seeReversal(entry.reversedBy))}
          </Notice>
        )}
        <DefinitionList
          items={[
            { term: t.columns.day, value: <DayFr value={entry.day} /> },
            { term: w.journal, value: t.journals[entry.journal] },
            { term: t.columns.recorded, value: <DateTimeFr value={entry.recordedAt} /> },
            { term: t.columns.why, value: entry.why },
            {
              term: t.operations.reversal,
              value: entry.reverses && link(entry.reverses, w.reverses(entry.reverses)),
            },
          ]}
        />
        <Table
          caption={w.transfers}
          captionShown
          rows={entry.transfers}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'debit',
              header: w.to,
              cell: (row) => (
                <a href={`${base}/grand-livre/${row.debit}`}>{`${row.debit} ${row.debitName}`}</a>
              ),
            },
            {
              key: 'credit',
              header: w.from,
              cell: (row) => (
                <a href={`${base}/grand-livre/${row.credit}`}>{`${row.credit} ${row.creditName}`}</a>
              ),
            },
            ...axes,
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
        />
        <Files
          files={files}
          base={`${base}/ecritures/${entry.number}/pieces`}
          mayAttach={mayAttach}
          state={actionData?.file}
        />
        {mayUndo && <UndoForm what="operation" state={actionData?.undo} />}
      </div>
    </>
  )
}
