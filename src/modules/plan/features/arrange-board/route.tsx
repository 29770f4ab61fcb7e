import './board.css'
import './lines.css'
import './sheet.css'
import './slip.css'
import './tools.css'
import './print.css'
import { useCallback, useRef } from 'react'
import { redirect, useFetcher } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { sides } from '#modules/plan/notes.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { blocks } from '#modules/plan/rules/vocabulary.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { useAnswer } from '#modules/plan/ui/useAnswer.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ChartLine } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actOnBoard } from './act.server.ts'
import { afterMove, landing, notesIn } from './arrange.ts'
import { AddNote, BlockLines, BoardBlock } from './BoardBlock.tsx'
import { BoardFacts } from './BoardFacts.tsx'
import { BoardNews } from './BoardNews.tsx'
import { BoardFlows, BoardTools } from './BoardTools.tsx'
import { type Drop, useDrag } from './drag.ts'
import { Slip } from './Slip.tsx'
import { SlipForm } from './SlipForm.tsx'

/** The one page with scripts: slips can be dragged. Without them every move has its button. */
export const handle = { scripts: true }

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const [removed, open] = [query.get('retiree'), query.get('note')]
  const board = await readBoard(ctx, context.get(localeContext), isId<'Note'>(removed) ? removed : null)
  if (!board) throw redirect(`/${params.hub}/modele/nouveau`)
  const mayWrite = mayWritePlan(ctx.actor)
  return {
    board,
    mayWrite,
    key: newId<'Form'>(),
    open: mayWrite ? open : null,
    done: query.get('fait'),
    imported: Number(query.get('importe')) || null,
  }
}

export const action = async ({ request, context }: Route.ActionArgs) =>
  actOnBoard(context.get(hubContext), await request.formData())

export default function BoardPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { board, mayWrite, key, open, done, imported } = loaderData
  const base = `/${params.hub}/modele`
  const fetcher = useFetcher<typeof action>()
  const root = useRef<HTMLDivElement>(null)
  const sent = fetcher.formData
  const notes = sent
    ? afterMove(board.notes, {
        id: String(sent.get('id')),
        block: blocks.find((b) => b === sent.get('block')) ?? 'value',
        side: sides.find((s) => s === sent.get('side')) ?? null,
        position: Number(sent.get('position')),
      })
    : board.notes
  const { submit } = fetcher
  const drop = useCallback(
    (to: Drop) => {
      const move = landing(board.notes, to.id, to)
      const version = board.notes.find((note) => note.id === to.id)?.version
      if (version)
        submit(
          { ...move, side: move.side ?? '', version, intent: 'move', drag: '1' },
          { method: 'post', action: base },
        )
    },
    [board.notes, submit, base],
  )
  useDrag(root, mayWrite ? notes : null, drop)

  const refused = (intent: string, block?: string, side?: string | null) => {
    if (actionData?.intent !== intent) return undefined
    const values: Readonly<Record<string, string | undefined>> = actionData.state.values
    const here = block === undefined || (values.block === block && (values.side ?? null) === (side ?? null))
    return here ? shownForm(locale, actionData.state, t.errors) : undefined
  }
  const place = (block: (typeof blocks)[number], side: (typeof sides)[number] | null) => {
    const here = notesIn(notes, block).filter((note) => note.side === side)
    return (
      <div className="plan-place" data-zone={block} data-side={side ?? undefined} key={side ?? block}>
        {side && <h3>{t.board.sides[side]}</h3>}
        <ul className="plan-notes">
          {here.map((note) =>
            note.id === open ? (
              <SlipForm
                key={note.id}
                note={note}
                notes={notes}
                beside={here}
                base={base}
                refused={refused('edit')}
              />
            ) : (
              <Slip
                key={note.id}
                note={note}
                hub={`/${params.hub}`}
                href={mayWrite ? `${base}?note=${note.id}#note-${note.id}` : undefined}
              />
            ),
          )}
        </ul>
        {here.length === 0 && <p className="plan-empty">{t.board.empty}</p>}
        {mayWrite && (
          <AddNote
            block={block}
            side={side}
            base={base}
            idempotencyKey={key}
            refused={refused('add', block, side)}
          />
        )}
      </div>
    )
  }
  const sentence = useAnswer(board.answer)
  const { error, errors } = shownForm(locale, (fetcher.data ?? actionData)?.state, t.errors)
  // What no field of a slip could show.
  const unseen = error ?? errors.block ?? errors.side ?? errors.id ?? errors.version
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        over={board.name}
        lede={sentence}
        action={
          <ButtonLink tone="primary" href={`${base}/previsions`} icon={ChartLine}>
            {t.board.action}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="board" />
      <BoardNews
        base={base}
        done={done}
        removed={board.removed}
        refused={unseen}
        moved={!sent && fetcher.data !== undefined}
        imported={imported}
      />
      {board.facts && <BoardFacts facts={board.facts} base={base} />}
      <BoardTools board={board} base={base} mayWrite={mayWrite} />
      {mayWrite && <p className="plan-hint ui-no-print">{t.board.hint}</p>}
      <div className="plan-frame">
        <div className="plan-board" ref={root}>
          {blocks.map((block) => (
            <BoardBlock
              key={block}
              block={block}
              empty={notesIn(notes, block).length === 0}
              lines={
                <BlockLines
                  lines={board.lines.filter((line) => line.block === block)}
                  base={base}
                  wide={block === 'costs' || block === 'revenues'}
                />
              }
            >
              {block === 'beneficiaries' ? sides.map((side) => place(block, side)) : place(block, null)}
            </BoardBlock>
          ))}
        </div>
      </div>
      <BoardFlows board={board} base={base} />
      {board.origin && (
        <p className="ui-soft ui-small ui-no-print">
          {board.origin.hub
            ? t.canvas.templates.originOf(board.origin.name, board.origin.hub)
            : t.canvas.templates.origin(board.origin.name)}
        </p>
      )}
    </>
  )
}
