/** The only door of this module for the others. */
export { mayReadRows } from './permits.ts'
export { latestPoints, pointsOn, refreshPoints } from './points.server.ts'
export {
  breakdown,
  measureAt,
  measureBetween,
  measuresAt,
  measuresOver,
  monthly,
  partsOver,
  readingsOn,
  rowsOf,
  rowsOver,
  trend,
} from './readings.server.ts'
export { MEASURES, measureOf, measureOver } from './registry.ts'
export { monthEnds, weekEnds } from './rules/window.ts'
