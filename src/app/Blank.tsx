// A blank screen, so that a class looks at the teacher; any key or a click takes it away.
import { useEffect, useRef } from 'react'
import { say } from '../story/catalogue'
import { setBlank, useStage } from './stage'

export function Blank() {
  const blank = useStage(stage => stage.blank)
  return blank ? <BlankSheet /> : null
}

function BlankSheet() {
  const sheet = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus()
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
  }, [])
  return (
    <button
      ref={sheet}
      type="button"
      className="blank"
      aria-label={say('blank.back')}
      onClick={() => setBlank(false)}
      onKeyDown={event => {
        event.preventDefault()
        setBlank(false)
      }}
    />
  )
}
