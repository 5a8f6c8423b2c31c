// The rarer switches of TCP, each as it stands; turning one simulates the run again.
import { setNoDelay, setTcp } from '../../scenario/edits'
import { mayUseStreams } from '../../scenario/streams'
import { settingsOf } from '../../sim/tcp/settings'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'

const SWITCHES = ['nagle', 'delayedAck', 'sack', 'timestamps', 'windowScale', 'limitedTransmit'] as const

export function Advanced() {
  const scenario = useOctet(state => state.scenario)
  if (!mayUseStreams(scenario)) return null
  const settings = settingsOf(scenario, scenario.links[0]?.mtu ?? 1500)
  const sender = scenario.programs.find(each => each.kind === 'sender')
  return (
    <details className="network-advanced">
      <summary>{say('delivery.advanced')}</summary>
      <div className="network-switches">
        {sender && (
          <label className="check">
            <input
              type="checkbox"
              checked={sender.noDelay ?? false}
              onChange={event => act.edit(each => setNoDelay(each, event.target.checked))}
            />
            <span>{say('delivery.tcp.noDelay')}</span>
          </label>
        )}
        {SWITCHES.map(name => (
          <label key={name} className="check">
            <input
              type="checkbox"
              checked={settings[name]}
              onChange={event => act.edit(each => setTcp(each, { [name]: event.target.checked }))}
            />
            <span>{say(`delivery.tcp.${name}`)}</span>
          </label>
        ))}
      </div>
    </details>
  )
}
