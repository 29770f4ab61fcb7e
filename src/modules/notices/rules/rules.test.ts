import { describe, expect, test } from 'vitest'
import { brace, checkWords, defaultWords, LINK_MARK, render, withLink } from './render.ts'
import { nextAttempt } from './states.ts'
import { type Placeholder, placeholdersOf, TEMPLATE_IDS } from './templates.ts'
import { chooseWay } from './way.ts'

const LOCALES = ['fr', 'en'] as const

test('news wait for a consent, and nobody who left is told', () => {
  const terms = { way: 'email', silent: false, news: false, left: false } as const
  expect(chooseWay(terms, 'service')).toEqual({ way: 'email', why: null })
  expect(chooseWay({ ...terms, way: null, silent: true }, 'work')).toEqual({ way: 'person', why: null })
  expect(chooseWay(terms, 'news').why).toBe('no_consent')
  expect(chooseWay({ ...terms, news: true }, 'news').why).toBeNull()
  expect(chooseWay({ ...terms, news: true, silent: true, way: null }, 'news').why).toBe('no_message')
  expect(chooseWay({ ...terms, news: true, left: true }, 'service').why).toBe('left')
})

describe('the words', () => {
  test.each(TEMPLATE_IDS.flatMap((id) => LOCALES.map((locale) => [id, locale] as const)))(
    '%s in %s fit their template, and leave no brace',
    (id, locale) => {
      const words = defaultWords(id, locale)
      expect(checkWords(id, locale, words)).toEqual({ ok: true, value: null })
      const values = Object.fromEntries(placeholdersOf(id).map((key) => [key, `«${key}»`]))
      for (const short of [true, false]) {
        const said = render(id, { locale, words, values, link: true, short })
        expect(`${said.subject}${said.body}`).not.toMatch(/[{}]/)
      }
      // What a caller must give is worth saying.
      const all = Object.values(words).join('\n')
      for (const key of placeholdersOf(id)) expect(all).toContain(brace(key as Placeholder, locale))
    },
  )

  test('what a hub may not write', () => {
    const words = defaultWords('quote-sent', 'fr')
    const check = (change: object) => checkWords('quote-sent', 'fr', { ...words, ...change })
    expect(check({ subject: 'Devis {numero}' })).toMatchObject({
      code: 'unknown_placeholder',
      field: 'subject',
    })
    expect(check({ short: '{période}' })).toMatchObject({ code: 'unknown_placeholder', field: 'short' })
    expect(check({ short: 'Devis {numéro' })).toMatchObject({ code: 'open_brace' })
    expect(check({ body: 'Venez.' })).toMatchObject({ code: 'link_missing', field: 'body' })
    expect(check({ body: 'Ici : { LIEN }' })).toMatchObject({ code: 'link_missing' })
    expect(check({ body: 'Ici : {LIEN}, {Nom}' }).ok).toBe(true)
  })

  test('values are put as they are, once, and a line without its link goes', () => {
    const words = {
      subject: '{numéro}\nBcc: a',
      body: 'Bonjour {nom}\n\nIci :\n{lien}\n\nMerci',
      short: '{nom} {lien}',
    }
    const say = (values: object, link: boolean, short = false) =>
      render('satisfaction', { locale: 'fr', words, values, link, short })
    const said = say({ name: `{numéro}${LINK_MARK}\u0000`, number: 'D1', hub: 'Ici' }, false)
    expect(said.subject).toBe('D1 Bcc: a')
    expect(said.body.split('\n-- \n')[0]).toBe('Bonjour {numéro}\n\nIci :\n\nMerci\n')
    expect(withLink(say({ name: 'Zoé' }, true, true).body, 'https://x/y')).toBe('Zoé https://x/y')
    expect(say({ name: 'Zoé' }, false, true).body).toBe('Zoé')
    expect(say({ name: 'a'.repeat(900) }, false, true).body).toHaveLength(612)
  })
})

test('attempts are spaced out, then end', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map(nextAttempt)
  expect(waits.at(-1)).toBeNull()
  expect(waits.slice(0, -1)).toEqual([...waits.slice(0, -1)].sort((a, b) => a! - b!))
})
