import { ok, type Result, refuse } from './result.ts'

/**
 * The life of a noun as data: which verb leads from which states to which state.
 * `needs` names the permit or fact the use case must check; the table itself stays pure.
 */
type Transition<State extends string, Verb extends string> = {
  readonly verb: Verb
  readonly from: readonly State[]
  readonly to: State
}

type Machine<State extends string, Verb extends string> = {
  readonly transitions: readonly Transition<State, Verb>[]
  /** The state after `verb`, or a refusal when the verb does not start from `state`. */
  next(state: State, verb: Verb): Result<State, 'not_from_this_state'>
  /** Verbs that may be offered in `state`, in table order. */
  verbs(state: State): Verb[]
}

/** The two questions a table of transitions answers. */
export function machine<State extends string, Verb extends string>(
  transitions: readonly Transition<State, Verb>[],
): Machine<State, Verb> {
  const find = (state: State, verb: Verb) =>
    transitions.find((t) => t.verb === verb && t.from.includes(state))
  return {
    transitions,
    next(state, verb) {
      const t = find(state, verb)
      return t ? ok(t.to) : refuse('not_from_this_state')
    },
    verbs: (state) => transitions.filter((t) => t.from.includes(state)).map((t) => t.verb),
  }
}
