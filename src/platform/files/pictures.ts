import { readUpload, type Upload } from './upload.ts'

/** More photos of one thing are not looked at. */
const MOST_PHOTOS = 6

/** Pictures joined to what somebody says from the field, and how many files were none. */
export type Pictures = { photos: Upload[]; signature: Upload | undefined; leftOut: number }

/**
 * The `photos` and the `signature` of a form. A file that is no picture by its first bytes is left out and counted: it
 * does not take what was said down with it.
 */
export async function readPictures(posted: FormData): Promise<Pictures> {
  const photos: Upload[] = []
  let leftOut = 0
  for (const entry of posted.getAll('photos').filter((one) => one instanceof File && one.size > 0)) {
    const read = await pictureIn(entry)
    if (read && photos.length < MOST_PHOTOS) photos.push(read)
    else leftOut++
  }
  const signed = posted.get('signature')
  const signature = signed instanceof File && signed.size > 0 ? await pictureIn(signed) : undefined
  if (signature === null) leftOut++
  return { photos, signature: signature ?? undefined, leftOut }
}

async function pictureIn(entry: FormDataEntryValue): Promise<Upload | null> {
  const read = await readUpload(entry)
  return read.ok && read.value.type.startsWith('image/') ? read.value : null
}
