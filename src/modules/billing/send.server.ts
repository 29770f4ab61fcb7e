import { and, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { balancesOfInvoices } from '#modules/money/index.server.ts'
import { type NewNotice, notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { isLinkSecret, linkHash, linkSecret } from '#platform/session/link.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { mayInvoice } from './permits.ts'
import { type ReminderLevel, reminderDue } from './rules/terms.ts'
import { settingsOf } from './settings-store.server.ts'
import { type InvoiceRow, invoicesById, remindersOf } from './store.server.ts'
import { invoiceLinks, invoiceReminders } from './tables.ts'

/** How many were written to, and how many are to be told by hand or aloud. */
export type SentAll = { readonly written: number; readonly aloud: number }

/** A link for each document, made anew each time: only hashes are kept, and every link that was sent goes on opening. */
async function linksFor(tx: Tx, ctx: Ctx, rows: readonly InvoiceRow[]): Promise<Map<Id<'Invoice'>, string>> {
  const secrets = rows.map((row) => ({ id: row.id, secret: linkSecret() }))
  await tx.insert(invoiceLinks).values(
    secrets.map(({ id, secret }) => ({
      ...{ hubId: ctx.hub.id, secretHash: linkHash(secret), invoiceId: id, madeAt: ctx.now() },
    })),
  )
  return new Map(secrets.map(({ id, secret }) => [id, `/ouvert/${ctx.hub.slug}/facture/${secret}`]))
}

type Template = 'invoice-sent' | 'invoice-reminder' | 'invoice-last-reminder'

const noticeOf = (
  row: InvoiceRow,
  template: Template,
  amount: Cents,
  link: string | undefined,
  once: string,
): NewNotice => ({
  ...{ template, link, once, subjectKind: 'invoice', subjectId: row.id },
  to: row.organisationId ? { organisationId: row.organisationId } : { personId: row.personId! },
  data: {
    number: row.number,
    amount: formatEuros(amount, 'fr'),
    until: formatDay(row.dueOn ?? row.day, 'fr'),
  },
})

const counted = (list: Awaited<ReturnType<typeof notifyAll>>): SentAll => {
  const written = list.filter((one) => one?.state === 'waiting').length
  return { written, aloud: list.length - written }
}

/**
 * Sends documents to their clients, each on its own terms, with a link that opens it without an account. Joins the
 * caller’s transaction. The same document is not sent twice on one day.
 */
export async function sendInvoices(
  ctx: Ctx,
  ids: readonly Id<'Invoice'>[],
): Promise<Result<SentAll, 'not_permitted' | 'not_found'>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  if (ids.length === 0) return ok({ written: 0, aloud: 0 })
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const rows = await invoicesById(tx, c.hub.id, ids)
      if (rows.length < new Set(ids).size) return refuse('not_found')
      const links = await linksFor(tx, c, rows)
      const told = await notifyAll(
        c,
        rows.map((row) =>
          noticeOf(row, 'invoice-sent', row.payable, links.get(row.id), `invoice ${row.id} ${c.today()}`),
        ),
      )
      for (const row of rows) await audit(tx, c, 'send', 'invoice', row.id)
      return ok(counted(told))
    }),
  )
}

export type Reminded = SentAll & { readonly early: number }

/** The template of each level: friendly twice, then with what happens next. */
const templateOf = (level: ReminderLevel): Template =>
  level === 3 ? 'invoice-last-reminder' : 'invoice-reminder'

/**
 * Reminds of what is left to pay of late invoices, each at its next level; those for which it is too early, or that are
 * paid, are counted and left alone. Of two hands at once only one reminds.
 */
export async function remindInvoices(
  ctx: Ctx,
  ids: readonly Id<'Invoice'>[],
): Promise<Result<Reminded, 'not_permitted' | 'nothing_chosen'>> {
  if (!mayInvoice(ctx.actor)) return refuse('not_permitted')
  if (ids.length === 0) return refuse('nothing_chosen')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const rows = await invoicesById(tx, c.hub.id, ids)
      const levels = await levelsOf(tx, c, rows)
      const left = await balancesOfInvoices(
        c,
        rows.map((row) => row.id),
      )
      const due = rows.flatMap((row) => {
        const [level, amount] = [levels.get(row.id), left.get(row.id)?.left ?? zero]
        return level && amount > zero ? [{ row, level, amount }] : []
      })
      if (due.length === 0) return ok({ written: 0, aloud: 0, early: rows.length })
      const mine = await tx
        .insert(invoiceReminders)
        .values(
          due.map(({ row, level, amount }) => ({
            ...{ hubId: c.hub.id, id: newId<'InvoiceReminder'>(), invoiceId: row.id, level, left: amount },
            ...{ day: c.today(), recordedAt: c.now(), userId: c.actor.userId, userName: c.actor.name },
          })),
        )
        .onConflictDoNothing()
        .returning({ id: invoiceReminders.invoiceId })
      const written = due.filter(({ row }) => mine.some((one) => one.id === row.id))
      if (written.length === 0) return ok({ written: 0, aloud: 0, early: rows.length })
      const links = await linksFor(
        tx,
        c,
        written.map(({ row }) => row),
      )
      const told = await notifyAll(
        c,
        written.map(({ row, level, amount }) =>
          noticeOf(row, templateOf(level), amount, links.get(row.id), `reminder ${row.id} ${level}`),
        ),
      )
      for (const { row, level } of written) await audit(tx, c, 'remind', 'invoice', row.id, { level })
      return ok({ ...counted(told), early: rows.length - written.length })
    }),
  )
}

/** The reminder to send now for each late document; those that need none are not in the map. */
export async function levelsOf(
  tx: Tx,
  ctx: Ctx,
  rows: readonly Pick<InvoiceRow, 'id' | 'kind' | 'dueOn'>[],
): Promise<Map<Id<'Invoice'>, ReminderLevel>> {
  const { firstReminder, secondReminder, thirdReminder } = await settingsOf(tx, ctx.hub.id)
  const sent = await remindersOf(
    tx,
    ctx.hub.id,
    rows.map((row) => row.id),
  )
  const after = [firstReminder, secondReminder, thirdReminder]
  return new Map(
    rows.flatMap((row) => {
      if (row.kind === 'credit-note' || !row.dueOn) return []
      const last = sent.find((one) => one.invoiceId === row.id) ?? null
      const level = reminderDue(row.dueOn, last, ctx.today(), after)
      return level ? [[row.id, level] as const] : []
    }),
  )
}

/** The document that a link opens; null for any other text. */
export async function invoiceOfLink(ctx: Ctx, secret: string): Promise<InvoiceRow | null> {
  if (!isLinkSecret(secret)) return null
  return await ctx.read(async (tx) => {
    const [link] = await tx
      .select({ id: invoiceLinks.invoiceId })
      .from(invoiceLinks)
      .where(and(eq(invoiceLinks.hubId, ctx.hub.id), eq(invoiceLinks.secretHash, linkHash(secret))))
    return link ? ((await invoicesById(tx, ctx.hub.id, [link.id]))[0] ?? null) : null
  })
}
