// A length worked out: the headers and the data it counts, and the words of four where it counts in those.
import type { LengthWork } from '../../scene/frameWorking'
import type { Say } from '../../story/message'
import './working.css'

export function LengthSum({ work, say }: { readonly work: LengthWork; readonly say: Say }) {
  const { parts, octets, unit, wanted, seen } = work
  return (
    <div className="working">
      <p className="length-sum octets">
        {parts.map((part, i) => (
          <span key={part.key} className="length-term">
            {i > 0 && <span aria-hidden="true">+</span>}
            <span className={`length-part tone-${part.tone}`} data-key={part.key} data-keys={part.key}>
              <b>{part.octets}</b> <span className="length-label">{part.label}</span>
            </span>
          </span>
        ))}
        {(parts.length > 1 || unit === 1) && <b>= {octets}</b>}
        {unit > 1 && (
          <span>
            : {unit} = <b>{wanted}</b>
          </span>
        )}
      </p>
      <p>{say(unit > 1 ? 'frame.work.inWords' : 'frame.work.inBytes', { octets, wanted, unit })}</p>
      {seen !== wanted && (
        <p className="working-wrong">
          {say('frame.work.differs', { seen: String(seen), wanted: String(wanted) })}
        </p>
      )}
    </div>
  )
}
