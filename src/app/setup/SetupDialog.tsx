// Setup: what is sent, which way, from whom to whom. Every change is simulated at once and can be undone.
import { useState } from 'react'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { Dialog } from '../../view/Dialog'
import { Tabs, tabId } from '../../view/Tabs'
import { closeDialog } from '../stage'
import '../words'
import { AddressRows } from './AddressRows'
import { MessageRows } from './MessageRows'
import { WayRows } from './WayRows'
import './setup.css'

const PARTS = ['message', 'way', 'addresses'] as const
const PANEL = 'setup-part'

export default function SetupDialog() {
  const [part, setPart] = useState<(typeof PARTS)[number]>('message')
  const scenario = useOctet(state => state.scenario)
  const Rows = { message: MessageRows, way: WayRows, addresses: AddressRows }[part]
  return (
    <Dialog wide title={say('shell.setup')} close={say('shell.close')} onClose={closeDialog}>
      <Tabs
        label={say('shell.setup')}
        tabs={PARTS.map(id => ({ id, label: say(`setup.${id}`) }))}
        open={part}
        onOpen={setPart}
        panel={PANEL}
      />
      <div id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, part)} className="setup">
        <Rows scenario={scenario} />
      </div>
    </Dialog>
  )
}
