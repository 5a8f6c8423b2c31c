// A rich sentence: its words in the colour of the layer they name, bold, or in the face of bytes; a failure has a mark.
import type { Rich, Run } from '../story/message'
import { Icon } from './Icon'

function look({ layer, strong, octets, alarm }: Run) {
  const tone = alarm ? 'alarm' : layer
  return [tone && `toned tone-${tone}`, strong && 'strong', octets && 'octets'].filter(Boolean).join(' ')
}

export function Words({ runs }: { readonly runs: Rich }) {
  return runs.map((run, at) => {
    const classes = look(run)
    return classes ? (
      <span key={at} className={classes}>
        {run.alarm && <Icon name="cross" />}
        {run.text}
      </span>
    ) : (
      run.text
    )
  })
}
