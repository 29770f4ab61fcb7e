import quartierPlan from '#docs/examples/quartier.json' with { type: 'json' }
import ruralPlan from '#docs/examples/rural.json' with { type: 'json' }
import type { Month } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import type { TemplateNote } from '../notes.ts'
import type { Plan } from '../rules/plan.ts'
import { startAt } from '../rules/scenario.ts'
import { parsePlan } from '../rules/schema.ts'
import { quartierNotes } from './quartier.ts'
import { ruralNotes } from './rural.ts'

export const templateNames = ['quartier', 'rural', 'empty'] as const
export type TemplateName = (typeof templateNames)[number]

/** One of the house, or one that a hub kept. */
export type TemplateChoice = TemplateName | Id<'Template'>

export const isTemplateChoice = (text: string): text is TemplateChoice =>
  templateNames.some((name) => name === text) || isId<'Template'>(text)

type Template = { readonly plan: Plan; readonly notes: readonly TemplateNote[] }

function read(json: unknown): Plan {
  const parsed = parsePlan(json)
  if (!parsed.ok) throw new Error(`template: ${parsed.problems[0]?.path} ${parsed.problems[0]?.expected}`)
  const { $schema: _, ...plan } = parsed.value
  return plan
}

/** A canvas and the lines behind it, starting in the month asked for. */
export function templateAt(name: TemplateName, start: Month): Template {
  switch (name) {
    case 'quartier':
      return { plan: startAt(read(quartierPlan), start), notes: quartierNotes }
    case 'rural':
      return { plan: startAt(read(ruralPlan), start), notes: ruralNotes }
    case 'empty':
      return {
        plan: {
          version: 1,
          name: '',
          kind: 'other',
          start,
          months: 36,
          openingCash: 0,
          assumptions: [],
          scenarios: [],
        },
        notes: [],
      }
  }
}
