import { expect, test } from 'vitest'
import { mentionsIn } from './mentions.ts'

const accounts = ['Sami Haddad', 'Hélène Roux', 'Jean Vidal', 'Jean-Luc Petit', 'Jean Faure'].map(
  (name, i) => ({
    id: String(i),
    name,
  }),
)
const named = (text: string) => mentionsIn(text, accounts).map(({ name }) => name)

test('a first name that is alone, or a whole name, whatever the capitals and accents', () => {
  expect(named('Voir avec @sami et @helene, merci.')).toEqual(['Sami Haddad', 'Hélène Roux'])
  expect(named('@Jean Vidal peut passer')).toEqual(['Jean Vidal'])
})

test('a shared first name, a longer word and an address name nobody', () => {
  expect(named('@Jean ?')).toEqual([])
  expect(named('@samir')).toEqual([])
  expect(named('sami@exemple.fr')).toEqual([])
})
