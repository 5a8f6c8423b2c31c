// A link to this very place: document, scene, step, and what is selected.
import { useEffect, useState } from 'react'
import { say } from '../story/catalogue'
import { Dialog } from '../view/Dialog'
import { CopyText } from './CopyText'
import { linkToHere } from './location'
import { closeDialog } from './stage'
import './words'

export default function LinkDialog() {
  const [link, setLink] = useState<string | null>()
  useEffect(() => {
    let here = true
    linkToHere().then(made => here && setLink(made))
    return () => {
      here = false
    }
  }, [])
  return (
    <Dialog title={say('shell.link')} close={say('shell.close')} onClose={closeDialog}>
      <p>{say('link.about')}</p>
      {link === null ? <p>{say('link.tooLong')}</p> : <CopyText label={say('link.link')} text={link ?? ''} />}
    </Dialog>
  )
}
