import { useEffect, useRef, useState } from 'react'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { stopOfCode } from '#modules/rounds/rules/drive/scan.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { ScanBarcode, Search, X } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Drive } from './useDrive.ts'

/** What some browsers can: read a square or bars in a picture. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = new (options: { formats: string[] }) => Detector
const makerIn = (window: unknown) => (window as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

const FORMATS = ['qr_code', 'ean_13', 'code_128']
const LOOK_MS = 250

/** Finds a stop by the label of what is on board: read by the camera where the browser can, else typed. */
export function ScanBox({ drive }: { drive: Drive }) {
  const t = useWords({ fr, en }).scan
  const [answer, setAnswer] = useState('')
  const [filming, setFilming] = useState(false)
  const [hasCamera, setHasCamera] = useState(false)
  useEffect(() => setHasCamera(makerIn(window) !== undefined && 'mediaDevices' in navigator), [])

  const find = (code: string) => {
    const { stops } = drive.round
    const stop = stopOfCode(
      stops.map((one) => ({ ...one, waits: one.state === 'todo' || one.state === 'arrived' })),
      code,
    )
    setFilming(false)
    if (!stop) return setAnswer(t.unknown)
    setAnswer(t.found([stop.what, stop.whom].filter(Boolean).join(', ')))
    drive.say({ kind: 'scan', stopId: stop.id, serves: stop.serves, code: code.slice(0, 200) })
    // Those of one door share the card of the first.
    const first = stops.find(
      (one) => one.place === stop.place && document.getElementById(`arret-${one.order}`),
    )
    const card =
      document.getElementById(`arret-${stop.order}`) ?? document.getElementById(`arret-${first?.order}`)
    if (card instanceof HTMLDetailsElement) card.open = true
    card?.scrollIntoView({ block: 'start' })
  }
  return (
    <details className="drive-proof">
      <summary className="ui-button ui-button-quiet">
        <ScanBarcode className="ui-icon" />
        {t.title}
      </summary>
      <form
        className="drive-scan"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // The page keeps what its forms say: this one only looks.
          event.stopPropagation()
          find(String(new FormData(event.currentTarget).get('scanned') ?? ''))
        }}
      >
        {filming && <Camera onCode={find} onFail={() => setAnswer(t.noCamera)} />}
        {hasCamera && (
          <Button type="button" icon={filming ? X : ScanBarcode} onClick={() => setFilming(!filming)}>
            {filming ? t.stop : t.camera}
          </Button>
        )}
        <Field name="scanned" label={t.code} help={t.help} autoComplete="off" width="medium" maxLength={60} />
        <Button icon={Search}>{t.find}</Button>
        <p role="status">{answer}</p>
      </form>
    </details>
  )
}

function Camera({ onCode, onFail }: { onCode(code: string): void; onFail(): void }) {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onCode, onFail })
  told.current = { onCode, onFail }
  useEffect(() => {
    let stream: MediaStream | null = null
    let over = false
    const Maker = makerIn(window)
    const look = async () => {
      if (!Maker || !video.current) return
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over) return stop()
      video.current.srcObject = stream
      await video.current.play()
      const detector = new Maker({ formats: FORMATS })
      while (!over) {
        const [code] = await detector.detect(video.current)
        if (code && !over) return told.current.onCode(code.rawValue)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      }
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    look().catch(() => !over && told.current.onFail())
    return () => {
      over = true
      stop()
    }
  }, [])
  return <video ref={video} className="drive-video" muted playsInline />
}
