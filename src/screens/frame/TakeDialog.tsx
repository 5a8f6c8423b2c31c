// The bytes to take along: as a hex dump, an array for C, a line for Scapy. Loaded when it is first asked for.
import { useRef, useState } from 'react'
import { writeC } from '../../formats/c'
import { writeHexDump } from '../../formats/hexdump'
import { writeScapy } from '../../formats/scapy'
import { addMessages, say } from '../../story/catalogue'
import { dialogs } from '../../story/en/dialogs'
import { Button } from '../../view/Button'
import { Choice } from '../../view/Choice'
import { Dialog } from '../../view/Dialog'
import '../../view/fieldrow.css'

addMessages(dialogs)

type Format = 'hexdump' | 'c' | 'scapy'

/** Octets of Ethernet's FCS, which Scapy works out itself. */
const FCS = 4

function written(format: Format, octets: Uint8Array): string {
  if (format === 'c') return writeC(octets)
  return format === 'hexdump' ? writeHexDump(octets) : writeScapy(octets.subarray(0, -FCS))
}

interface TakeDialogProps {
  readonly octets: Uint8Array
  readonly onClose: () => void
}

export default function TakeDialog({ octets, onClose }: TakeDialogProps) {
  const [format, setFormat] = useState<Format>('hexdump')
  const [said, setSaid] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const text = written(format, octets)
  const copy = async () => {
    area.current?.select()
    try {
      // In a frame of somebody else's page this is refused unless that page allows it.
      await navigator.clipboard.writeText(text)
      setSaid(say('copy.done'))
    } catch {
      setSaid(say('copy.refused'))
    }
  }
  return (
    <Dialog
      title={say('frame.take')}
      close={say('shell.close')}
      onClose={onClose}
      wide
      foot={
        <>
          <span role="status">{said}</span>
          <Button look="solid" onClick={copy}>
            {say('copy.copy')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Choice
          label={say('frame.take.as')}
          hidesLabel
          options={(['hexdump', 'c', 'scapy'] as const).map(value => ({
            value,
            label: say(`frame.take.${value}`),
          }))}
          value={format}
          onChoose={value => {
            setFormat(value)
            setSaid('')
          }}
        />
        <textarea
          ref={area}
          className="control octets take-text"
          wrap="off"
          rows={9}
          readOnly
          spellCheck={false}
          aria-label={say(`frame.take.${format}`)}
          value={text}
        />
        <p className="card-note">
          {say(format === 'scapy' ? 'frame.take.withoutFcs' : 'frame.take.withFcs')}
        </p>
      </div>
    </Dialog>
  )
}
