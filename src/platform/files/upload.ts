import { ok, type Result, refuse } from '#kit/result.ts'

/** Largest file that may be joined, in bytes: a scanned invoice, not a film. */
export const LARGEST_FILE = 5 * 1024 * 1024

export type Upload = { name: string; type: string; content: Buffer }
export type UploadCode = 'file_needed' | 'file_too_large' | 'file_type'

const starts = (content: Buffer, bytes: readonly number[], at = 0) =>
  bytes.every((byte, i) => content[at + i] === byte)

/** What a file is by its first bytes; its name and what the browser says of it are not believed. */
export function typeOf(content: Buffer): string | null {
  if (starts(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf'
  if (starts(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (starts(content, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  const riff = starts(content, [0x52, 0x49, 0x46, 0x46]) && starts(content, [0x57, 0x45, 0x42, 0x50], 8)
  return riff ? 'image/webp' : null
}

/** The last part of a path, without control characters nor quotes; never empty, at most 120 characters. */
export const tidyName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{C}"]/gu, '')
    .trim()
    .slice(-120) || 'document'

/** Reads the file of a form: a PDF or a picture, at most `LARGEST_FILE`. */
export async function readUpload(entry: FormDataEntryValue | null): Promise<Result<Upload, UploadCode>> {
  if (!(entry instanceof File) || entry.size === 0) return refuse('file_needed', 'file')
  if (entry.size > LARGEST_FILE) return refuse('file_too_large', 'file')
  const content = Buffer.from(await entry.arrayBuffer())
  const type = typeOf(content)
  return type ? ok({ name: tidyName(entry.name), type, content }) : refuse('file_type', 'file')
}
