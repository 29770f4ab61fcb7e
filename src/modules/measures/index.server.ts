/** The only door of this module for the others. */
export { latestPoints, pointsOn, refreshPoints } from './points.server.ts'
export {
  breakdown,
  measureAt,
  measureBetween,
  measuresAt,
  measuresOver,
  monthly,
  rowsOf,
  trend,
} from './readings.server.ts'
export { MEASURES, measureOf } from './registry.ts'
export { monthEnds } from './rules/window.ts'
