import type { Series } from '../spread.ts'

/** Amounts of each month and the lines they come from; null stands for the plan as a whole. */
export type Flow = { readonly amounts: Series; readonly parts: Map<string | null, Series> }
export type Flows<Key> = Map<Key, Flow>

function addTo(into: Series, amounts: Series, sign: number): void {
  for (let m = 0; m < into.length; m++) into[m]! += sign * amounts[m]!
}

/** Adds a line's amounts under a key; a run of zeros leaves no trace. */
export function put<Key>(
  flows: Flows<Key>,
  key: Key,
  line: string | null,
  amounts: Series,
  sign: 1 | -1 = 1,
): void {
  if (amounts.every((amount) => amount === 0)) return
  let flow = flows.get(key)
  if (!flow) {
    flow = { amounts: new Float64Array(amounts.length), parts: new Map() }
    flows.set(key, flow)
  }
  addTo(flow.amounts, amounts, sign)
  const part = flow.parts.get(line)
  if (part) addTo(part, amounts, sign)
  else {
    const own = new Float64Array(amounts.length)
    addTo(own, amounts, sign)
    flow.parts.set(line, own)
  }
}
