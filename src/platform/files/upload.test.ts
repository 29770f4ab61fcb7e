import { expect, test } from 'vitest'
import { audioTypeOf, LARGEST_FILE, readUpload, tidyName, typeOf } from './upload.ts'

const pdf = '%PDF-1.7\n1 0 obj'

test('a file is what its first bytes say, whatever its name', async () => {
  expect(typeOf(Buffer.from(pdf))).toBe('application/pdf')
  expect(typeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(typeOf(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp')
  expect(typeOf(Buffer.from('RIFF0000WAVEfmt '))).toBeNull()
  const liar = new File(['<script>alert(1)</script>'], 'facture.pdf', { type: 'application/pdf' })
  expect(await readUpload(liar)).toEqual({ ok: false, code: 'file_type', field: 'file' })
})

test('a recording is told from a photo, a film and a text', async () => {
  const bytes = (head: string) => Buffer.from(head, 'latin1')
  expect(audioTypeOf(bytes('RIFF0000WAVEfmt '))).toBe('audio/wav')
  expect(audioTypeOf(bytes('OggS\0\x02'))).toBe('audio/ogg')
  expect(audioTypeOf(bytes('\x1aE\xdf\xa3\x9fB'))).toBe('audio/webm')
  expect(audioTypeOf(bytes('\0\0\0\x1cftypM4A \0'))).toBe('audio/mp4')
  expect(audioTypeOf(bytes('\xff\xfb\x90d'))).toBe('audio/mpeg')
  for (const other of ['\0\0\0\x18ftypheic', '\xff\xd8\xff\xe0', pdf, '<html>', ''])
    expect(audioTypeOf(bytes(other)), other).toBeNull()
  const said = new File([bytes('OggS\0\x02')], 'voix.ogg')
  expect(await readUpload(said)).toMatchObject({ code: 'file_type' })
  expect(await readUpload(said, audioTypeOf)).toMatchObject({ ok: true, value: { type: 'audio/ogg' } })
})

test('an absent, an empty and a large file are refused', async () => {
  expect(await readUpload(null)).toMatchObject({ code: 'file_needed' })
  expect(await readUpload('texte')).toMatchObject({ code: 'file_needed' })
  expect(await readUpload(new File([], 'vide.pdf'))).toMatchObject({ code: 'file_needed' })
  const large = new File([pdf, new Uint8Array(LARGEST_FILE)], 'grand.pdf')
  expect(await readUpload(large)).toMatchObject({ code: 'file_too_large' })
})

test('a name keeps its last part and nothing that could leave a header or a folder', async () => {
  expect(tidyName('C:\\Scans\\facture "mai".pdf')).toBe('facture mai.pdf')
  expect(tidyName('../../etc/passwd')).toBe('passwd')
  expect(tidyName('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie: x.pdf')
  expect(tidyName('///')).toBe('document')
  expect(await readUpload(new File([pdf], 'reçu.pdf'))).toMatchObject({
    ok: true,
    value: { name: 'reçu.pdf' },
  })
})
