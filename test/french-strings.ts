/** A piece of words in a source file: a string, or a part of a template between its values. */
export type Piece = { readonly from: number; readonly to: number; readonly text: string }

/**
 * Every piece of words of a TypeScript file, comments and code left aside. Made for files of messages, which hold no
 * regular expression with quotes.
 */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  /** What we are inside of: code in braces of a template, or a template itself. */
  const inside: ('`' | '{')[] = []
  let at = 0
  const until = (ends: (at: number) => boolean): void => {
    const from = at
    while (at < source.length && !ends(at)) at += source[at] === '\\' ? 2 : 1
    if (at > from) pieces.push({ from, to: at, text: source.slice(from, at) })
  }
  const template = (): void => {
    until((i) => source[i] === '`' || (source[i] === '$' && source[i + 1] === '{'))
    if (source[at] === '$') {
      inside.push('{')
      at += 2
    } else {
      inside.pop()
      at++
    }
  }
  while (at < source.length) {
    const char = source[at]!
    if (char === '/' && source[at + 1] === '/') at = source.indexOf('\n', at) + 1 || source.length
    else if (char === '/' && source[at + 1] === '*') at = source.indexOf('*/', at) + 2
    else if (char === "'" || char === '"') {
      at++
      until((i) => source[i] === char)
      at++
    } else if (char === '`') {
      inside.push('`')
      at++
      template()
    } else if (char === '{' && inside.length > 0) {
      inside.push('{')
      at++
    } else if (char === '}' && inside.length > 0) {
      inside.pop()
      at++
      if (inside.at(-1) === '`') template()
    } else at++
  }
  return pieces
}

/** Ordinary spaces where French typography wants one that does not break: before : ; ! ? » € % and after «. */
export const LOOSE = / (?=[:;!?»](?:[\s'"`)\\<,.…»]|$))|(?<=«) | (?=[€%](?:[\s'"`)\\<,.…:;]|$))/g
