import { useEffect, useId, useState } from 'react'
import { useUiWords } from '../words.ts'
import './outbox.css'

const MOST = 6

/** Photos of a job: a camera gives them one by one, so with scripts they add up and show small. */
export function PhotosField({ onPick }: { onPick?: (files: readonly File[]) => void }) {
  const t = useUiWords()
  const id = useId()
  const [files, setFiles] = useState<readonly File[]>([])
  const [shown, setShown] = useState<readonly string[]>([])
  useEffect(() => {
    const urls = files.map((file) => URL.createObjectURL(file))
    setShown(urls)
    return () => {
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [files])
  const add = (picked: FileList | null) => {
    if (!onPick || !picked) return
    const next = [...files, ...picked].slice(0, MOST)
    setFiles(next)
    onPick(next)
  }
  return (
    <div className="ui-field ui-field-full">
      <label className="ui-field-label" htmlFor={id}>
        {t.outbox.photos} <span className="ui-field-optional">({t.optional})</span>
      </label>
      <div className="ui-field-help" id={`${id}-help`}>
        {t.outbox.photosHelp}
      </div>
      <input
        id={id}
        className="ui-input"
        type="file"
        name="photos"
        accept="image/*"
        multiple
        aria-describedby={`${id}-help`}
        onChange={(event) => add(event.currentTarget.files)}
      />
      {shown.length > 0 && (
        <p className="ui-photos" role="status">
          {shown.map((url) => (
            <img key={url} src={url} alt="" />
          ))}
          <span>{t.outbox.photosAdded(shown.length)}</span>
        </p>
      )}
    </div>
  )
}
