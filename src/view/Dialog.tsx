// A dialog on the platform's own: it traps the focus, closes with Escape and gives the focus back.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from './Button'
import './dialog.css'

interface DialogProps {
  readonly title: string
  /** The word for closing it. */
  readonly close: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its foot. */
  readonly foot?: ReactNode
  readonly wide?: boolean
}

/** Opens when it is mounted. */
export function Dialog({ title, close, onClose, children, foot, wide }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Closed while it still is in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the veil closes it; Escape is the platform's.
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === element.current) onClose()
      }}
    >
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <Button look="quiet" icon="close" name={close} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {foot && <footer className="dialog-foot">{foot}</footer>}
      </div>
    </dialog>
  )
}
