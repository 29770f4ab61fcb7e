import { fold } from '#kit/text.ts'
import type { ClockRound, ClockStop, ClockVehicle } from './asked.ts'
import type { OnBoard } from './loads.ts'
import { overloads } from './reloads.ts'
import type { Row } from './row.ts'
import type { ClockFigures, RoundWarning, StopWarning } from './times.ts'

/** Whether a vehicle has all that is asked: « Hayon » is « hayon ». */
function hasSkills({ skills }: Pick<ClockVehicle, 'skills'>, asked: readonly string[]): boolean {
  const has = new Set(skills.map(fold))
  return asked.every((skill) => has.has(fold(skill)))
}

/** What is wrong with a stop where it stands; `lateBy` in seconds, `reversed` when it is delivered before it is picked up. */
export function stopWarnings(
  { vehicle, driver }: ClockRound,
  stop: ClockStop,
  { before, after }: OnBoard,
  lateBy: number,
  reversed: boolean,
): StopWarning[] {
  const over = overloads(vehicle.load, before, after)
  const wrong: [boolean, StopWarning][] = [
    [lateBy > 0, 'late'],
    [over.kg > 0, 'too-heavy'],
    [over.crates > 0, 'too-many-crates'],
    [!hasSkills(vehicle, stop.skills), 'skill-missing'],
    [stop.driver !== null && stop.driver !== driver, 'wrong-driver'],
    [stop.place === null, 'unplaced'],
    [reversed, 'reversed'],
  ]
  return wrong.flatMap(([is, warning]) => (is ? [warning] : []))
}

/** What is wrong with a round as a whole, but for what it has not got yet. */
export function roundWarnings(round: ClockRound, row: Row, figures: ClockFigures): RoundWarning[] {
  const { vehicle, toMinute, hub } = round
  const wrong: [boolean, RoundWarning][] = [
    [figures.backAt > toMinute * 60, 'back-late'],
    [vehicle.range !== null && figures.metres > vehicle.range, 'too-far'],
    [vehicle.mostMinutes !== null && figures.seconds > vehicle.mostMinutes * 60, 'too-long'],
    [row.breakMissed, 'no-break'],
    [hub === null, 'no-start'],
  ]
  return wrong.flatMap(([is, warning]) => (is ? [warning] : []))
}
