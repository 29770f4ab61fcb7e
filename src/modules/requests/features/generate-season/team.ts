import type { Choices } from './RuleFields.tsx'

/** Names of the team by account, as the choices of the form hold them. */
export const teamNames = ({ team }: Choices): ReadonlyMap<string, string> =>
  new Map(team.map(({ value, label }) => [value.slice('user:'.length), label]))
