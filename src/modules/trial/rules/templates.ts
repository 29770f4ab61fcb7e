import type { HandUnit } from './tests.ts'
import type { Comparison, HypothesisKind } from './words.ts'

/** A test that others have led before, ready to be adapted. Its words are in `messages/learning.*.ts`. */
export type TestTemplate = {
  key: string
  kind: HypothesisKind
  /** A measure of the product, or null when it is counted by hand. */
  measureId: string | null
  unit: HandUnit
  comparison: Comparison
  /** As a person would type it, in the unit. */
  threshold: string
  minSample: number
  /** From the day it begins to its deadline. */
  days: number
  /** Euros. */
  cost: number
  hours: number
}

/**
 * The five tests that the workshop of the regional group tells of (« la nécessaire phase de test », 2017): a regular
 * service for an authority, a logistics scheme, a price point, a session run by members, an event with local shops.
 * Thresholds, costs and hours are ours, to be changed: no source gives any.
 */
export const TEST_TEMPLATES = [
  {
    key: 'regular-service',
    kind: 'viable',
    measureId: null,
    unit: 'cents',
    comparison: 'at-least',
    threshold: '600 €',
    minSample: 3,
    days: 90,
    cost: 250,
    hours: 24,
  },
  {
    key: 'logistics',
    kind: 'feasible',
    measureId: null,
    unit: 'count',
    comparison: 'at-least',
    threshold: '6',
    minSample: 4,
    days: 56,
    cost: 180,
    hours: 16,
  },
  {
    key: 'price',
    kind: 'viable',
    measureId: null,
    unit: 'share',
    comparison: 'at-least',
    threshold: '70 %',
    minSample: 20,
    days: 42,
    cost: 0,
    hours: 6,
  },
  {
    key: 'members-session',
    kind: 'feasible',
    measureId: null,
    unit: 'count',
    comparison: 'at-least',
    threshold: '4',
    minSample: 4,
    days: 35,
    cost: 60,
    hours: 20,
  },
  {
    key: 'local-event',
    kind: 'desirable',
    measureId: null,
    unit: 'count',
    comparison: 'at-least',
    threshold: '30',
    minSample: 1,
    days: 30,
    cost: 150,
    hours: 18,
  },
] as const satisfies readonly TestTemplate[]

export type TemplateKey = (typeof TEST_TEMPLATES)[number]['key']
