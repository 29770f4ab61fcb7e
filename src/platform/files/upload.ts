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

/** Where a recording's kind is written: `ftyp`, then one of these (ISO/IEC 14496-12). Photos and films have others. */
const VOICES = ['M4A ', 'M4B ', 'mp41', 'mp42', 'isom', 'iso5', 'iso6', '3gp4', '3gp5', '3gp6', 'dash']

/** A recording by its first bytes, as telephones and browsers make them; null for anything else. */
export function audioTypeOf(content: Buffer): string | null {
  const at = (from: number, to: number) => content.subarray(from, to).toString('latin1')
  if (at(0, 4) === 'OggS') return 'audio/ogg'
  if (starts(content, [0x1a, 0x45, 0xdf, 0xa3])) return 'audio/webm'
  if (at(4, 8) === 'ftyp') return VOICES.includes(at(8, 12)) ? 'audio/mp4' : null
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WAVE') return 'audio/wav'
  if (at(0, 3) === 'ID3') return 'audio/mpeg'
  if (at(0, 5) === '#!AMR') return 'audio/amr'
  const [first, second] = [content[0], content[1] ?? 0]
  if (first !== 0xff) return null
  // A frame of MPEG audio: layer III, or AAC in its own frames (ADTS).
  return [0xfb, 0xfa, 0xf3, 0xf2].includes(second)
    ? 'audio/mpeg'
    : [0xf1, 0xf9].includes(second)
      ? 'audio/aac'
      : null
}

/** The last part of a path, without control characters nor quotes; never empty, at most 120 characters. */
export const tidyName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{C}"]/gu, '')
    .trim()
    .slice(-120) || 'document'

/**
 * Reads the file of a form, at most `LARGEST_FILE`: a PDF or a picture, unless `kindOf` says what else it may be by its
 * first bytes.
 */
export async function readUpload(
  entry: FormDataEntryValue | null,
  kindOf: (content: Buffer) => string | null = typeOf,
): Promise<Result<Upload, UploadCode>> {
  if (!(entry instanceof File) || entry.size === 0) return refuse('file_needed', 'file')
  if (entry.size > LARGEST_FILE) return refuse('file_too_large', 'file')
  const content = Buffer.from(await entry.arrayBuffer())
  const type = kindOf(content)
  return type ? ok({ name: tidyName(entry.name), type, content }) : refuse('file_type', 'file')
}
