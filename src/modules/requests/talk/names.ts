/** The first names to call, of everybody but oneself; at most six, so that the help stays a line. */
export const namesToCall = (accounts: readonly { id: string; name: string }[], me: string | null): string[] =>
  accounts
    .filter(({ id }) => id !== me)
    .slice(0, 6)
    .map(({ name }) => name.split(/\s/)[0] ?? name)
