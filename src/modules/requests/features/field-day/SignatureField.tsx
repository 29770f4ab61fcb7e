import { useEffect, useRef } from 'react'
import Pad from 'signature_pad'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

/** A frame to sign in with a finger. Only with scripts: on paper and plain pages a name stands for it. */
export function SignatureField({ id }: { id: string }) {
  const t = useWords({ fr, en })
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
        {t.form.signature} <span className="ui-field-optional">({t.form.optional})</span>
      </p>
      <div className="ui-field-help">{t.form.signatureHelp}</div>
      <canvas ref={canvas} className="field-signature" aria-labelledby={`${id}-signature`} role="img" />
      <Button type="button" icon={Undo2} onClick={erase}>
        {t.form.erase}
      </Button>
    </div>
  )
}
