// What else fits behind a click in Frame: the bytes to take along, the address workshop.
import { lazy, Suspense, useState } from 'react'
import { say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { Menu } from '../../view/Menu'

const TakeDialog = lazy(() => import('./TakeDialog'))
const AddressDialog = lazy(() => import('./AddressDialog'))

export function Tools({ octets }: { readonly octets: Uint8Array }) {
  const [open, setOpen] = useState<'take' | 'address'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu name={say('frame.tools')} icon="more">
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
