// A rich sentence: its words in the colour of the layer they name, bold, or in the face of bytes.
import type { Rich, Run } from '../story/message'

function look({ layer, strong, octets }: Run) {
  return [layer && `toned tone-${layer}`, strong && 'strong', octets && 'octets'].filter(Boolean).join(' ')
}

export function Words({ runs }: { readonly runs: Rich }) {
  return runs.map((run, at) => {
    const classes = look(run)
    return classes ? (
      <span key={at} className={classes}>
        {run.text}
      </span>
    ) : (
      run.text
    )
  })
}
