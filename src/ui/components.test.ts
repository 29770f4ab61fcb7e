import { type ComponentType, Fragment, createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { Amount } from './Amount.tsx'
import { Button } from './Button.tsx'
import { DayFr } from './DayFr.tsx'
import { Dialog, DialogButton } from './Dialog.tsx'
import { Field, type FieldProps } from './Field.tsx'
import { FilterBar } from './FilterBar.tsx'
import { FieldSet, Form } from './Form.tsx'
import { Users } from './icons.ts'
import { LanguageProvider, type Locale } from './language.tsx'
import { Shell } from './Shell.tsx'
import { type Column, Table } from './Table.tsx'

/** An element around others. */
function around<P extends { children?: ReactNode }>(
  component: ComponentType<P>,
  props: Omit<P, 'children'>,
  children: ReactNode = '',
) {
  const whole = { ...props, children } as P
  return h(component, whole)
}
const html = (node: ReactNode, locale: Locale = 'fr') =>
  renderToStaticMarkup(around(LanguageProvider, { locale, today: day('2026-06-01') }, node))
const field = (props: FieldProps, form: Omit<Parameters<typeof Form>[0], 'children'> = {}) =>
  html(around(Form, form, h(Field, props)))
/** The tag that holds `mark`. */
const tag = (markup: string, mark: string): string =>
  markup.match(/<[^>]+>/g)?.find((t) => t.includes(mark)) ?? ''

test('amounts and days follow the reader’s language', () => {
  expect(html(h(Amount, { value: cents(125000) }))).toContain('1\u202f250,00\u00a0€')
  expect(html(h(Amount, { value: cents(125000) }), 'en')).toContain('€1,250.00')
  expect(html(h(DayFr, { value: day('2026-02-03') }))).toContain('dateTime="2026-02-03"')
  expect(html(h(DayFr, { value: day('2026-02-03') }))).toContain('mar.\u00a03\u00a0févr.<')
  expect(html(h(DayFr, { value: day('2025-02-03') }))).toContain('2025<')
})

test('an error is joined to its box, summed at the top with a link, and what was typed is kept', () => {
  const markup = field(
    { name: 'prix', label: 'Prix', type: 'money', help: 'En euros.' },
    { errors: { prix: 'Écrivez un montant.' }, values: { prix: '12,5x' } },
  )
  const box = tag(markup, 'name="prix"')
  expect(box).toContain('aria-invalid="true"')
  expect(box).toContain('aria-describedby="f-prix-help f-prix-error"')
  expect(box).toContain('value="12,5x"')
  expect(box).toContain('inputMode="decimal"')
  expect(markup).toContain('id="f-prix-error"')
  expect(markup).toMatch(/<a href="#f-prix">Prix\s: Écrivez un montant\.<\/a>/)
  expect(markup).toContain('role="alert"')
  expect(tag(markup, '<form')).toContain('noValidate=""')
})

test('each line of the summary names its field, without any script', () => {
  const needed = 'Remplissez ce champ.'
  const markup = html(
    around(
      Form,
      {
        errors: { nom: needed, but: needed, prix: 'Écrivez un montant.', ailleurs: needed, inconnu: needed },
        // Written by a component of its own, it is told; one that nobody tells goes without.
        labels: { ailleurs: 'Où ?' },
      },
      h(
        Fragment,
        null,
        h(Field, { name: 'nom', label: 'Nom' }),
        around(FieldSet, { legend: 'Le reste' }, h(Field, { name: 'but', label: 'But' })),
        h(Field, { name: 'prix', label: 'Prix', type: 'money' }),
      ),
    ),
  )
  expect(markup).toMatch(/<a href="#f-nom">Nom\s: Remplissez ce champ\.<\/a>/)
  expect(markup).toMatch(/<a href="#f-but">But\s: Remplissez ce champ\.<\/a>/)
  expect(markup).toMatch(/<a href="#f-prix">Prix\s: Écrivez un montant\.<\/a>/)
  expect(markup).toContain('<a href="#f-ailleurs">Où ? Remplissez ce champ.</a>')
  expect(markup).toContain('<a href="#f-inconnu">Remplissez ce champ.</a>')
})

test('a field without error has no trace of one', () => {
  const markup = field({ name: 'nom', label: 'Nom' })
  expect(markup).not.toMatch(/aria-invalid|aria-describedby|role="alert"/)
  expect(tag(markup, 'name="nom"')).toContain('required')
  expect(field({ name: 'nom', label: 'Nom', optional: true })).toContain('(facultatif)')
})

test('two forms of one page do not share ids', () => {
  expect(field({ name: 'nom', label: 'Nom' }, { id: 'autre' })).toContain('id="autre-nom"')
})

test('the first choice carries the field’s id, and choices typed before are kept', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const radios = field({ name: 'x', label: 'X', type: 'radio', options }, { values: { x: 'b' } })
  expect(tag(radios, 'id="f-x"')).toContain('value="a"')
  expect(tag(radios, 'value="b"')).toContain('checked')
  const boxes = field(
    { name: 'x', label: 'X', type: 'checkboxes', options, values: [] },
    { values: { x: 'a,b' } },
  )
  expect(boxes.match(/checked=""/g)).toHaveLength(2)
})

