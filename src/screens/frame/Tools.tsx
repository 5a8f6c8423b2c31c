// What else fits behind a click in Frame: the bytes to take along, the address workshop.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { Menu } from '../../view/Menu'

const TakeDialog = lazy(() => import('./TakeDialog'))
const AddressDialog = lazy(() => import('./AddressDialog'))

interface ToolsProps {
  readonly octets: Uint8Array
  /** What had no room elsewhere. */
  readonly children?: ReactNode
}

export function Tools({ octets, children }: ToolsProps) {
  const [open, setOpen] = useState<'take' | 'address'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu name={say('frame.tools')} icon="more">
        {children}
        <Button look="quiet" onClick={() => setOpen('take')}>
          {say('frame.take')}
        </Button>
        <Button look="quiet" onClick={() => setOpen('address')}>
          {say('frame.addresses')}
        </Button>
      </Menu>
      <Suspense fallback={null}>
        {open === 'take' && <TakeDialog octets={octets} onClose={close} />}
        {open === 'address' && <AddressDialog onClose={close} />}
      </Suspense>
    </>
  )
}
