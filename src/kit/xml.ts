/** A piece of XML: an element, a text, or nothing (an element left out). */
export type XmlNode = XmlElement | string | null
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** An element. Children that are null are left out; one whose text is empty is left out by `xmlText`. */
export const xml = (
  name: string,
  children: readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({ name, attributes, children })

/** An element with a text, or null when there is no text: a document never holds an empty element. */
export function xmlText(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement | null {
  const tidy = allowed(text ?? '').trim()
  return tidy === '' ? null : xml(name, [tidy], attributes)
}

/** An element with its children, or null when all of them were left out. */
export function xmlGroup(name: string, children: readonly XmlNode[]): XmlElement | null {
  return children.some((child) => child !== null) ? xml(name, children) : null
}

/** Characters that XML 1.0 cannot hold are dropped: others' names come from forms and files. */
const allowed = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must go
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text as it stands inside an element or an attribute. */
export const escapeXml = (text: string): string =>
  allowed(text).replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)

/** A whole document in UTF-8, indented. */
export function xmlDocument(root: XmlElement): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(root, '', parts)
  return parts.join('')
}

function write(element: XmlElement, indent: string, parts: string[]): void {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
  const children = element.children.filter((child) => child !== null)
  if (children.length === 0) {
    parts.push(`${indent}<${element.name}${attributes}/>\n`)
    return
  }
  if (children.every((child) => typeof child === 'string')) {
    parts.push(`${indent}<${element.name}${attributes}>${escapeXml(children.join(''))}</${element.name}>\n`)
    return
  }
  parts.push(`${indent}<${element.name}${attributes}>\n`)
  for (const child of children)
    if (typeof child === 'string') parts.push(`${indent}  ${escapeXml(child)}\n`)
    else write(child, `${indent}  `, parts)
  parts.push(`${indent}</${element.name}>\n`)
}
