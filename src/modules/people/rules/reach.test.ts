import { describe, expect, test } from 'vitest'
import { checkWishes, isSensitive, wayToReach, wayToWrite } from './reach.ts'

const known = { phone: '0612345678', email: 'zoe@exemple.fr', street: '3 rue des Tilleuls', city: 'Grenoble' }
const nothing = { phone: null, email: null, street: null, city: null }
const free = { reachBy: null, neverBy: [], knownNeeds: [] }

test('the way asked for comes first, while it still leads somewhere', () => {
  expect(wayToReach({ ...known, ...free, reachBy: 'post' })).toBe('post')
  expect(wayToReach({ ...known, ...free, street: null, reachBy: 'post' })).toBe('phone')
})

test('nobody is reached by a way they refuse', () => {
  expect(wayToReach({ ...known, ...free, neverBy: ['phone', 'text'] })).toBe('email')
  expect(wayToReach({ ...known, ...free, neverBy: ['phone', 'text', 'email', 'post'] })).toBeNull()
  expect(wayToReach({ ...known, ...free, reachBy: 'none' })).toBeNull()
  expect(wayToReach({ ...nothing, ...free })).toBeNull()
})

test('« no phone » is neither called nor texted, unless they asked for it', () => {
  const deaf = { ...known, ...free, knownNeeds: ['no-phone'] as const }
  expect(wayToReach(deaf)).toBe('email')
  expect(wayToReach({ ...deaf, reachBy: 'text' })).toBe('text')
})

test('a landline takes no text', () => {
  const home = { ...known, phone: '0476000000' }
  expect(checkWishes({ reachBy: 'text', neverBy: [] }, home)).toMatchObject({ code: 'no_mobile_known' })
  expect(checkWishes({ reachBy: 'phone', neverBy: [] }, home).ok).toBe(true)
  expect(checkWishes({ reachBy: 'text', neverBy: [] }, { ...known, phone: '+33612345678' }).ok).toBe(true)
})

test('a way asked for and refused at once, or without what it needs, is refused by name', () => {
  const wish = { reachBy: 'email', neverBy: ['email'] } as const
  expect(checkWishes(wish, known)).toEqual({ ok: false, code: 'way_refused', field: 'reachBy' })
  for (const [reachBy, code] of [
    ['phone', 'no_phone_known'],
    ['email', 'no_email_known'],
    ['post', 'no_address_known'],
  ] as const)
    expect(checkWishes({ reachBy, neverBy: [] }, nothing)).toMatchObject({ code })
  expect(checkWishes({ reachBy: 'none', neverBy: ['email'] }, nothing).ok).toBe(true)
})

test('large print is a courtesy, a poor sight is health', () => {
  expect(isSensitive('large-print')).toBe(false)
  expect(isSensitive('sight')).toBe(true)
})

describe('a message', () => {
  const all = { phone: '0612345678', email: 'a@exemple.fr', street: '1 rue', city: 'Vif' }
  const none = { phone: null, email: null, street: null, city: null }
  const free = { reachBy: null, neverBy: [], knownNeeds: [] } as const
  test.each([
    [{}, all, 'email'],
    [{}, { ...all, email: null }, 'text'],
    [{}, { ...none, phone: '0476000000' }, 'phone'],
    [{}, { ...all, email: null, phone: null }, 'post'],
    [{}, none, null],
    [{ reachBy: 'text' }, all, 'text'],
    [{ reachBy: 'post' }, all, 'post'],
    // Asked for once, refused or lost since.
    [{ reachBy: 'text', neverBy: ['text'] }, all, 'email'],
    [{ reachBy: 'none' }, all, null],
    [{ neverBy: ['email', 'text', 'phone', 'post'] }, all, null],
    [{ knownNeeds: ['no-phone'] }, { ...all, email: null }, 'post'],
    [{ knownNeeds: ['no-phone'], reachBy: 'text' }, all, 'text'],
    [{ knownNeeds: ['reads-little'] }, all, 'phone'],
  ] as const)('%j to %j goes by %s', (wishes, contact, way) => {
    expect(wayToWrite({ ...free, ...wishes, ...contact })).toBe(way)
  })
})
