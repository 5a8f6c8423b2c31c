// Text to take away by hand, where a file or a clipboard is refused or was not asked for.
import { useId, useState } from 'react'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import { copy } from './download'

interface CopyTextProps {
  readonly label: string
  readonly text: string
  readonly rows?: number
}

export function CopyText({ label, text, rows = 4 }: CopyTextProps) {
  const id = useId()
  const [said, setSaid] = useState('')
  const take = async () => {
    const field = document.getElementById(id)
    if (field instanceof HTMLTextAreaElement) field.select()
    setSaid(say((await copy(text)) ? 'copy.done' : 'copy.refused'))
  }
  return (
    <div className="fieldrow">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="control octets" rows={rows} readOnly value={text} spellCheck={false} />
      <div className="copy-row">
        <Button onClick={take}>{say('copy.copy')}</Button>
        <span role="status">{said}</span>
      </div>
    </div>
  )
}
