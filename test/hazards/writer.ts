import { ask, type Visitor } from './server.ts'

/** Somebody at the counter who adds people one after the other, and remembers which ones were confirmed. */
type Writer = {
  /** Last names whose form was answered by the page of the person added. */
  acknowledged: Map<string, string>
  /** Every form sent, answered or not, with its key. */
  sent: Map<string, string>
  /** Status of the answers that were no confirmation; 0 when there was no answer at all. */
  refused: number[]
}

export const newWriter = (): Writer => ({ acknowledged: new Map(), sent: new Map(), refused: [] })

const formOf = (lastName: string, key: string) => ({ lastName, segment: 'inhabitant', idempotencyKey: key })

/** Sends one form; true when it was confirmed. */
export async function add(
  writer: Writer,
  visitor: Visitor,
  lastName: string,
  key: string = crypto.randomUUID(),
): Promise<boolean> {
  writer.sent.set(lastName, key)
  const answer = await visitor.post('/essai/personnes/nouvelle', formOf(lastName, key)).catch(() => undefined)
  const id = /\/personnes\/([0-9a-f-]{36})/.exec(answer?.headers.get('location') ?? '')?.[1]
  await answer?.body?.cancel()
  if (answer?.status === 302 && id) writer.acknowledged.set(lastName, id)
  else writer.refused.push(answer?.status ?? 0)
  return answer?.status === 302
}

/** Adds people in `lanes` at once until the first answer that is no confirmation. */
export async function addUntilRefused(
  writer: Writer,
  visitor: Visitor,
  lanes: number,
  word: string,
): Promise<void> {
  const lane = async (name: string) => {
    for (let n = 1; await add(writer, visitor, `${word} ${name} ${n}`); n++) if (n > 5000) return
  }
  await Promise.all(Array.from({ length: lanes }, (_, n) => lane(String.fromCharCode(65 + n))))
}

/** Acknowledged people that the database no longer has under the identifier that was answered. */
export async function lost(writer: Writer, dataDir: string): Promise<string[]> {
  const kept = new Set(await ask(dataDir, 'SELECT id::text FROM people'))
  return [...writer.acknowledged].filter(([, id]) => !kept.has(id)).map(([name]) => name)
}

/** Sends every form again, with its key, as somebody would who saw no answer. */
export async function sendAllAgain(writer: Writer, visitor: Visitor): Promise<void> {
  for (const [name, key] of writer.sent) await add(writer, visitor, name, key)
}
