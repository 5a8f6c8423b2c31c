// The address workshop: IPv4, IPv6, MAC, ports and byte order, each behind a tab; what was typed stays while it is open.
import { useId, useState } from 'react'
import { addMessages, say } from '../../story/catalogue'
import { workshop } from '../../story/en/workshop'
import { Dialog } from '../../view/Dialog'
import { Tabs, tabId } from '../../view/Tabs'
import { WorkshopIpv4 } from './WorkshopIpv4'
import { WorkshopIpv6 } from './WorkshopIpv6'
import { WorkshopMac } from './WorkshopMac'
import { WorkshopOrder } from './WorkshopOrder'
import { WorkshopPorts } from './WorkshopPorts'
import './workshop.css'

addMessages(workshop)

const PARTS = {
  ipv4: WorkshopIpv4,
  ipv6: WorkshopIpv6,
  mac: WorkshopMac,
  ports: WorkshopPorts,
  order: WorkshopOrder,
}
type Part = keyof typeof PARTS
const IDS: readonly Part[] = ['ipv4', 'ipv6', 'mac', 'ports', 'order']

export default function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  const [open, setOpen] = useState<Part>('ipv4')
  const panel = useId()
  return (
    <Dialog title={say('frame.addresses')} close={say('shell.close')} onClose={onClose} wide>
      <div className="workshop">
        <Tabs
          label={say('workshop.tabs')}
          tabs={IDS.map(id => ({ id, label: say(`workshop.tab.${id}`) }))}
          open={open}
          onOpen={setOpen}
          panel={panel}
        />
        <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, open)} className="workshop-panel">
          {IDS.map(id => {
            const Shown = PARTS[id]
            return (
              <div key={id} hidden={id !== open}>
                <Shown />
              </div>
            )
          })}
        </div>
      </div>
    </Dialog>
  )
}