test('a box unticked before a refusal stays unticked', () => {
  const box: FieldProps = { name: 'sms', label: 'SMS', type: 'checkbox', checked: true }
  expect(field(box)).toContain('checked=""')
  expect(field(box, { errors: { nom: 'Écrivez un nom.' }, values: { nom: '' } })).not.toContain('checked=""')
})

test('a password is never written back', () => {
  const markup = field({ name: 'mot', label: 'Mot', type: 'password' }, { values: { mot: 'secret' } })
  expect(markup).not.toContain('secret')
})

test('a form carries its key and its verb', () => {
  const markup = field({ name: 'a', label: 'A' }, { idempotencyKey: 'k1', intent: 'payer' })
  expect(markup).toContain('name="idempotencyKey" value="k1"')
  expect(markup).toContain('name="intent" value="payer"')
})

type Row = { id: string; name: string; due: bigint }
const columns: Column<Row>[] = [
  { key: 'name', header: 'Nom', cell: (r) => r.name, sort: { href: '?tri=nom', direction: 'asc' } },
  { key: 'due', header: 'Dû', cell: (r) => h(Amount, { value: cents(r.due) }), align: 'end' },
]
const table = {
  caption: 'Personnes',
  columns,
  rows: [{ id: 'p1', name: 'Odette', due: 1250n }],
  rowKey: (r: Row) => r.id,
}

test('rows, sorts and pages are real links', () => {
  const markup = html(
    h(Table<Row>, {
      ...table,
      rowHref: (r) => `/p/${r.id}`,
      pager: { next: '?apres=x', total: '1 personne' },
    }),
  )
  expect(markup).toMatch(/<a class="ui-row-link" href="\/p\/p1">Odette<\/a>/)
  expect(markup).toContain('aria-sort="ascending"')
  expect(markup).toContain('href="?tri=nom"')
  expect(markup).toMatch(/href="\?apres=x" rel="next"/)
  expect(markup).not.toContain('rel="prev"')
  expect(markup).toContain('1 personne')
})

test('boxes of a selection belong to the bulk form without nesting forms', () => {
  const markup = html(
    h(Table<Row>, {
      ...table,
      selection: { id: 'lot', label: (r) => r.name, verbs: [{ label: 'Affecter', intent: 'assign' }] },
    }),
  )
  expect(markup).toMatch(/<input[^>]+form="lot"[^>]+name="ids"[^>]+value="p1"/)
  expect(markup).toContain('Choisir Odette')
  expect(markup.indexOf('</form>')).toBeLessThan(markup.indexOf('<table'))
})

test('an empty list teaches instead of showing bare heads', () => {
  const markup = html(h(Table<Row>, { ...table, rows: [], empty: 'Prenez la première demande.' }))
  expect(markup).toBe('Prenez la première demande.')
})

test('filters in place are words that lead to the list without them', () => {
  const markup = html(
    around(
      FilterBar,
      { action: '', active: [{ label: 'à régler', removeHref: '?' }], exportHref: '?' },
      h(Field, { name: 'depuis', label: 'Depuis', type: 'date' }),
    ),
  )
  expect(markup).toMatch(/href="\?"><span class="ui-hidden">Retirer le filtre <\/span>à régler/)
  expect(markup).toContain('href="?&amp;format=csv"')
  expect(tag(markup, 'name="depuis"')).not.toContain('required')
})

test('a volunteer’s three entries need no « Plus »; eight do, and the current one is said', () => {
  const entries = Array.from({ length: 8 }, (_, i) => ({
    label: `E${i}`,
    href: `/e${i}`,
    icon: Users,
    current: i === 5,
  }))
  const few = html(around(Shell, { entries: entries.slice(0, 3) }))
  const many = html(around(Shell, { entries }))
  expect(few).not.toContain('<details')
  expect(many).toContain('<details class="ui-bottom-more"')
  expect(tag(many, 'href="/e5"')).toContain('aria-current="page"')
  expect(many).toContain('href="#contenu"')
  expect(many).toContain('<main')
})

test('a dialog opens without scripts, by command or, failing that, by popover', () => {
  const opener = html(around(DialogButton, { dialog: 'd1' }, 'Effacer'))
  expect(opener).toContain('commandfor="d1"')
  expect(opener).toContain('command="show-modal"')
  expect(opener).toContain('popoverTarget="d1"')
  expect(html(around(Dialog, { id: 'd1', title: 'Effacer ?' }))).toContain('popover="auto"')
})

test('a button says its type', () => {
  expect(html(around(Button, {}, 'Payer'))).toContain('type="submit"')
})
