import type { Locale } from '#kit/words.ts'
import { defaultWords } from '#modules/notices/rules/render.ts'
import {
  TEMPLATE_IDS,
  type TemplateId,
  type TemplateWords,
  templateOf,
} from '#modules/notices/rules/templates.ts'
import { ownWords } from '#modules/notices/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Every template in a language, with the words in force and whose they are. */
export async function listTemplates(ctx: Ctx, locale: Locale) {
  const own = await ctx.read((tx) => ownWords(tx, ctx.hub.id, TEMPLATE_IDS))
  return TEMPLATE_IDS.map((id) => {
    const theirs = own.find((row) => row.template === id && row.locale === locale)
    const { subject } = theirs ?? defaultWords(id, locale)
    return { id, subject, own: theirs !== undefined, purpose: templateOf(id).purpose }
  })
}

/** The words in force of one template, and whether they are the hub's. */
export async function templateWords(
  ctx: Ctx,
  id: TemplateId,
  locale: Locale,
): Promise<{ words: TemplateWords; own: boolean }> {
  const own = await ctx.read((tx) => ownWords(tx, ctx.hub.id, [id]))
  const theirs = own.find((row) => row.locale === locale)
  const { subject, body, short } = theirs ?? defaultWords(id, locale)
  return { words: { subject, body, short }, own: theirs !== undefined }
}
