import { parentPort } from 'node:worker_threads'
import { solve } from '../rules/solver/solve.ts'
import { type Answer, type Order, STOP } from './thread.words.ts'

/** The thread of a search, or of several in a row. It is run from its source by Node's type stripping, in development as in production. */
const port = parentPort
if (!port) throw new Error('thread.worker.ts is started by thread.server.ts')

const say = (answer: Answer) => port.postMessage(answer)

port.on('message', ({ problem, search, flags }: Order) => {
  const flag = new Int32Array(flags)
  const repeatable = search.repeatable === true && search.iterations !== undefined
  const seconds = repeatable ? undefined : Math.max(0, (search.endsAt - Date.now()) / 1000)
  const { plan, progress } = solve(problem, {
    seed: search.seed,
    iterations: search.iterations,
    seconds,
    from: search.from,
    onPlan: (better, now) => say({ type: 'better', plan: better, progress: now }),
    onProgress: (now) => say({ type: 'progress', progress: now }),
    cancelled: () => Atomics.load(flag, STOP) !== 0 || (repeatable && Date.now() >= search.endsAt),
  })
  say({ type: 'done', plan, progress })
})
