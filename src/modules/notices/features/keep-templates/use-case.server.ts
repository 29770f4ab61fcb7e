import { ok, type Result, refuse } from '#kit/result.ts'
import type { Locale } from '#kit/words.ts'
import { mayWriteTemplates } from '#modules/notices/permits.ts'
import { checkWords, type WordsCode } from '#modules/notices/rules/render.ts'
import type { TemplateId } from '#modules/notices/rules/templates.ts'
import { putWords, removeWords } from '#modules/notices/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { WordsForm } from './form.ts'

/** Keeps the hub's own words for a message in a language; the messages to come follow them. */
export async function rewriteTemplate(
  ctx: Ctx,
  template: TemplateId,
  locale: Locale,
  words: WordsForm,
): Promise<Result<null, 'not_permitted' | WordsCode>> {
  if (!mayWriteTemplates(ctx.actor)) return refuse('not_permitted')
  const checked = checkWords(template, locale, words)
  if (!checked.ok) return checked
  return await ctx.tx(async (tx) => {
    await putWords(tx, {
      ...{ hubId: ctx.hub.id, template, locale, ...words },
      ...{ updatedAt: ctx.now(), userId: ctx.actor.userId, actorName: ctx.actor.name },
    })
    await audit(tx, ctx, 'edit', 'notice-template', `${template}.${locale}`)
    return ok(null)
  })
}

/** Goes back to our words. */
export async function restoreTemplate(
  ctx: Ctx,
  template: TemplateId,
  locale: Locale,
): Promise<Result<null, 'not_permitted'>> {
  if (!mayWriteTemplates(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await removeWords(tx, ctx.hub.id, template, locale)
    await audit(tx, ctx, 'restore', 'notice-template', `${template}.${locale}`)
    return ok(null)
  })
}
