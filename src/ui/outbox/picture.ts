/** Longest side of a photo, in pixels: a broken tap is still seen, and ten of them leave over a village's network. */
const SIDE = 1600
const QUALITY = 0.75

/** A photo made light before it is kept: what cannot be drawn is kept as it is, and the server decides. */
export async function lighten(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', QUALITY)
    })
    return made && made.size < file.size ? made : file
  } catch {
    return file
  }
}
