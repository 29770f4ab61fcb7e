import type { Step, Task, Vehicle } from './order.ts'
import type { Report } from './problems.ts'
import type { VehicleStep, Vroom } from './schema.ts'

const key = (type: string, id: number) => `${type} ${id}`

/** The vehicles with the steps that the document gives them: each names a task that is there, and none is named twice. */
export function readSteps(
  doc: Vroom,
  vehicles: readonly Vehicle[],
  tasks: readonly Task[],
  report: Report,
): Vehicle[] {
  const known = new Map(tasks.map((task, i) => [key(task.kind, task.id), i]))
  const taken = new Map<number, string>()
  return vehicles.map((vehicle, v) => {
    const said = doc.vehicles[v]?.steps
    if (!said) return vehicle
    const steps: Step[] = []
    const breaks = new Map<number, string>()
    for (const [s, asked] of said.entries()) {
      const path = `vehicles[${v}].steps[${s}]`
      const step = stepOf(asked, path, s, said.length)
      if (step) steps.push(step)
    }
    return { ...vehicle, steps }

    function stepOf(asked: VehicleStep, path: string, s: number, count: number): Step | null {
      const { type, id } = asked
      if (type === 'start' || type === 'end') {
        const right = type === 'start' ? s === 0 : s === count - 1
        if (!right)
          report(path, 'step_order', `${type} at the ${type} of the steps`, `place ${s + 1} of ${count}`)
        return { type, asked }
      }
      if (id === undefined) {
        report(`${path}.id`, 'missing', `the id of a ${type}`, 'nothing')
        return null
      }
      if (type === 'break') {
        const at = vehicle.breaks.findIndex((pause) => pause.id === id)
        if (at < 0) report(`${path}.id`, 'unknown_task', 'the id of a break of this vehicle', `${id}`)
        const before = breaks.get(id)
        if (before)
          report(`${path}.id`, 'duplicate_id', `a break that no other step has (${before})`, `${id}`)
        breaks.set(id, path)
        return at < 0 ? null : { type: 'break', at, asked }
      }
      const task = known.get(key(type, id))
      if (task === undefined) {
        report(`${path}.id`, 'unknown_task', `the id of a ${type}`, `${id}`)
        return null
      }
      const before = taken.get(task)
      if (before) report(`${path}.id`, 'duplicate_id', `a task that no other step has (${before})`, `${id}`)
      taken.set(task, path)
      return { type: 'task', task, asked }
    }
  })
}
