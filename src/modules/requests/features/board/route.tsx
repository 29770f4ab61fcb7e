import { useRef } from 'react'
import { data, redirect } from 'react-router'
import { z } from 'zod'
import { newId } from '#kit/id.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { viewsEn } from '#modules/requests/messages.views.en.ts'
import { viewsFr } from '#modules/requests/messages.views.fr.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { BOARD_VERBS } from '#modules/requests/rules/board.ts'
import { ViewTabs } from '#modules/requests/ui/ViewTabs.tsx'
import { moveRequest } from '#modules/requests/use-cases/move-request.server.ts'
import { choiceField, idField, onceField } from '#platform/forms/fields.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { BoardColumn } from './BoardColumn.tsx'
import { useCards } from './drag.ts'
import { readBoard } from './query.server.ts'
import './board.css'

/** Cards may be dragged; without scripts their buttons do the same. */
export const handle = { scripts: true }

const boardForm = z.object({
  requestId: idField<'Request'>(),
  verb: choiceField(BOARD_VERBS),
  idempotencyKey: onceField(),
})

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const done = asked.get('fait')
  return {
    board: await readBoard(ctx, asked.has('miennes')),
    mine: asked.has('miennes'),
    done: done && /^D\d{4}-\d{4,}$/.test(done) ? done : null,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  const form = readForm(boardForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { verb } = form.value
  const moved = await moveRequest(ctx, {
    ...form.value,
    assignee: verb === 'assign' ? { kind: 'me' } : undefined,
  })
  if (!moved.ok) return data(refusedForm(form.values, moved), { status: 422 })
  const mine = new URL(request.url).searchParams.has('miennes') ? 'miennes=1&' : ''
  return redirect(`/${ctx.hub.slug}/demandes/tableau?${mine}fait=${moved.value.number}`)
}

export default function Board({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr: viewsFr, en: viewsEn })
  const own = useWords({ fr, en })
  const { board, mine, done, key } = loaderData
  const base = `/${params.hub}/demandes`
  const root = useRef<HTMLDivElement>(null)
  useCards(root)
  const { error, errors } = shownForm(useLocale(), actionData, own.errors)
  const refused = error ?? errors.verb ?? errors.requestId
  return (
    <>
      <title>{`${t.board.title} · Palier`}</title>
      <PageHeader title={t.board.title} lede={t.board.lede} />
      <div className="requests-board-head">
        <ViewTabs base={base} current="tableau" />
        <a
          href={mine ? '?' : '?miennes=1'}
          aria-current={mine ? 'true' : undefined}
          className="requests-board-mine"
        >
          {t.board.mine}
        </a>
      </div>
      {refused && <Notice tone="danger">{refused}</Notice>}
      {done && !actionData && <Notice tone="success">{t.board.moved(done)}</Notice>}
      <div className="requests-board" ref={root}>
        {board.map((column) => (
          <BoardColumn key={column.column} {...column} base={base} formKey={key} mine={mine} />
        ))}
      </div>
    </>
  )
}
