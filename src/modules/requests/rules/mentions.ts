/** Somebody who may be named in a comment. */
export type Named = { id: string; name: string }

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase()

const firstOf = (name: string): string => name.split(/\s/)[0] ?? name

/**
 * Whom a text names: `@Sami` or `@Sami Haddad`, whatever the capitals and accents. A first name that two accounts
 * share names neither: their whole names do.
 */
export function mentionsIn<T extends Named>(text: string, accounts: readonly T[]): T[] {
  const said = plain(text)
  const names = (word: string): boolean => {
    const at = said.indexOf(`@${word}`)
    if (word === '' || at === -1) return false
    return !/^[\p{L}\p{N}]/u.test(said.slice(at + word.length + 1))
  }
  const firsts = accounts.map(({ name }) => plain(firstOf(name)))
  return accounts.filter(({ name }, i) => {
    const first = firsts[i]!
    const alone = firsts.filter((one) => one === first).length === 1
    return names(plain(name)) || (alone && names(first))
  })
}
