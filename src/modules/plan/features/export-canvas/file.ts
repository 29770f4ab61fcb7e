import { slug } from '#kit/text.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'
import { exportCanvas, exportFormats } from './canvas.server.ts'

const TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const

/** The canvas as a file: `/modele/canevas/pdf`, `png`, `json` or `md`. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const format = exportFormats.find((one) => one === params.format) ?? noPage()
  const content = (await exportCanvas(ctx, format, context.get(localeContext))) ?? noPage()
  const name = `canevas-${slug(ctx.hub.name)}-${ctx.today()}.${format}`
  // Shown by the browser, except what it would show as bare text.
  const how = format === 'pdf' || format === 'png' ? 'inline' : 'attachment'
  return new Response(content, {
    headers: { 'Content-Type': TYPES[format], 'Content-Disposition': `${how}; filename="${name}"` },
  })
}
