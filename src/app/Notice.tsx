// One sentence about something that was refused or done.
import type { Notice as Told } from '../store/state'
import { act } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import './words'

export default function Notice({ notice }: { readonly notice: Told }) {
  return (
    <p className="notice">
      <span>{say(notice.key, notice.args)}</span>
      <Button look="quiet" icon="close" name={say('shell.close')} onClick={() => act.notify(null)} />
    </p>
  )
}
