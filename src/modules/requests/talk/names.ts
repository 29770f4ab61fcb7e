const firstOf = (name: string): string => name.split(/\s/)[0] ?? name

/**
 * How to call everybody but oneself: by the first name, or the whole name when two share the first. At most six, so
 * that the help stays a line.
 */
export function namesToCall(accounts: readonly { id: string; name: string }[], me: string | null): string[] {
  const shared = (name: string) => accounts.filter((one) => firstOf(one.name) === firstOf(name)).length > 1
  return accounts
    .filter(({ id }) => id !== me)
    .slice(0, 6)
    .map(({ name }) => (shared(name) ? name : firstOf(name)))
}
