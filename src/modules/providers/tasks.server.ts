import { notifyAll } from '#modules/notices/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Task } from '#platform/queue/queue.server.ts'
import { formatDay } from '#ui/dates.ts'
import { fr } from './messages.fr.ts'
import { insertAlerts } from './store.server.ts'
import { expiringDocuments } from './vetting.server.ts'

/** Tells providers of papers that end: at sixty days, at thirty, and once lapsed; each step once, however often it runs. */
export async function tellOfDocuments(ctx: Ctx): Promise<void> {
  await ctx.together(async (c) => {
    const ending = await expiringDocuments(c)
    const fresh = await c.tx((tx) =>
      insertAlerts(
        tx,
        ending.map(({ id, step }) => ({ hubId: c.hub.id, documentId: id, step, at: c.now() })),
      ),
    )
    await notifyAll(
      c,
      ending
        .filter(({ id }) => fresh.has(id))
        .map(({ id, organisationId, kind, title, expiresOn, step }) => ({
          template: 'provider-document' as const,
          to: { organisationId },
          data: {
            document: [fr.documents.kinds[kind], title].filter(Boolean).join(' '),
            until: formatDay(expiresOn, 'fr'),
          },
          ...{ subjectKind: 'provider', subjectId: organisationId, once: `provider-document ${id} ${step}` },
        })),
    )
  })
}

export const watchDocuments: Task = {
  name: 'providers.watch-documents',
  afterChange: false,
  daily: '15 6 * * *',
  run: tellOfDocuments,
}
