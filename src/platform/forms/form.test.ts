import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { refuse } from '#kit/result.ts'
import {
  choiceField,
  choicesField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalChoice,
  optionalDay,
  optionalEmail,
  optionalEuros,
  optionalId,
  optionalPhone,
  optionalText,
  optionalWhole,
  seenField,
  textField,
  wholeField,
} from './fields.ts'
import { readForm, refusedForm } from './form.ts'
import { shownForm } from './shown.ts'

const formData = (fields: readonly (readonly [string, string])[]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

/** What one field makes of one typed text (`null`: the browser sent nothing): its value, or its code. */
function read(field: z.ZodType, typed: string | null): unknown {
  const form = readForm(z.object({ f: field }), formData(typed === null ? [] : [['f', typed]]))
  return form.ok ? (form.value as { f: unknown }).f : `refused: ${form.errors.f}`
}

test('a refused form keeps everything typed, and gives one code per wrong field', () => {
  const schema = z.object({ name: textField(5), day: dayField(), price: eurosField() })
  const typed = { name: ' trop long ', day: '2026-02-30', price: '12,345', other: 'kept' }
  expect(readForm(schema, formData(Object.entries(typed)))).toEqual({
    ok: false,
    values: typed,
    errors: { name: 'too_long', day: 'not_a_day', price: 'not_an_amount' },
  })
})

test('a text of nothing but spaces of no width is a field left blank', () => {
  expect(read(textField(), ' \u200b\u2060\u00ad ')).toBe('refused: required')
  expect(read(optionalText(), '\u200b')).toBe(undefined)
  expect(read(textField(), '👩\u200d🌾')).toBe('👩\u200d🌾')
})

test('a form that holds gives its values read, and only those of the schema', () => {
  const schema = z.object({ name: textField(), price: optionalEuros() })
  const form = readForm(
    schema,
    formData([
      ['name', ' Zoé\r\nLefèvre '],
      ['price', ''],
      ['other', 'x'],
    ]),
  )
  expect(form).toMatchObject({ ok: true, value: { name: 'Zoé\nLefèvre', price: undefined } })
  expect(form.ok && form.value).not.toHaveProperty('other')
})

test('a name sent several times becomes a list, and a file is not kept', () => {
  const data = formData([
    ['role', 'a'],
    ['role', 'b'],
  ])
  data.append('photo', new Blob(['x']), 'x.png')
  const form = readForm(z.object({ role: choicesField(['a', 'b', 'c']) }), data)
  expect(form).toEqual({ ok: true, value: { role: ['a', 'b'] }, values: { role: 'a,b', photo: '' } })
})

test('a box sent twice is ticked once', () => {
  const data = formData([
    ['role', 'a'],
    ['role', 'a'],
  ])
  expect(readForm(z.object({ role: choicesField(['a', 'b']) }), data)).toMatchObject({
    value: { role: ['a'] },
  })
})

test('a single field sent several times is refused, and shown back', () => {
  const data = formData([
    ['name', 'a'],
    ['name', 'b'],
  ])
  expect(readForm(z.object({ name: textField() }), data)).toEqual({
    ok: false,
    values: { name: 'a,b' },
    errors: { name: 'invalid' },
  })
})

test('names that mean something to JavaScript are only names', () => {
  const form = readForm(
    z.object({ name: textField() }),
    formData([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]),
  )
  expect(form).toMatchObject({ ok: false, errors: { name: 'required' } })
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

describe('each field refuses with a code of its own', () => {
  const id = '018f3b1c-0000-7000-8000-000000000001'
  test.each<[string, z.ZodType, string | null, unknown]>([
    ['text', textField(), null, 'refused: required'],
    ['text', textField(), '   ', 'refused: required'],
    ['text', optionalText(3), 'abcd', 'refused: too_long'],
    ['text', optionalText(3), null, undefined],
    ['euros', eurosField(), '-1', 'refused: amount_too_small'],
    ['euros', eurosField(1n), '0', 'refused: amount_too_small'],
    ['euros', eurosField(), '99999999999', 'refused: amount_too_large'],
    ['euros', eurosField(), '1 250,5 €', 125_050n],
    ['euros', eurosField(), null, 'refused: required'],
    ['day', optionalDay(), '', undefined],
    ['day', optionalDay(), 'demain', 'refused: not_a_day'],
    ['whole', wholeField(1, 9), '0', 'refused: too_small'],
    ['whole', wholeField(1, 9), '10', 'refused: too_large'],
    ['whole', wholeField(), '1,5', 'refused: not_a_whole_number'],
    ['whole', wholeField(), '1\u202f000', 1000],
    ['whole', optionalWhole(), '', undefined],
    ['text', textField(), 'a\u0000b\u0007', 'ab'],
    ['text', textField(), '\u0000', 'refused: required'],
    ['day', dayField(), '0000-01-01', 'refused: not_a_day'],
    ['day', dayField(), '9999-12-31', 'refused: not_a_day'],
    ['email', optionalEmail(), `a@${'b'.repeat(300)}.fr`, 'refused: not_an_email'],
    ['seen', seenField(), '2026-03-02T09:00:00.000Z', new Date('2026-03-02T09:00:00Z')],
    ['seen', seenField(), null, 'refused: changed_meanwhile'],
    ['seen', seenField(), '0000-01-01', 'refused: changed_meanwhile'],
    ['seen', seenField(), '+275760-09-13', 'refused: changed_meanwhile'],
    ['seen', seenField(), '2026-13-45T09:00:00.000Z', 'refused: changed_meanwhile'],
    ['id', idField(), id, id],
    ['id', idField(), "1' OR '1", 'refused: unknown_choice'],
    ['id', optionalId(), '', undefined],
    ['choice', choiceField(['a']), 'b', 'refused: unknown_choice'],
    ['choice', choiceField(['a']), null, 'refused: required'],
    ['choice', optionalChoice(['a']), '', undefined],
    ['choices', choicesField(['a']), null, []],
    ['choices', choicesField(['a']), 'z', 'refused: unknown_choice'],
    ['email', optionalEmail(), 'Zoe@Exemple.FR', 'zoe@exemple.fr'],
    ['email', optionalEmail(), 'zoe@exemple', 'refused: not_an_email'],
    ['phone', optionalPhone(), '06 12.34-56 78', '0612345678'],
    ['phone', optionalPhone(), '+33 (6) 12 34 56 78', '+33612345678'],
    ['phone', optionalPhone(), '12', 'refused: not_a_phone'],
    ['once', onceField(), id, id],
    ['once', onceField(), 'anything', undefined],
  ])('%s', (_name, field, typed, expected) => {
    expect(read(field, typed)).toEqual(expected)
  })
})

test('a refusal of the use case is shown by its field, or over the whole form', () => {
  expect(refusedForm({ name: 'x' }, refuse('email_taken', 'email'))).toEqual({
    values: { name: 'x' },
    errors: { email: 'email_taken' },
  })
  const state = refusedForm({ name: 'x' }, refuse('not_permitted'))
  const shown = shownForm('fr', state, { not_permitted: 'Pas vous.' })
  expect(shown).toMatchObject({ error: 'Pas vous.', errors: {}, values: { name: 'x' } })
})
