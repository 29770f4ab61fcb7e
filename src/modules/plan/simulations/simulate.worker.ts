import { parentPort } from 'node:worker_threads'
import { compile } from '../rules/uncertainty/compile.ts'
import type { Program } from '../rules/uncertainty/program.ts'
import { outcomesIn, Runner } from '../rules/uncertainty/run.ts'
import { summarise } from '../rules/uncertainty/summary.ts'
import { type Answer, CHUNK, COMPUTED, type Order, TAKEN } from './simulate.words.ts'

/** One thread of a simulation. It is run from its source by Node's type stripping, in development as in production. */
const port = parentPort
if (!port) throw new Error('simulate.worker.ts is started by simulate.server.ts')

let program: Program | undefined

port.on('message', (order: Order) => {
  const answer = obey(order)
  if (answer) port.postMessage(answer)
})

function obey(order: Order): Answer | null {
  switch (order.type) {
    case 'compile': {
      const compiled = compile(order.plan, order.scenario)
      if (compiled.ok) program = compiled.value
      return { type: 'compiled', compiled }
    }
    case 'run':
      program = order.program ?? program
      run(order)
      return { type: 'computed' }
    case 'summarise':
      if (!program) return null
      return {
        type: 'summary',
        simulation: summarise(program, order.seed, outcomesIn(order.memory, order.runs, program)),
      }
  }
}

/** Takes one piece of the runs after another until none is left. */
function run({ seed, runs, memory, counters }: Extract<Order, { type: 'run' }>): void {
  if (!program) return
  const runner = new Runner(program)
  const out = outcomesIn(memory, runs, program)
  const counts = new Int32Array(counters)
  for (;;) {
    const from = Atomics.add(counts, TAKEN, 1) * CHUNK
    if (from >= runs) return
    const to = Math.min(runs, from + CHUNK)
    runner.run(seed, from, to, out)
    Atomics.add(counts, COMPUTED, to - from)
  }
}
