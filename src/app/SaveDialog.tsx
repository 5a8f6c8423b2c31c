// Save: the document as a file, or as text where the page may not give files.
import { useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import { Dialog } from '../view/Dialog'
import { CopyText } from './CopyText'
import { download, mayDownload } from './download'
import { closeDialog } from './stage'
import './words'

export default function SaveDialog() {
  const scenario = useOctet(state => state.scenario)
  const text = JSON.stringify(scenario, null, 2)
  const name = `octet-${scenario.origin}.json`
  const save = () => {
    if (download(name, text, 'application/json')) closeDialog()
  }
  return (
    <Dialog
      title={say('shell.save')}
      close={say('shell.close')}
      onClose={closeDialog}
      foot={
        mayDownload() && (
          <Button look="solid" onClick={save}>
            {say('save.file', { name })}
          </Button>
        )
      }
    >
      <p>{say('save.about')}</p>
      {!mayDownload() && <p>{say('save.refused')}</p>}
      <CopyText label={say('save.text')} text={text} rows={8} />
    </Dialog>
  )
}
