import { useEffect, useRef } from 'react'
import Pad from 'signature_pad'
import { Button } from '../Button.tsx'
import { Undo2 } from '../icons.ts'
import { useUiWords } from '../words.ts'
import './outbox.css'

/** The signature drawn in a form, or null when nobody signed. */
export const signatureIn = async (form: HTMLFormElement): Promise<Blob | null> => {
  const canvas = form.querySelector<HTMLCanvasElement>('canvas[data-signed="yes"]')
  return canvas ? await new Promise((resolve) => canvas.toBlob(resolve, 'image/png')) : null
}

/** A frame to sign in with a finger. Only with scripts: on paper and plain pages a name stands for it. */
export function SignatureField({ id }: { id: string }) {
  const t = useUiWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad | null>(null)
  useEffect(() => {
    const board = canvas.current
    if (!board) return
    // As many points as the screen has, or the line is blurred on a good phone.
    const scale = Math.max(1, window.devicePixelRatio)
    const fit = () => {
      if (board.offsetWidth === 0 || board.width === Math.round(board.offsetWidth * scale)) return
      board.width = Math.round(board.offsetWidth * scale)
      board.height = Math.round(board.offsetHeight * scale)
      board.getContext('2d')?.scale(scale, scale)
      pad.current?.clear()
      delete board.dataset.signed
    }
    pad.current = new Pad(board, { backgroundColor: '#ffffff', penColor: '#1f2a2e' })
    const signed = () => {
      board.dataset.signed = 'yes'
    }
    pad.current.addEventListener('endStroke', signed)
    // It has no size until its fold is opened.
    const watch = new ResizeObserver(fit)
    watch.observe(board)
    return () => {
      watch.disconnect()
      pad.current?.off()
    }
  }, [])
  const erase = () => {
    pad.current?.clear()
    if (canvas.current) delete canvas.current.dataset.signed
  }
  return (
    <div className="ui-field ui-field-full">
      <p className="ui-field-label" id={`${id}-signature`}>
        {t.outbox.signature} <span className="ui-field-optional">({t.optional})</span>
      </p>
      <div className="ui-field-help">{t.outbox.signatureHelp}</div>
      <canvas ref={canvas} className="ui-signature" aria-labelledby={`${id}-signature`} role="img" />
      <Button type="button" icon={Undo2} onClick={erase}>
        {t.outbox.erase}
      </Button>
    </div>
  )
}
