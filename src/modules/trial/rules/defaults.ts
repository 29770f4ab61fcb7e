import type { ThresholdUnit } from './threshold.ts'
import type { Comparison, Level } from './words.ts'

type DefaultCriterion = {
  measureId: string
  /** The measure's unit when these thresholds were chosen: another one would make them absurd. */
  units: readonly ThresholdUnit[]
  comparison: Comparison
  threshold: number
  minSample: number
  level: Level
}

/**
 * The set offered in one click. No source gives thresholds: these are ours, and each may be changed. The minimum
 * samples keep a share from being judged on a handful of cases. `direct-margin` counts services: all must cover theirs.
 */
const ALL = [
  {
    measureId: 'requests.repeat-users',
    units: ['share'],
    comparison: 'at-least',
    threshold: 0.4,
    minSample: 30,
    level: 'must',
  },
  {
    measureId: 'requests.in-48h',
    units: ['share'],
    comparison: 'at-least',
    threshold: 0.9,
    minSample: 30,
    level: 'must',
  },
  {
    measureId: 'requests.satisfaction',
    units: ['share'],
    comparison: 'at-least',
    threshold: 0.8,
    minSample: 20,
    level: 'must',
  },
  {
    measureId: 'requests.direct-margin',
    units: ['share'],
    comparison: 'at-least',
    threshold: 1,
    minSample: 3,
    level: 'must',
  },
  {
    measureId: 'money.earned-share',
    units: ['share'],
    comparison: 'at-least',
    threshold: 0.3,
    minSample: 10,
    level: 'must',
  },
  {
    measureId: 'money.first-funder-share',
    units: ['share'],
    comparison: 'at-most',
    threshold: 0.5,
    minSample: 10,
    level: 'should',
  },
  {
    measureId: 'money.months-of-cash',
    units: ['months'],
    comparison: 'at-least',
    threshold: 3,
    minSample: 1,
    level: 'must',
  },
  {
    measureId: 'contracts.multi-period',
    units: ['count'],
    comparison: 'at-least',
    threshold: 1,
    minSample: 0,
    level: 'should',
  },
  {
    measureId: 'money.pillars',
    units: ['count'],
    comparison: 'at-least',
    threshold: 4,
    minSample: 10,
    level: 'should',
  },
] as const satisfies readonly DefaultCriterion[]

type DefaultId = (typeof ALL)[number]['measureId']
const only = (...ids: DefaultId[]) => ALL.filter((one) => ids.includes(one.measureId))

/** Sets offered to everybody; grids by their word in the messages. */
export const READY_SETS = [
  { key: 'usual', criteria: ALL, grids: [] },
  {
    key: 'people',
    criteria: only('requests.repeat-users', 'requests.in-48h', 'requests.satisfaction'),
    grids: [],
  },
  {
    key: 'economy',
    criteria: only(
      'requests.direct-margin',
      'money.earned-share',
      'money.first-funder-share',
      'money.months-of-cash',
      'contracts.multi-period',
    ),
    grids: [],
  },
  { key: 'opinion', criteria: [], grids: ['rooted', 'load'] },
] as const satisfies readonly {
  key: string
  criteria: readonly (typeof ALL)[number][]
  grids: readonly ('rooted' | 'load')[]
}[]
export type ReadyKey = (typeof READY_SETS)[number]['key']
